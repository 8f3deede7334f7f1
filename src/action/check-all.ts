import { checkFleet } from '../common/check-fleet.ts'
import { inspectFiles, isWorthInspecting, unjudgedWaste } from '../common/inspect-files.ts'
import { createProgress } from '../common/progress.ts'
import type { ReportContext } from '../domain/report/report.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { firstParents } from '../github/commits.ts'
import type { Inputs } from '../github/inputs.ts'
import { log } from '../github/runner.ts'
import { requestOf } from './check-request.ts'
import type { JudgingBudgets, Run } from './load-budgets.ts'
import type { ReadSizes } from './read-sizes.ts'
import { SharedImages } from './run-images.ts'
import { scansFor } from './scans.ts'
import { settingOf } from './setting.ts'

export { SharedImages }

/** Judged by the limits alone: what people have approved is asked afterwards. */
export async function checkAll(
  run: Run,
  loaded: JudgingBudgets,
  shared: SharedImages,
  sizes: ReadSizes | null,
): Promise<{ verdicts: Verdict[]; context: ReportContext }> {
  const { inputs, api } = run
  const reported = await reportedFor(run, loaded)
  const history = await historyOf(loaded, sizes, run.now)
  const scans = await scansFor(run, loaded)
  const { value: verdicts, requests } = await shared.counted(async () => {
    const judged = await checkFleet(
      { ...(await requestOf(run, loaded)), ...scans },
      {
        ...shared.sources,
        untrusted: shared.untrusted,
        ...dockerfiles(run),
        firstParents: async (sha) => firstParents(await api(), sha, inputs.baseLookback),
        ...(reported === null ? {} : { reported }),
        history: history?.history,
        progress: createProgress(log),
      },
    )
    return inputs.explain === 'files' ? withFiles(judged, inputs, shared) : judged
  })
  const notices = [
    ...loaded.notices,
    ...unjudgedWaste(loaded.budgets, inputs.explain, 'the input explain: files'),
    ...shared.warnings,
    ...(reported?.notices ?? []),
    ...(sizes?.notices ?? []),
  ]
  const gaps = reported?.gaps ?? []
  return {
    verdicts: history?.withTrends(verdicts) ?? verdicts,
    context: {
      budgetFile: loaded.file,
      setting: await settingOf(run, verdicts),
      notices,
      gaps,
      requests,
      prices: inputs.prices,
    },
  }
}

/** At a commit, whichever version of the budget file names them; each is asked for once. */
function dockerfiles({ api, eventContext: { headSha, baseSha } }: Run) {
  const asked = new Map<string, Promise<string>>()
  const ask = async (path: string, sha: string) => {
    const { dockerfileAt } = await import('../github/dockerfile-at.ts')
    return dockerfileAt(await api(), path, sha)
  }
  const textAt = (path: string, sha: string) => {
    const key = `${sha} ${path}`
    const known = asked.get(key) ?? ask(path, sha)
    asked.set(key, known)
    return known
  }
  const ofBase = async (path: string, commit: string | null) => {
    const sha = commit ?? baseSha
    if (sha === null) throw new Unmeasurable('nobody knows which commit the base is of', '')
    return textAt(path, sha)
  }
  return { dockerfileText: (path: string) => textAt(path, headSha), baseDockerfileText: ofBase }
}

/** What is in their layers, where a budget or somebody asks for it. */
export function withFiles(
  verdicts: readonly Verdict[],
  { maxDownload }: Inputs,
  { sources }: SharedImages,
) {
  return inspectFiles(verdicts, sources.images, {
    isWanted: isWorthInspecting,
    maxDownload,
    announce: (layers, bytes) => log(`Reading ${plural(layers, 'layer')}, ${formatBytes(bytes)}`),
  })
}

/** What other jobs have measured, where that is judged: by the event it is of its commit, or of nothing. */
async function reportedFor({ inputs, eventContext, workspace }: Run, { budgets }: JudgingBudgets) {
  if (inputs.mode !== 'report') return null
  const { readMeasurements, strangerNotices } = await import('../common/read-measurements.ts')
  const collected = await readMeasurements(inputs.measurements, workspace, {
    repository: process.env['GITHUB_REPOSITORY'] ?? '',
    sha: eventContext.headSha,
  })
  return { ...collected, isTrusted: false, notices: strangerNotices(collected, budgets) }
}

/** undefined: there is no history, or none is kept. */
async function historyOf({ budgets }: JudgingBudgets, sizes: ReadSizes | null, now: Date) {
  if (!sizes?.stored) return undefined
  const { historyFor, withTrends } = await import('./read-sizes.ts')
  const history = historyFor(sizes.stored, budgets)
  return {
    history,
    withTrends: (verdicts: readonly Verdict[]) => withTrends(verdicts, history, now),
  }
}
