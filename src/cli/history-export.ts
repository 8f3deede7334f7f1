import type { Budget } from '../domain/budget/budget.ts'
import { recordJson, toCsv, toOpenMetrics } from '../domain/series/data-formats.ts'
import { plural, toJsonText } from '../domain/values/text.ts'
import { originOf } from '../git/origin.ts'
import type { Arguments } from './arguments.ts'
import { readSeries } from './history-read.ts'
import { EXIT, type World } from './world.ts'

/** `history export`: every measurement, for other programs. */
export async function exportHistory(
  args: Arguments,
  world: World,
  budgets: readonly Budget[],
): Promise<number> {
  const { dataFormat, format, repository } = args
  const records = (await readSeries(args, world, budgets)).flatMap((series) => series.records)
  if (dataFormat === 'openmetrics') {
    const name = repository ?? (await originOf(world.directory)) ?? ''
    const { text, left } = toOpenMetrics(records, { repository: name, now: new Date() })
    world.stdout.write(text)
    if (left > 0) {
      world.stderr.write(
        `note: ${plural(left, 'size')} of the last three hours left out: Prometheus may be writing that time itself.\n`,
      )
    }
    return EXIT.pass
  }
  const isJson = format === 'json'
  world.stdout.write(
    isJson ? `${toJsonText({ schema: 1, sizes: records.map(recordJson) }, 2)}\n` : toCsv(records),
  )
  return EXIT.pass
}
