import type { Budget } from '../../budget/budget.ts'
import type { Written } from '../../budget/written.ts'
import type { ExplainedChange } from '../../explanation/explanation.ts'
import { type Change, type Growth, growth, platformName } from '../../image/change.ts'
import { formatReference } from '../../image/reference.ts'
import { formatChange } from '../../values/bytes.ts'
import { allowedGrowth, type Increase } from '../../values/increase.ts'
import type { Evidence, GrowthSince } from '../evidence.ts'
import type { Finding } from '../finding.ts'
import { type GrowthWords, growthWords } from '../growth-words.ts'
import { provenSplit } from '../proven-split.ts'

/** How much it may grow; the sharpest rule speaks, the milder ones are then silent. */
export function growthFindings(budget: Budget, change: ExplainedChange): Finding[] {
  const grown = judgedGrowth(budget, change)
  const { base, platform } = change
  if (grown === null || base === null || grown.bytes <= 0) return []
  const rules = [
    ['max_increase', 'fail', budget.maxIncrease],
    ['review_increase', 'review', budget.reviewIncrease],
    ['warn_increase', 'warn', budget.warnIncrease],
  ] as const
  for (const [rule, outcome, written] of rules) {
    if (written === undefined) continue
    const allowedBytes = allowedGrowth(written.value, base.bytes)
    if (grown.bytes <= allowedBytes) continue
    return [
      {
        rule,
        outcome,
        platform,
        actualBytes: grown.bytes,
        allowedBytes,
        message: growthMessage(rule, grown, {
          increase: written.value,
          bytes: allowedBytes,
          baseBytes: base.bytes,
        }),
        cure: null,
        place: written.place,
      },
    ]
  }
  return []
}

/** What comes of it, and then the key that says so. */
const CONSEQUENCES = {
  max_increase: ({ allowed }: GrowthWords) => `allowed: ${allowed}`,
  review_increase: ({ allowed }: GrowthWords) => `above ${allowed}, somebody has to approve`,
  warn_increase: ({ allowed }: GrowthWords) => `above ${allowed}, it warns`,
} as const

/** `grew by 188 KiB, 5.1 %; allowed: 185 KiB, 5 % of 3.6 MiB (max_increase)`. */
function growthMessage(
  rule: keyof typeof CONSEQUENCES,
  grown: JudgedGrowth,
  limit: Parameters<typeof growthWords>[1],
): string {
  const words = growthWords(grown, limit)
  const key = words.choice === null ? rule : `${rule}: ${words.choice}`
  return `${grown.subject}grew by ${words.grown}${grown.of}; ${CONSEQUENCES[rule](words)} (${key})`
}

/** With what it is that grew, and what is to be said of the rest. */
type JudgedGrowth = Growth & { readonly subject: string; readonly of: string }

/** `growth_of: own` leaves out what came with the base image, as far as that is beyond doubt. */
function judgedGrowth(budget: Budget, change: ExplainedChange): JudgedGrowth | null {
  const grown = growth(change)
  if (grown === null || budget.growthOf?.value !== 'own')
    return grown && { ...grown, subject: '', of: '' }
  const split = provenSplit(budget.image, change)
  if ('doubt' in split) {
    return { ...grown, subject: '', of: ` (all of it counts, since ${split.doubt})` }
  }
  const { ownBytes, baseImageBytes } = split
  const before = change.base?.bytes ?? 0
  return {
    bytes: ownBytes,
    percent: before === 0 ? null : (ownBytes / before) * 100,
    subject: 'its own layers ',
    of: ` (${formatChange(baseImageBytes)} came with the FROM image)`,
  }
}

/**
 * Many small steps: what has come together since a tag or a day. Nobody's change is to blame for
 * the sum, so that somebody decides, unless the change adds nothing to it.
 */
export function creepFindings(budget: Budget, evidence: Evidence): Finding[] {
  const { since } = evidence
  const { growthSince, maxGrowth } = budget
  if (growthSince === undefined || maxGrowth === undefined || since === null) return []
  switch (since.kind) {
    case 'none':
      return []
    case 'missing':
      return [
        noStart(
          growthSince,
          'warn',
          `there is no image ${formatReference(since.reference)} to count growth from`,
          'Name a tag that is there in max_growth_since, or an age such as 90d.',
        ),
      ]
    case 'unmeasurable':
      return [
        noStart(
          growthSince,
          'inconclusive',
          `growth since ${growthSince.text} could not be measured: ${since.reason}`,
          since.cure,
        ),
      ]
    case 'measured':
    case 'recorded':
      return since.changes.flatMap((change) => creep(change, evidence, maxGrowth, since.name))
  }
}

function noStart(
  { place }: Written<unknown>,
  outcome: 'warn' | 'inconclusive',
  message: string,
  cure: string,
): Finding {
  const rule = 'max_growth_since'
  return {
    rule,
    outcome,
    platform: null,
    actualBytes: null,
    allowedBytes: null,
    message,
    cure,
    place,
  }
}

function creep(
  change: GrowthSince,
  { base: comparedWith, changes, noiseFloor }: Evidence,
  maxGrowth: Written<Increase>,
  name: string,
): Finding[] {
  const grown = growth(change)
  const { base, head, platform } = change
  if (grown === null || base === null || head === null) return []
  const allowedBytes = allowedGrowth(maxGrowth.value, base.bytes)
  if (grown.bytes <= allowedBytes) return []
  // A plain manifest is named by its config where one side is an index, and nowhere else.
  const isSame = ({ platform: of }: Change) =>
    of === null || platform === null || platformName(of) === platformName(platform)
  const own = changes.find((each) => each.head?.digest === head.digest && isSame(each))
  const ownGrowth = own === undefined ? null : growth(own)
  const addsNothing =
    ownGrowth === null
      ? // On the branch itself there is nobody to ask, and the growth is merged.
        comparedWith === null
      : ownGrowth.bytes <= allowedGrowth(noiseFloor, own?.base?.bytes ?? 0)
  const share = ownGrowth === null ? '' : ` (this change: ${formatChange(ownGrowth.bytes)})`
  return [
    {
      rule: 'max_growth_since',
      outcome: addsNothing ? 'warn' : 'review',
      platform,
      actualBytes: grown.bytes,
      allowedBytes,
      message: creepMessage(grown, `since ${name}${share}`, {
        increase: maxGrowth.value,
        bytes: allowedBytes,
        baseBytes: base.bytes,
      }),
      cure: null,
      place: maxGrowth.place,
    },
  ]
}

function creepMessage(
  grown: Growth,
  since: string,
  limit: Parameters<typeof growthWords>[1],
): string {
  const words = growthWords(grown, limit)
  const key = words.choice === null ? 'max_growth' : `max_growth: ${words.choice}`
  return `grew by ${words.grown}, ${since}; above ${words.allowed}, somebody has to approve (${key})`
}
