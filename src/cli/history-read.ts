import type { Budget } from '../domain/budget/budget.ts'
import { nameOf } from '../domain/report/size-records.ts'
import { type Series, SizeHistory } from '../domain/series/size-history.ts'
import { UsageError } from '../domain/values/problem.ts'
import { nearest, oneLine } from '../domain/values/text.ts'
import { HistoryUnavailable } from '../series/history-branch.ts'
import { readHistory } from '../series/read-history.ts'
import type { Arguments } from './arguments.ts'
import { historyBranch } from './history-branch.ts'
import type { World } from './world.ts'

/**
 * All of the history, or the series of the services that are named.
 * @throws {UsageError} on a name that it does not know.
 */
export async function readSeries(
  args: Arguments,
  world: World,
  budgets: readonly Budget[],
): Promise<Series[]> {
  return named((await readSizes(args, world, budgets)).all(), args.positionals)
}

/** All of the history; lines that cannot be read are told. */
export async function readSizes(
  args: Arguments,
  world: World,
  budgets: readonly Budget[],
): Promise<SizeHistory> {
  const branch = await historyBranch(args, world)
  const stored = await readHistory(branch, { now: new Date(), depth: 'all' })
  if (stored === null) {
    throw new HistoryUnavailable(
      `There is no branch ${branch.name}`,
      `The action makes it on a push to the default branch, with the input history-branch; history import makes one of the tags that there are. ${
        args.repository === undefined
          ? 'In a clone it has to be fetched.'
          : 'GitHub says the same of a repository that the token in GITHUB_TOKEN may not see.'
      }`,
    )
  }
  for (const line of stored.torn)
    world.stderr.write(`note: ${oneLine(line)}; the line is left out\n`)
  const services = budgets.map(({ name, image }) => ({ name, image: nameOf(image).image }))
  return new SizeHistory(stored, services)
}

export function named(all: Series[], names: readonly string[]): Series[] {
  if (names.length === 0) return all
  const known = [...new Set(all.map(({ service }) => service))]
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length === 0) return all.filter(({ service }) => names.includes(service))
  const sentences = unknown.map((name) => {
    const guess = nearest(name, known)
    const hint = guess === undefined ? '' : ` Did you mean ${oneLine(guess)}?`
    return `The history knows no service ${oneLine(name, 100)}.${hint}`
  })
  const has = known.length === 0 ? 'It is empty.' : `It knows ${oneLine(known.join(', '), 500)}.`
  throw new UsageError([...sentences, has].join('\n'))
}
