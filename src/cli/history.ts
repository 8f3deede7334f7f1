import { SizeHistory } from '../domain/series/size-history.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { UsageError } from '../domain/values/problem.ts'
import { nearest, oneLine } from '../domain/values/text.ts'
import { columns } from '../render/text-table.ts'
import { HistoryUnavailable } from '../series/history-branch.ts'
import { readHistory } from '../series/read-history.ts'
import type { Arguments } from './arguments.ts'
import { historyBranch } from './history-branch.ts'
import { EXIT, type World } from './world.ts'

const VERBS = { show: showHistory }

/** `history`: sizes as they were, from the branch where the action keeps them. */
export async function historyCommand(args: Arguments, world: World): Promise<number> {
  const [verb = '', ...rest] = args.positionals
  if (!isVerb(verb)) {
    const known = Object.keys(VERBS)
    const guess = nearest(verb, known)
    const hint = guess === undefined ? '' : ` Did you mean ${guess}?`
    const what = verb === '' ? 'What is to be done is missing' : `There is no ${oneLine(verb, 40)}`
    throw new UsageError(`history: ${what}.${hint} Say one of ${known.join(', ')}.`)
  }
  try {
    return await VERBS[verb]({ ...args, positionals: rest }, world)
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error
    world.stderr.write(`${oneLine(error.message)}. ${error.cure}\n`)
    return EXIT.inconclusive
  }
}

function isVerb(verb: string): verb is keyof typeof VERBS {
  return Object.hasOwn(VERBS, verb)
}

async function showHistory(args: Arguments, world: World): Promise<number> {
  const branch = await historyBranch(args, world)
  const stored = await readHistory(branch, { now: new Date(), depth: 'all' })
  if (stored === null) {
    world.stderr.write(`There is no branch ${branch.name}.\n`)
    return EXIT.inconclusive
  }
  const history = new SizeHistory(stored, [])
  const rows = history.all().map(({ service, platform, records }) => {
    const last = records.at(-1)
    return [service, platform ?? '', formatBytes(last?.bytes ?? 0), last?.t.slice(0, 10) ?? '']
  })
  world.stdout.write(`${columns(rows, [2]).join('\n')}\n`)
  return EXIT.pass
}
