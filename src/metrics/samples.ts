import { type Placeholder, tagSafe, usesPlaceholder } from '../domain/budget/template.ts'
import { platformName } from '../domain/image/change.ts'
import type { Reference } from '../domain/image/reference.ts'
import { type Report, stateOf } from '../domain/report/report.ts'
import { isHearsay } from '../domain/report/size-records.ts'
import { oneLine } from '../domain/values/text.ts'
import type { Outcome } from '../domain/verdict/outcome.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'

/**
 * What sizes are told apart by. An empty one is none. There is no commit, no digest and no pull request's tag
 * among them: each of these would begin a series of its own.
 */
export type Labels = Readonly<Record<'repository' | 'service' | 'platform' | 'ref', string>>

/** One image, as it was measured. */
interface SizeSample {
  readonly labels: Labels
  readonly bytes: number
  readonly layers: number
  /** null: it has no limit. */
  readonly limit: number | null
}

/** A service, as it was judged. */
interface OutcomeSample {
  readonly labels: Labels
  readonly outcome: Outcome
}

export interface Samples {
  readonly sizes: readonly SizeSample[]
  readonly outcomes: readonly OutcomeSample[]
  /** When it was measured, in whole seconds. */
  readonly seconds: number
}

export interface SampleOptions {
  /** `OWNER/NAME`; without it the series of two repositories are one. */
  readonly repository: string
  readonly now: Date
  /** The template of heads that have none of their own. */
  readonly headTag: string
  /** Whether a change is judged that is merged later, or never. */
  readonly isChange: boolean
  /** What stands for a tag that is another one for each commit; empty: nothing. */
  readonly branch: string
}

/** What monitoring is to keep of a check. An estimate is no size, and what only a fork's run claims may be none. */
export function samplesOf({ verdicts }: Pick<Report, 'verdicts'>, options: SampleOptions): Samples {
  const judged = verdicts.filter((verdict) => stateOf(verdict) !== 'retired')
  return {
    sizes: judged.flatMap((verdict) => sizesOf(verdict, options)),
    outcomes: judged.map((verdict) => ({
      labels: { ...labelsOf(verdict, options), platform: '' },
      outcome: verdict.outcome,
    })),
    seconds: Math.floor(options.now.valueOf() / 1000),
  }
}

function sizesOf(verdict: Verdict, options: SampleOptions): SizeSample[] {
  const { budget, head, changes } = verdict
  if (head.kind !== 'measured' || isHearsay(head)) return []
  const labels = labelsOf(verdict, options)
  const sizes = changes.flatMap(({ head: image }): SizeSample[] => {
    if (image === null || image.isEstimated) return []
    const { bytes, layers, platform } = image
    const limit = budget.limit?.value ?? null
    const name = platformName(platform) ?? ''
    return [{ labels: { ...labels, platform: name }, bytes, layers: layers.length, limit }]
  })
  return onePerPlatform(sizes)
}

/** Two samples of one series are an error to whoever reads them: the larger image counts. */
function onePerPlatform(sizes: readonly SizeSample[]): SizeSample[] {
  const largest = new Map<string, SizeSample>()
  for (const size of sizes) {
    const known = largest.get(size.labels.platform)
    if (known === undefined || known.bytes < size.bytes) largest.set(size.labels.platform, size)
  }
  return [...largest.values()]
}

function labelsOf({ budget, head }: Verdict, options: SampleOptions): Labels {
  const template = budget.head ?? options.headTag
  return {
    repository: oneLine(options.repository),
    service: oneLine(budget.name),
    platform: '',
    ref: oneLine(refLabel(head.reference, template, options)),
  }
}

/** All pull requests have one series. */
const PULL_REQUEST = 'pull-request'

const FLEETING: readonly Placeholder[] = ['number', 'head_sha', 'base_sha', 'merge_base', 'sha']
/** What docker/metadata-action calls an image of a pull request, and of a commit. */
const PULL_TAG = /^pr-\d+$/
const COMMIT_TAG = /^(?:sha-[0-9a-f]{7,40}|[0-9a-f]{40})$/

function refLabel(
  reference: Reference | null,
  template: string,
  { isChange, branch }: SampleOptions,
): string {
  const tag = tagOf(reference)
  if (isChange || PULL_TAG.test(tag)) return PULL_REQUEST
  const isFleeting = FLEETING.some((each) => usesPlaceholder(template, each))
  return isFleeting || COMMIT_TAG.test(tag) ? tagSafe(branch) : tag
}

/** A digest is no tag. */
function tagOf(reference: Reference | null): string {
  if (reference === null) return ''
  return (reference.kind === 'layout' ? reference.name : reference.tag) ?? ''
}
