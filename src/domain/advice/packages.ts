import type { Run } from './run.ts'
import type { Command } from './shell.ts'

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
    commands: /^(?:dnf|dnf5|microdnf|yum)$/,
    installs: /^(?:install|groupinstall)$/,
    removes: /^(?:remove|erase|autoremove)$/,
  },
}

/** Names of Debian, Alpine and Fedora alike; whatever else stands there is not repeated. */
const PACKAGE = /^[a-z0-9][a-z0-9+._-]*$/i

/** Options whose value is a word of its own. */
const VALUED = new Set(['-t', '--virtual', '-o', '--repository', '-X', '--target-release'])

export function isManager(command: Command, manager: Manager): boolean {
  return MANAGERS[manager].commands.test(command.name)
}

/** Whether the step installs by that package manager. */
export function installsBy(run: Run, manager: Manager): boolean {
  return run.commands.some((command) => isManager(command, manager) && isInstall(command, manager))
}

function isInstall({ operands }: Command, manager: Manager): boolean {
  return operands.some((word) => MANAGERS[manager].installs.test(word))
}

/** The system's packages that a step installs, without versions. */
export function installedPackages(run: Run, manager?: Manager): string[] {
  const managers = manager === undefined ? (['apt', 'apk', 'dnf'] as const) : [manager]
  return run.commands.flatMap((command) =>
    managers.flatMap((each) => (isManager(command, each) ? packagesOf(command, each) : [])),
  )
}

function packagesOf(command: Command, manager: Manager): string[] {
  const verb = command.words.findIndex((word) => MANAGERS[manager].installs.test(word))
  if (verb < 0) return []
  return command.words
    .slice(verb + 1)
    .filter((word, index, words) => !word.startsWith('-') && !VALUED.has(words[index - 1] ?? ''))
    .map((word) => word.replace(/[=<>~@:/].*$/s, ''))
    .filter((word) => PACKAGE.test(word))
}

/** Whether packages are removed again in the step that may have installed them. */
export function removesPackages(run: Run): boolean {
  return run.commands.some((command) =>
    (['apt', 'apk', 'dnf'] as const).some(
      (manager) =>
        isManager(command, manager) &&
        command.operands.some((word) => MANAGERS[manager].removes.test(word)),
    ),
  )
}
