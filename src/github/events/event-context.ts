import type { PlaceholderValues } from '../../domain/budget/template.ts'
import type { Api } from '../client.ts'
import type { Event } from './event.ts'

/** One thing that the action was started to judge, whichever event it was. */
export interface EventContext {
  /** null: there is no pull request to comment on. */
  readonly pull: Pull | null
  /** The branch or tag without one, `refs/heads/main`; empty: none. null: it is a pull request. */
  readonly ref: string | null
  /** The commit that gets the status: never the test merge, never a tag's own object. */
  readonly headSha: string
  /** The commit that the change is to be merged onto; null: none, as without a pull request. */
  readonly baseSha: string | null
  /** Its version of the budget file, and its image, stand in for a base that has none. */
  readonly defaultBranch: string
  /** Whether the base, or without one the head, is of the default branch itself. */
  readonly isOnDefault: boolean
  readonly values: PlaceholderValues
  /** For a base that has no image: what to compare with instead, before the default branch; null: nothing. */
  readonly baseFallback: PlaceholderValues | null
  /** Where growth may be approved; null: nowhere. */
  readonly reviewedPull: ReviewedPull | null
  /**
   * Whether the head commit may be of somebody who has no write access: a fork's, and also where
   * nothing tells whose it is.
   */
  readonly isForeign: boolean
  /** The event need not have built what is found: of two runs the one that has measured later counts. */
  readonly isAside?: true
  /** Somebody has pushed to the default branch: what it builds is what is released from here on. */
  readonly isPushToDefault?: true
  /** Why there is nothing to do. */
  readonly over: string | null
  /** Why it cannot be judged, though somebody has to be told. */
  readonly refusal: string | null
}

interface Pull {
  readonly number: number
  readonly headSha: string
  /** The branch that it goes into, as the event tells. */
  readonly baseRef: string
}

/** A pull request whose reviews and labels count, and what the event tells of their order. */
export interface ReviewedPull {
  readonly number: number
  /** The commit that is judged; null: the pull request's head, whichever it is. */
  readonly headSha: string | null
  /** When, by GitHub's clock, the head commit was there at the latest; null: not told. */
  readonly headThereAt: string | null
  /** The label that the event itself is about, set while the head commit was there. */
  readonly labelJustSet: string | null
  /** The event is somebody's opinion on the head commit, and brings no new image. */
  readonly isOpinion: boolean
}

/** What GitHub tells a run, apart from the API. */
export interface RunContext {
  readonly eventName: string
  readonly payload: unknown
  readonly sha: string
  /** `refs/heads/main`, `refs/tags/v1`; empty for a deployment of a mere commit. */
  readonly ref: string
}

/** What event contexts are found from. */
export interface Asked {
  readonly run: RunContext
  readonly payload: Event
  readonly api: () => Promise<Api>
}
