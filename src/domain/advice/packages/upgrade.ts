import { type Command, isCommand } from '../../shell/command.ts'
import { APT, aptInstallLine } from '../caches/system.ts'
import { type Draft, typically, unknownUpTo, upTo } from '../rule.ts'
import type { Run } from '../run.ts'
import { installedPackages, installsBy, isManager } from './packages.ts'

/** What the recommended packages of each came to, as measured. */
const RECOMMENDS_BYTES = new Map([
  ['python3-pip', 156e6],
  ['git', 7.4e6],
  ['curl', 0.35e6],
])

/** @param written what steps write into files: it may switch them off */
export function recommends(run: Run, written: readonly string[]): Draft | null {
  const installs = run.commands.filter(
    (command) =>
      isCommand(command, APT, 'install') &&
      !command.isConditional &&
      !isCommand(
        command,
        APT,
        /^--no-install-recommends$|^--without-recommends$|^-R$|install-recommends=(?:0|no|false)$/i,
      ),
  )
  const isSwitchedOff = written.some((text) =>
    /install-recommends["'\s]+["']?(?:false|0|no\b)/i.test(text),
  )
  if (run.isCut || isSwitchedOff || installs.length === 0) return null
  const packages = installedPackages({ ...run, commands: installs }, 'apt')
  return {
    rule: 'recommends',
    layer: run.layer,
    ...recommendedBytes(packages, run.bytes),
    sentence:
      'apt-get likely installs what its packages recommend beside what they need: documentation, compilers, fonts.',
    cure: 'Install without recommended packages, and name the ones that are missed.',
    summary: 'install without recommended packages',
    dockerfile: aptInstallLine(run),
  }
}

/** A package that was not measured may recommend anything, up to the layer. */
function recommendedBytes(packages: readonly string[], layerBytes: number) {
  const known = packages.flatMap((name) => RECOMMENDS_BYTES.get(name) ?? [])
  const bytes = known.reduce((sum, each) => sum + each, 0)
  const isWhole = known.length === packages.length && packages.length > 0
  return isWhole || bytes >= 1e6 ? typically(bytes, layerBytes) : unknownUpTo(layerBytes)
}

const UPGRADE = /^(?:upgrade|dist-upgrade|full-upgrade|safe-upgrade)$/

export function upgrade(run: Run): Draft | null {
  const upgrades = run.commands.some(
    (command) =>
      !command.isConditional &&
      (isCommand(command, APT, UPGRADE) ||
        isCommand(command, /^apk$/, 'upgrade') ||
        isWholeUpdate(command)),
  )
  if (!upgrades) return null
  const installs = (['apt', 'apk', 'dnf'] as const).some((manager) => installsBy(run, manager))
  return {
    rule: 'upgrade',
    layer: run.layer,
    ...(installs ? unknownUpTo(run.bytes) : upTo(run.bytes)),
    sentence:
      'An upgrade likely stores again, in this layer, packages whose old files stay below it in the base image.',
    cure: 'Build from a newer base image, whose packages are already the new ones.',
    summary: 'build from a newer base image instead of upgrading its packages',
    dockerfile: null,
  }
}

/** `dnf update` without packages: of these tools "update" is what others call "upgrade". */
function isWholeUpdate(command: Command): boolean {
  const verb = command.operands.findIndex((word) => /^(?:update|upgrade)$/.test(word))
  return isManager(command, 'dnf') && verb >= 0 && command.operands.length === verb + 1
}
