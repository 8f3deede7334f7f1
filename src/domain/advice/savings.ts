import type { Digest } from '../image/digest.ts'
import type { Advice, Claim, Draft, LayerSaving } from './rule.ts'

/**
 * Sets the bytes of drafts off against each other: what two of them are about is counted once, and
 * all together save no more than the layers have. What is known exactly is counted first, what may be
 * a whole layer last.
 */
export function settle(drafts: readonly Draft[], least: number): Advice[] {
  const rest = new Rest()
  const distinct = withoutRepetition(drafts)
  const settled = new Map<Draft, Advice>()
  for (const draft of distinct.toSorted(byCertainty)) {
    const { claims, atMost: _, ...advice } = draft
    if (draft.bytes === null) {
      settled.set(draft, { ...advice, savings: [] })
      continue
    }
    const savings = claimsOf(draft).flatMap((claim) => rest.take(claim))
    const bytes = savings.reduce((sum, each) => sum + each.bytes, 0)
    const isWhole = bytes === draft.bytes
    const isWorth = isWhole || bytes >= least
    settled.set(draft, {
      ...advice,
      bytes: isWorth ? bytes : null,
      isEstimate: draft.isEstimate || !isWhole,
      savings: isWorth ? savings : [],
    })
  }
  return distinct
    .flatMap((draft) => settled.get(draft) ?? [])
    .filter(({ rule, bytes }) => rule !== 'recompress' || bytes !== null)
}

/** Of two that are equally sure, the narrower one is first: the other may have the rest. */
function byCertainty(a: Draft, b: Draft): number {
  return certainty(a) - certainty(b) || (a.bytes ?? 0) - (b.bytes ?? 0)
}

function certainty({ isEstimate, isAtMost, rule }: Draft): number {
  // It takes a share of whatever is left.
  if (rule === 'recompress') return 3
  if (isAtMost) return 2
  return isEstimate ? 1 : 0
}

/** Who cleans up too late is told that, and not once more that something is to be cleaned up. */
function withoutRepetition(drafts: readonly Draft[]): Draft[] {
  const isFirst = ({ rule }: Draft) => rule === 'late-cleanup'
  const known = new Set<string>()
  const kept = new Set<Draft>()
  for (const draft of [...drafts.filter(isFirst), ...drafts.filter((each) => !isFirst(each))]) {
    const parts = claimsOf(draft).map(partOf)
    if (parts.length > 0 && parts.every((part) => known.has(part))) continue
    for (const part of parts) known.add(part)
    kept.add(draft)
  }
  return drafts.filter((draft) => kept.has(draft))
}

function partOf({ layers, part }: Claim): string {
  return [part, ...layers.map(({ layer }) => layer.digest)].join(' ')
}

function claimsOf(draft: Draft): readonly Claim[] {
  const { claims, layer, bytes, rule } = draft
  if (claims !== undefined) return claims
  return layer === null ? [] : [{ layers: [layer], bytes: bytes ?? 0, part: rule }]
}

/** What of each layer no advice has counted yet. */
class Rest {
  private readonly taken = new Map<Digest, number>()

  take({ layers, bytes }: Claim): LayerSaving[] {
    let left = bytes
    return layers.flatMap((layer) => {
      const { digest, bytes: size } = layer.layer
      const taken = this.taken.get(digest) ?? 0
      const share = Math.min(left, size - taken)
      if (share <= 0) return []
      left -= share
      this.taken.set(digest, taken + share)
      return [{ layer, bytes: share }]
    })
  }
}
