import { UsageError } from '../domain/values/problem.ts'
import { nearest, oneLine } from '../domain/values/text.ts'
import { wrapped } from '../render/text-wrap.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { checkCommand } from './check.ts'
import { COMMAND_HELP, HELP } from './help.ts'
import { printableOutput } from './paint.ts'
import { EXIT, type World } from './world.ts'

/** Where there is no terminal. */
const HELP_COLUMNS = 98

type Command = (args: Arguments, world: World) => Promise<number>
type Options = Parameters<typeof readArguments>[1]

const COMMON: Options = ['help', 'format', 'insecure-registry', 'auth-host', 'cache-dir', 'timeout']

const FOR_REPORT: Options = [
  'for-report',
  'config',
  'head',
  'base',
  'images',
  'platforms',
  'explain',
  'measurements',
  'shard',
]

const COMMANDS: Record<keyof typeof COMMAND_HELP, { options: Options; run: Command }> = {
  check: {
    options: [
      ...COMMON,
      'bandwidth',
      'explain',
      'max-download',
      'prices',
      'config',
      'head',
      'base',
      'images',
      'missing-head',
      'platforms',
      'noise-floor',
      'on-inconclusive',
      'measurements',
      'metrics-dir',
      'sarif',
    ],
    run: checkCommand,
  },
  // Each loads what it alone needs: what makes a diff, or servers and images of its own.
  diff: {
    options: [...COMMON, 'bandwidth', 'platform', 'dockerfile', 'target', 'files', 'max-download'],
    run: async (args, world) => (await import('./references.ts')).diffCommand(args, world),
  },
  explain: {
    options: [
      ...COMMON,
      'bandwidth',
      'platform',
      'dockerfile',
      'target',
      'files',
      'depth',
      'filter',
      'html',
      'max-download',
    ],
    run: async (args, world) => (await import('./references.ts')).explainCommand(args, world),
  },
  measure: {
    options: [...COMMON, ...FOR_REPORT],
    run: async (args, world) => (await import('./measure.ts')).measureCommand(args, world),
  },
  suggest: {
    options: [
      ...COMMON,
      'config',
      'head',
      'margin',
      'below',
      'raise',
      'dry-run',
      'days',
      'repository',
      'history-branch',
    ],
    run: async (args, world) => (await import('./suggest/suggest.ts')).suggestCommand(args, world),
  },
  history: {
    options: [...COMMON, 'config', 'repository', 'history-branch', 'tags'],
    run: async (args, world) => (await import('./history.ts')).historyCommand(args, world),
  },
  audit: {
    options: [
      ...COMMON,
      'config',
      'head',
      'platforms',
      'on-inconclusive',
      'repository',
      'history-branch',
    ],
    run: async (args, world) => (await import('./audit.ts')).auditCommand(args, world),
  },
  dashboard: {
    options: ['help', 'config', 'repository', 'history-branch', 'output'],
    run: async (args, world) => (await import('./dashboard.ts')).dashboardCommand(args, world),
  },
  demo: {
    options: ['help'],
    run: async (_, world) => (await import('../demo/demo.ts')).demo(world),
  },
}

/** The command line: words in, exit code out. Everything that goes wrong is a sentence on stderr. */
export async function run(argv: readonly string[], given: World): Promise<number> {
  const world = {
    ...given,
    stdout: printableOutput(given.stdout),
    stderr: printableOutput(given.stderr),
  }
  const [name = '', ...rest] = argv
  try {
    if (['--version', '-v', 'version'].includes(name)) {
      world.stdout.write(`${(await import('./version.ts')).version}\n`)
      return EXIT.pass
    }
    if (['', '--help', '-h', 'help'].includes(name)) return help(name, rest, world)
    if (!isCommand(name)) throw new UsageError(unknown(name))
    const { options, run } = COMMANDS[name]
    const args = readArguments(rest, options, commandsWith)
    if (!args.help) return await run(args, world)
    return help('help', [name], world)
  } catch (error) {
    return told(error, world)
  }
}

/** `help`, and `help check`. */
function help(word: string, [command]: readonly string[], { stdout }: World): number {
  if (command !== undefined && !isCommand(command)) throw new UsageError(unknown(command))
  const text = command === undefined ? HELP : COMMAND_HELP[command]
  stdout.write(wrapped(text, stdout.columns ?? HELP_COLUMNS))
  return word === '' ? EXIT.usage : EXIT.pass
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name)
}

function commandsWith(option: string): string[] {
  return Object.entries(COMMANDS).flatMap(([name, { options }]) =>
    options.some((each) => each === option) ? [name] : [],
  )
}

function unknown(name: string): string {
  const commands = Object.keys(COMMANDS)
  const guess = nearest(name, commands)
  const hint = guess === undefined ? '' : ` Did you mean ${guess}?`
  return `There is no command ${JSON.stringify(oneLine(name, 40))}.${hint} Commands: ${commands.join(', ')}.`
}

function told(error: unknown, { stderr, env }: World): number {
  const message = error instanceof Error ? error.message : String(error)
  stderr.write(`${wrapped(message, stderr.columns)}\n`)
  if (error instanceof UsageError) return EXIT.usage
  stderr.write(
    'That was not foreseen. Run it again with DOCKER_IMAGE_BUDGETS_DEBUG=1 and report it.\n',
  )
  if (env['DOCKER_IMAGE_BUDGETS_DEBUG'] && error instanceof Error) stderr.write(`${error.stack}\n`)
  return EXIT.inconclusive
}
