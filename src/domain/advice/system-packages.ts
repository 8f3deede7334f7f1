import { installedPackages, installsBy, isManager } from './packages.ts'
import { about, type Draft, unknownUpTo } from './rule.ts'
import { deletes, isCommand, type Run, runs } from './run.ts'

const APT = /^(?:apt|apt-get|aptitude)$/
const DNF = /^(?:dnf|dnf5|microdnf|yum)$/

/** What the lists came to, as measured. */
const APT_LISTS_BYTES = 15.7e6

export function aptLists(run: Run): Draft | null {
  const cleans = deletes(run, /\/var\/lib\/.*apt/) || runs(run, APT, /^dist-?clean$/)
  if (run.hidesCleaning || cleans || !runs(run, APT, 'update')) return null
  return {
    rule: 'apt-lists',
    layer: run.layer,
    ...about(Math.min(APT_LISTS_BYTES, run.bytes)),
    sentence:
      'The package lists that "apt-get update" fetches likely stay in this layer; nothing that runs needs them.',
    cure: 'Remove the lists in the same RUN: a later one only hides them.',
    dockerfile:
      'RUN apt-get update && apt-get install -y --no-install-recommends PACKAGES && rm -rf /var/lib/apt/lists/*',
  }
}

/** What the recommended packages of each came to, as measured. */
const RECOMMENDS_BYTES = new Map([
  ['python3-pip', 156e6],
  ['git', 7.4e6],
  ['curl', 0.35e6],
])

export function recommends(run: Run): Draft | null {
  const installs = run.commands.filter(
    (command) =>
      isCommand(command, APT, 'install') && !isCommand(command, APT, '--no-install-recommends'),
  )
  const isSwitchedOff = /install-recommends["'=\s]+(?:false|0|no\b)/i.test(run.text)
  if (run.text.endsWith('…') || isSwitchedOff || installs.length === 0) return null
  const packages = installedPackages({ ...run, commands: installs }, 'apt')
  return {
    rule: 'recommends',
    layer: run.layer,
    ...recommendedBytes(packages, run.bytes),
    sentence:
      'apt-get likely installs what its packages recommend beside what they need: documentation, compilers, fonts.',
    cure: 'Install without recommended packages, and name the ones that are missed.',
    dockerfile: 'RUN apt-get install -y --no-install-recommends PACKAGES',
  }
}

/** A package that was not measured may recommend anything, up to the layer. */
function recommendedBytes(packages: readonly string[], layerBytes: number) {
  const known = packages.flatMap((name) => RECOMMENDS_BYTES.get(name) ?? [])
  const bytes = known.reduce((sum, each) => sum + each, 0)
  const isWhole = known.length === packages.length && packages.length > 0
  return isWhole || bytes >= 1e6 ? about(Math.min(bytes, layerBytes)) : unknownUpTo(layerBytes)
}

export function apkCache(run: Run): Draft | null {
  const fetches = run.commands.some(
    (command) =>
      isCommand(command, /^apk$/, /^(?:add|update|upgrade)$/) &&
      !isCommand(command, /^apk$/, '--no-cache'),
  )
  const cleans =
    deletes(run, /\/(?:var|etc)\/.*(?:apk|cache)/) || runs(run, /^apk$/, 'cache', /^clean$/)
  if (run.hidesCleaning || cleans || !fetches) return null
  return {
    rule: 'apk-cache',
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence:
      'The package index that apk fetches likely stays in this layer; nothing that runs needs it.',
    cure: 'Let apk keep nothing.',
    dockerfile: 'RUN apk add --no-cache PACKAGES',
  }
}

export function dnfCache(run: Run): Draft | null {
  const fetches = runs(run, DNF, /^(?:install|groupinstall|update|upgrade|makecache)$/)
  const cleans = deletes(run, /\/var\/.*(?:cache|dnf|yum)/) || runs(run, DNF, 'clean', /./)
  if (run.hidesCleaning || cleans || !fetches) return null
  return {
    rule: 'dnf-cache',
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence:
      'The metadata of every repository that dnf or yum fetches likely stays in this layer; nothing that runs needs it.',
    cure: 'Clean in the same RUN: a later one only hides what is there.',
    dockerfile: 'RUN dnf install -y --setopt=install_weak_deps=False PACKAGES && dnf clean all',
  }
}

const UPGRADE = /^(?:upgrade|dist-upgrade|full-upgrade|safe-upgrade)$/

export function upgrade(run: Run): Draft | null {
  const upgrades = run.commands.some(
    (command) =>
      isCommand(command, APT, UPGRADE) ||
      isCommand(command, /^apk$/, 'upgrade') ||
      isWholeUpdate(command),
  )
  if (!upgrades) return null
  const installs = (['apt', 'apk', 'dnf'] as const).some((manager) => installsBy(run, manager))
  return {
    rule: 'upgrade',
    layer: run.layer,
    ...(installs ? unknownUpTo(run.bytes) : about(run.bytes)),
    sentence:
      'An upgrade likely stores again, in this layer, packages whose old files stay below it in the base image.',
    cure: 'Build from a newer base image, whose packages are already the new ones.',
    dockerfile: null,
  }
}

/** `dnf update` without packages: of these tools "update" is what others call "upgrade". */
function isWholeUpdate(command: Run['commands'][number]): boolean {
  const verb = command.operands.findIndex((word) => /^(?:update|upgrade)$/.test(word))
  return isManager(command, 'dnf') && verb >= 0 && command.operands.length === verb + 1
}
