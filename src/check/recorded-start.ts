import type { Budget } from '../domain/budget/budget.ts'
import { momentAgo } from '../domain/budget/creep-reference.ts'
import { applyTag } from '../domain/budget/template.ts'
import { type Change, platformName } from '../domain/image/change.ts'
import type { ImageSize, Measurement } from '../domain/image/image.ts'
import type { SizeHistory } from '../domain/series/size-history.ts'
import type { CreepEvidence } from '../domain/verdict/evidence.ts'
import type { ImageSource } from '../measure/image-source.ts'

interface RecordedOptions {
  readonly images: ImageSource
  readonly history: SizeHistory | undefined
  readonly isJudged: (platform: NonNullable<Change['platform']>) => boolean
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
}

/**
 * What growth is counted from, as the history has it: an age costs no request then, and a tag whose
 * digest is known no more than to ask what it stands for now. null: the history does not tell of all.
 */
export async function recordedStart(
  budget: Budget,
  head: Extract<Measurement, { kind: 'measured' }>,
  { images, history, isJudged, today }: RecordedOptions,
): Promise<CreepEvidence | null> {
  const since = budget.growthSince?.value
  // A fork's own budget has no past here.
  if (history === undefined || since === undefined || budget.isUntrusted) return null
  const judged = head.images.filter(({ platform }) => platform === null || isJudged(platform))
  if (since.kind === 'tag') {
    const reference = applyTag(budget.image, since.tag)
    if (!history.knowsTag(budget.name, since.tag)) return null
    const digest = await images.currentDigest(reference)
    const known = digest === undefined ? [] : history.knownBy(digest)
    return recorded(since.tag, judged, ({ platform }) =>
      known.find((each) => each.platform === platformName(platform)),
    )
  }
  const moment = momentAgo(since, today)
  const name = `${new Date(moment).toISOString().slice(0, 10)} (as recorded)`
  return recorded(name, judged, ({ platform }) =>
    history.at(budget.name, platformName(platform), moment),
  )
}

function recorded(
  name: string,
  judged: readonly ImageSize[],
  sizeOf: (image: ImageSize) => { readonly bytes: number } | null | undefined,
): CreepEvidence | null {
  const changes = judged.flatMap((head) => {
    const base = sizeOf(head)
    return base ? [{ platform: head.platform, base: { bytes: base.bytes }, head }] : []
  })
  return changes.length === 0 || changes.length < judged.length
    ? null
    : { kind: 'recorded', name, changes }
}
