import type { AdvisedChange } from '../advice/advised.ts'
import type { CveCounts, CveScans } from '../budget/cves.ts'
import type { BudgetEdit } from '../budget/edits.ts'
import type { Trend } from '../forecast/trend.ts'
import type { Change } from '../image/change.ts'
import type { Digest } from '../image/digest.ts'
import type { Measurement } from '../image/image.ts'
import type { Reference } from '../image/reference.ts'
import type { Increase } from '../values/increase.ts'

/** What growth is also counted from, as far as it was found. */
export type CreepEvidence =
  /** Nothing is that old. */
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly reference: Reference }
  | { readonly kind: 'unmeasurable'; readonly reason: string; readonly cure: string }
  | {
      readonly kind: 'measured'
      readonly reference: Reference
      /** `v1.4.0`; with its day, where an age was asked for. */
      readonly name: string
      /** From there to the head. */
      readonly changes: readonly Change[]
    }
  /** By the history: the image itself was not asked for. */
  | {
      readonly kind: 'recorded'
      readonly name: string
      readonly changes: readonly GrowthSince[]
    }

/** From a size, whether its image is known or not, to the head. */
export type GrowthSince = Omit<Change, 'base'> & {
  readonly base: { readonly bytes: number } | null
}

/**
 * Whether a change has to have built an image.
 * - `required`: without one it is inconclusive.
 * - `named`: the same, since it is named as built.
 * - `optional`: where there is none, but the base's can be read, it was not built here.
 * - `unnamed`: others are named as built. Where there is none, it was not built here.
 *
 * An image that is there is judged in any case.
 */
export type HeadExpectation = 'required' | 'named' | 'optional' | 'unnamed'

/** What was found out for one budget, and the rules judge by. */
export interface Evidence {
  /** null: there was nothing to compare with, by the user's choice. */
  readonly base: Measurement | null
  readonly head: Measurement
  /** Tags of the head's repository, where its own is not among them. */
  readonly otherTags?: readonly string[]
  /** The commit whose image the base is, where its tag names one. */
  readonly baseCommit: string | null
  /** Commits that the base image's commit lies behind the one asked for; 0 for a tag. */
  readonly baseDistance: number
  /** What should have been the base, where another branch's image stands in for it; null: nothing. */
  readonly baseInsteadOf: Reference | null
  /** What the base's tag stood for at the end of the check; null where nobody looked. */
  readonly movedTo: Digest | null
  /** What that weighs, by platform, where the history knows it. */
  readonly movedSizes?: readonly { readonly platform: string | null; readonly bytes: number }[]
  readonly changes: readonly AdvisedChange[]
  /** What the history says of the images, by platform; left out where none is kept. */
  readonly trends?: readonly Trend[]
  /** What scanners say of head and base; left out where no result is given. */
  readonly cves?: CveScans & {
    /** Of the base, by the history; null: it does not tell. */
    readonly recorded: CveCounts | null
  }
  /** null where no rule asks. */
  readonly since: CreepEvidence | null
  /** The change's branch has no such service, so that no head image is expected. */
  readonly retired: boolean
  readonly expectation: HeadExpectation
  /** What the change does to this budget. */
  readonly edits: readonly BudgetEdit[]
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  /** What does not count as growth where a base is over already: rebuilds differ by some bytes. */
  readonly noiseFloor: Increase
}
