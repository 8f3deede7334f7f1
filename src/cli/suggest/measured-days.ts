import { parsePlatform } from '../../domain/image/platform.ts'
import { nameOf } from '../../domain/report/size-records.ts'
import { sizesOfDays } from '../../domain/series/days.ts'
import { SizeHistory } from '../../domain/series/size-history.ts'
import { parseDays } from '../../domain/values/option.ts'
import { Malformed } from '../../domain/values/problem.ts'
import { oneLine } from '../../domain/values/text.ts'
import { HistoryUnavailable } from '../../series/history-branch.ts'
import { readHistory } from '../../series/read-history.ts'
import { type Arguments, wellFormed } from '../arguments.ts'
import { historyBranch } from '../history-branch.ts'
import type { World } from '../world.ts'
import type { Target } from './targets.ts'

/** Of each target what the history has of its last days; null, told on stderr, where one has none. */
export async function sizesOfHistory(
  targets: readonly Target[],
  args: Arguments,
  world: World,
): Promise<readonly (readonly number[])[] | null> {
  const days = wellFormed(() => parseDays(args.days ?? ''), '--days')
  const now = new Date()
  const history = await historyOf(targets, args, world, now)
  if (history === null) return null
  const found = targets.map((target) => {
    const series = history.all().filter((each) => each.service === target.name)
    const wanted = series.filter(({ platform }) => isWanted(target, platform))
    return sizesOfDays(wanted, days, now)
  })
  const problems: string[] = []
  for (const [index, each] of found.entries()) {
    const name = oneLine(targets[index]?.name ?? '', 100)
    if (each === null) problems.push(`${name}: the history has no size of it`)
    else if (each.days < days)
      world.stderr.write(`note: ${name}: the history has ${each.days} of the ${days} days\n`)
  }
  if (problems.length === 0) return found.map((each) => each?.sizes ?? [])
  world.stderr.write([...problems, 'Nothing was written.', ''].join('\n'))
  return null
}

async function historyOf(
  targets: readonly Target[],
  args: Arguments,
  world: World,
  now: Date,
): Promise<SizeHistory | null> {
  try {
    const branch = await historyBranch(args, world)
    const stored = await readHistory(branch, { now, depth: 'all' })
    if (stored === null) {
      throw new HistoryUnavailable(
        `There is no branch ${branch.name}`,
        'The action makes it on a push to the default branch, with the input history-branch. In a clone it has to be fetched; or name it on GitHub with --repository OWNER/NAME.',
      )
    }
    for (const line of stored.torn)
      world.stderr.write(`note: ${oneLine(line)}; the line is left out\n`)
    const services = targets.map(({ name, image }) => ({ name, image: nameOf(image).image }))
    return new SizeHistory(stored, services)
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error
    world.stderr.write(`${oneLine(error.message, 1_000)}. ${error.cure}\nNothing was written.\n`)
    return null
  }
}

/** A budget that lists platforms is about these; what says none is the image itself. */
function isWanted({ wanted }: Target, platform: string | null): boolean {
  if (platform === null) return true
  try {
    return wanted(parsePlatform(platform))
  } catch (error) {
    if (error instanceof Malformed) return false
    throw error
  }
}
