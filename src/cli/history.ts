import { resolve } from 'node:path'
import { loadSingle } from '../common/budget-file.ts'
import type { Budget } from '../domain/budget/budget.ts'
import { UsageError } from '../domain/values/problem.ts'
import { nearest, oneLine } from '../domain/values/text.ts'
import { HistoryUnavailable } from '../series/history-branch.ts'
import type { Arguments } from './arguments.ts'
import { readText } from './budget-text.ts'
import { EXIT, type World } from './world.ts'

/** What is asked for, without its verb. */
type Verb = (args: Arguments, world: World, budgets: readonly Budget[]) => Promise<number>

/** Each loads what it alone needs. */
const VERBS: Readonly<Record<'import' | 'show' | 'export', Verb>> = {
  import: async (...asked) => (await import('./history-import.ts')).importHistory(...asked),
  show: async (...asked) => (await import('./history-show.ts')).showHistory(...asked),
  export: async (...asked) => (await import('./history-export.ts')).exportHistory(...asked),
}

/** `history`: sizes as they were, on the branch where the action keeps them. */
export async function historyCommand(args: Arguments, world: World): Promise<number> {
  const [verb = '', ...rest] = args.positionals
  if (!isVerb(verb)) throw new UsageError(unknownVerb(verb))
  checkOptions(verb, args)
  try {
    return await VERBS[verb]({ ...args, positionals: rest }, world, await budgetsOf(args, world))
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error
    world.stderr.write(`${oneLine(error.message, 1_000)}. ${error.cure}\n`)
    return EXIT.inconclusive
  }
}

/** Nothing is read and then ignored. */
function checkOptions(verb: keyof typeof VERBS, { dataFormat, format, tags }: Arguments): void {
  if (verb !== 'import' && tags !== undefined) throw new UsageError('--tags is for history import')
  if (verb === 'import' && (dataFormat ?? format) !== 'text') {
    throw new UsageError('history import writes to a branch, and says so in text alone')
  }
  if (verb === 'show' && dataFormat !== null) {
    throw new UsageError(`--format ${dataFormat} is for history export: use text, markdown or json`)
  }
  if (verb === 'export' && dataFormat === null && format === 'markdown') {
    throw new UsageError('--format markdown is for history show: use csv, json or openmetrics')
  }
}

function isVerb(verb: string): verb is keyof typeof VERBS {
  return Object.hasOwn(VERBS, verb)
}

function unknownVerb(verb: string): string {
  const known = Object.keys(VERBS)
  const guess = nearest(verb, known)
  const hint = guess === undefined ? '' : ` Did you mean ${guess}?`
  const what = verb === '' ? 'nothing is said to do' : `there is no ${oneLine(verb, 40)}`
  return `history: ${what}.${hint} Say one of ${known.join(', ')}.`
}

/** None where there is no file: a history can be read without. */
async function budgetsOf({ config }: Arguments, { directory }: World): Promise<readonly Budget[]> {
  const file = { path: resolve(directory, config), name: oneLine(config) }
  const text = await readText(file)
  return text === null ? [] : loadSingle(file.name, text).budgets
}
