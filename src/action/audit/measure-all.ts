import { auditedBudgets, withoutCves } from '../../check/audited-budgets.ts'
import { checkFleet } from '../../common/check-fleet.ts'
import { unjudgedWaste } from '../../common/inspect-files.ts'
import { createProgress } from '../../common/progress.ts'
import type { Verdict } from '../../domain/verdict/verdict.ts'
import { firstParents } from '../../github/commits.ts'
import { log } from '../../github/runner.ts'
import { withFiles } from '../check-all.ts'
import { headTagOf } from '../check-request.ts'
import type { JudgingBudgets, Run } from '../load-budgets.ts'
import { SharedImages } from '../run-images.ts'
import { scansFor } from '../scans.ts'

/** Every budget's image as the default branch has it, judged by what limits it and compared with nothing. */
export async function measureAll(
  run: Run,
  loaded: JudgingBudgets,
): Promise<{ verdicts: Verdict[]; notices: readonly string[] }> {
  const { inputs, eventContext, api, workspace, now } = run
  const { headSha } = eventContext
  const values = { ...eventContext.values, base_sha: headSha, merge_base: headSha }
  const shared = new SharedImages(inputs, workspace, false)
  const parents = async (sha: string) => firstParents(await api(), sha, inputs.baseLookback)
  try {
    const { value: verdicts } = await shared.counted(async () => {
      const tags = { headTag: headTagOf(run), baseTag: inputs.baseTag, values }
      const sources = { images: shared.sources.images, firstParents: parents }
      const scans = await scansFor(run, loaded)
      const budgets = await auditedBudgets(loaded.budgets, tags, sources)
      const request = {
        ...scans,
        budgets: 'scans' in scans ? budgets : budgets.map(withoutCves),
        headTag: tags.headTag,
        baseTag: null,
        values,
        baseFallbacks: [],
        isChange: false,
        platforms: inputs.platforms,
        retired: new Set<string>(),
        built: null,
        missingHead: 'fail' as const,
        edits: [],
        today: now.toISOString().slice(0, 10),
        noiseFloor: inputs.noiseFloor,
        isForeign: false,
      }
      const judged = await checkFleet(request, {
        ...shared.sources,
        firstParents: parents,
        // What an image was built from is told by what did not change, too.
        explainAll: true,
        progress: createProgress(log),
      })
      return inputs.explain === 'files' ? withFiles(judged, inputs, shared) : judged
    })
    const unjudged = unjudgedWaste(loaded.budgets, inputs.explain, 'the input explain: files')
    return { verdicts, notices: [...loaded.notices, ...unjudged, ...shared.warnings] }
  } finally {
    await shared.close()
  }
}
