import { type Command, isCommand } from '../../shell/command.ts'
import { shellWords } from '../lines.ts'
import { isInstall, type Manager, packageWords } from '../packages/packages.ts'
import { typically, unknownUpTo } from '../rule.ts'
import type { Run } from '../run.ts'
import type { Cache } from './cache.ts'

export const APT = /^(?:apt|apt-get|aptitude)$/
const DNF = /^(?:dnf|dnf5|microdnf|yum|tdnf)$/

/** What the lists came to, as measured. */
const APT_LISTS_BYTES = 15.7e6

/** The packages that the step installs, as they are written there; a common one where none are. */
function packagesOf(run: Run, manager: Manager): string {
  const words = run.commands
    .filter((command) => isInstall(command, manager))
    .flatMap((command) => packageWords(command, manager))
    .filter((word) => !word.startsWith('.'))
  const line = shellWords([...new Set(words)])
  return line === null || line === '' ? 'ca-certificates' : line
}

export function aptInstallLine(run: Run): string {
  return `RUN apt-get update && apt-get install -y --no-install-recommends ${packagesOf(run, 'apt')} && rm -rf /var/lib/apt/lists/*`
}

const aptLists: Cache = {
  rule: 'apt-lists',
  fetches: (command) => isCommand(command, APT, 'update'),
  cleans: (command) => isCommand(command, APT, /^dist-?clean$/),
  folders: ['/var/lib/apt/lists'],
  // Who lets apt keep what it downloads has its folders in cache mounts.
  settings: /apt\.conf\.d\/docker-clean|Keep-Downloaded-Packages/,
  saving: ({ bytes }) => typically(APT_LISTS_BYTES, bytes),
  sentence:
    'The package lists that "apt-get update" fetches likely stay in this layer; nothing that runs needs them.',
  cure: 'Remove the lists in the same RUN: a later one only hides them.',
  summary: 'remove the package lists in the RUN that fetches them',
  line: aptInstallLine,
}

const apk: Cache = {
  rule: 'apk-cache',
  fetches: (command) =>
    isCommand(command, /^apk$/, /^(?:add|update|upgrade)$/) &&
    !isCommand(command, /^apk$/, '--no-cache'),
  cleans: (command) => isCommand(command, /^apk$/, 'cache', /^(?:clean|purge)$/),
  folders: ['/var/cache/apk', '/etc/apk/cache'],
  saving: ({ bytes }) => unknownUpTo(bytes),
  sentence:
    'The package index that apk fetches likely stays in this layer; nothing that runs needs it.',
  cure: 'Let apk keep nothing.',
  summary: 'let apk keep no index',
  line: (run) => `RUN apk add --no-cache ${packagesOf(run, 'apk')}`,
}

const dnf: Cache = {
  rule: 'dnf-cache',
  fetches: (command) =>
    isCommand(command, DNF, /^(?:install|groupinstall|update|upgrade|makecache)$/),
  cleans: (command) => isCommand(command, DNF, 'clean', /./),
  folders: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5', '/var/cache/tdnf'],
  saving: ({ bytes }) => unknownUpTo(bytes),
  sentence:
    'The metadata of every repository that dnf or yum fetches likely stays in this layer; nothing that runs needs it.',
  cure: 'Clean in the same RUN: a later one only hides what is there.',
  summary: 'clean up after dnf in the same RUN',
  line: (run) => {
    const name = run.commands.find((command: Command) => isInstall(command, 'dnf'))?.name ?? 'dnf'
    const weak = name === 'yum' ? '' : ' --setopt=install_weak_deps=False'
    return `RUN ${name} install -y${weak} ${packagesOf(run, 'dnf')} && ${name} clean all`
  },
}

export const SYSTEM_CACHES: readonly Cache[] = [aptLists, apk, dnf]
