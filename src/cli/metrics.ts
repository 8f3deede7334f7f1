import { resolve } from 'node:path'
import type { Report } from '../domain/report/report.ts'
import type { Arguments } from './arguments.ts'
import { tagsFrom } from './tags.ts'
import type { World } from './world.ts'

/** For monitoring; whoever has none loads nothing of it. */
export async function keepMetrics(report: Report, args: Arguments, world: World): Promise<void> {
  if (args.metricsDir === undefined) return
  const { writeMetrics } = await import('../common/metrics-files.ts')
  const tell = (line: string) => world.stderr.write(`${line}\n`)
  const { headTag, values } = tagsFrom(args, world.env)
  await writeMetrics(report, {
    repository: world.env['GITHUB_REPOSITORY'] ?? '',
    now: new Date(),
    headTag,
    isChange: values.number !== undefined,
    branch: values.head_ref ?? '',
    directory: resolve(world.directory, args.metricsDir),
    log: tell,
    warn: tell,
  })
}
