import { resolve } from 'node:path'
import type { Report } from '../domain/report/report.ts'
import { log, warn } from '../github/runner.ts'
import { headTagOf } from './check-request.ts'
import type { RunPlace } from './links.ts'
import type { Run } from './load-budgets.ts'

/** For monitoring; whoever has none loads nothing of it. */
export async function keepMetrics(
  report: Report,
  run: Run,
  { repository }: RunPlace,
): Promise<void> {
  const { inputs, eventContext, workspace, now } = run
  if (inputs.metricsDir === '') return
  const { writeMetrics } = await import('../common/metrics-files.ts')
  await writeMetrics(report, {
    repository,
    now,
    headTag: headTagOf(run),
    isChange: eventContext.baseSha !== null || eventContext.pull !== null,
    branch: eventContext.values.head_ref ?? '',
    directory: resolve(workspace, inputs.metricsDir),
    log,
    warn,
  })
}
