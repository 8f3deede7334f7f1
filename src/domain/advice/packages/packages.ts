import { type Command, isCommand } from '../../shell/command.ts'
import type { Run } from '../run.ts'

export type Manager = 'apt' | 'apk' | 'dnf'

interface Verbs {
  readonly commands: RegExp
  readonly installs: RegExp
  readonly removes: RegExp
}

const MANAGERS: Readonly<Record<Manager, Verbs>> = {
  apt: {
    commands: /^(?:apt|apt-get|aptitude)$/,
    installs: /^install$/,
    removes: /^(?:remove|purge|autoremove|autopurge)$/,
  },
  apk: { commands: /^apk$/, installs: /^add$/, removes: /^del$/ },
  dnf: {
    commands: /^(?:dnf|dnf5|microdnf|yum|tdnf)$/,
    installs: /^(?:install|groupinstall)$/,
    removes: /^(?:remove|erase|autoremove)$/,
  },
}
const ALL = ['apt', 'apk', 'dnf'] as const

/** Names of Debian, Alpine and Fedora alike; whatever else stands there is not repeated. */
const PACKAGE = /^[a-z0-9][a-z0-9+._-]*$/i

/** Options whose value is a word of its own. */
const VALUED = new Set(
  '-t -o -c -X -p --virtual --repository --target-release --option --config-file --root --arch --enablerepo --disablerepo --setopt --releasever --installroot'.split(
    ' ',
  ),
)

export function isManager(command: Command, manager: Manager): boolean {
  return MANAGERS[manager].commands.test(command.name)
}

/** Whether the step installs by that package manager. */
export function installsBy(run: Run, manager: Manager): boolean {
  return run.commands.some((command) => isInstall(command, manager))
}

export function isInstall(command: Command, manager: Manager): boolean {
  return isManager(command, manager) && verbAt(command, MANAGERS[manager].installs) > 0
}

/** The first word that is no option, where it is the verb. */
function verbAt({ words }: Command, verb: RegExp): number {
  const at = words.findIndex(
    (word, index) => index > 0 && !word.startsWith('-') && !VALUED.has(words[index - 1] ?? ''),
  )
  return verb.test(words[at] ?? '') ? at : -1
}

/** What stands behind a verb, without options. */
function operandsOf({ words }: Command, at: number): string[] {
  return words
    .slice(at + 1)
    .filter((word, index, rest) => !word.startsWith('-') && !VALUED.has(rest[index - 1] ?? ''))
}

/** The system's packages that a step surely installs, and leaves installed, without versions. */
export function installedPackages(run: Run, ...managers: readonly Manager[]): string[] {
  const asked = managers.length === 0 ? ALL : managers
  return asked.flatMap((manager) => {
    const installs = run.commands.filter(
      (command) => !command.isConditional && isInstall(command, manager),
    )
    const removal = removedIn(run, manager)
    const kept = installs.filter((command) => !removal.takes(groupOf(command)))
    return kept
      .flatMap((command) => packagesIn(command, manager))
      .filter((name) => !removal.takes(name))
  })
}

/** As they are written, versions and all. */
export function packageWords(command: Command, manager: Manager): string[] {
  return operandsOf(command, verbAt(command, MANAGERS[manager].installs))
}

function packagesIn(command: Command, manager: Manager): string[] {
  return packageWords(command, manager)
    .map((word) => word.replace(/[=<>~@:/].*$/s, ''))
    .filter((word) => PACKAGE.test(word))
}

/** `apk add --virtual .build-deps gcc`: all of it goes by that name. */
function groupOf({ words }: Command): string {
  const at = words.findIndex((word) => /^(?:-t|--virtual)$/.test(word))
  const inline = words.find((word) => word.startsWith('--virtual='))
  return inline?.slice('--virtual='.length) ?? (at < 0 ? '' : (words[at + 1] ?? ''))
}

interface Removal {
  readonly takes: (name: string) => boolean
}

/** What is removed again; anything may be where that is not told by names. */
function removedIn({ commands }: Run, manager: Manager): Removal {
  // `apt-mark auto '.*'`, and then autoremove.
  const isMarked = commands.some((command) => isCommand(command, /^apt-mark$/, 'auto'))
  const known = new Set<string>()
  let isOpen = false
  for (const command of commands.filter((each) => isManager(each, manager))) {
    const at = verbAt(command, MANAGERS[manager].removes)
    const names = at < 0 ? [] : operandsOf(command, at)
    const isUntold = at >= 0 && names.length === 0 && isMarked
    if (isUntold || names.some((word) => /[$`*?^]/.test(word))) isOpen = true
    for (const name of names) known.add(name.replace(/[=:].*$/s, ''))
  }
  return { takes: (name) => name !== '' && (isOpen || known.has(name)) }
}

/** Whether packages are removed in the step. */
export function removesPackages(command: Command): boolean {
  return ALL.some(
    (manager) => isManager(command, manager) && verbAt(command, MANAGERS[manager].removes) > 0,
  )
}
