import { Limiter } from './limiter.ts'

/** So long a host may refuse whatever it is asked for: the patience that one image has is enough for all. */
const REFUSED_MS = 30_000
const FEWEST_REFUSALS = 4
/** Between requests to a host that refuses them one by one; longer each time. */
const FIRST_CALM_MS = 50
const MOST_CALM_MS = 800

interface Refusal {
  /** Of the limiter, when the request began. */
  readonly turn: number
  /** In ms of the client's clock. */
  readonly now: number
  /** In ms; 0: no pause is asked for. */
  readonly askedPause: number
}

/** What is known of one host: how many requests it bears at once, its pauses, and its refusals. */
export class Host {
  readonly limiter = new Limiter()
  private paused = 0
  private calmMs = FIRST_CALM_MS
  /** 429s since its last answer, and when the first of them came. */
  private refusals = 0
  private refusedSince = 0

  /** When its pause is over, in ms of the client's clock. */
  get pausedUntil(): number {
    return this.paused
  }

  pauseUntil(end: number): void {
    this.paused = Math.max(this.paused, end)
  }

  answered(ms: number): void {
    this.refusals = 0
    this.calmMs = FIRST_CALM_MS
    this.limiter.answered(ms)
  }

  /** @returns whether others were under way, and fewer at once may do better. */
  refused({ turn, now, askedPause }: Refusal): boolean {
    if (this.refusals++ === 0) this.refusedSince = now
    const { hadCompany } = this.limiter
    this.limiter.refused({ turn, isPause: askedPause > 0 })
    if (hadCompany) return true
    // Not so many at once, but so many in a time: nobody asks for a moment.
    if (askedPause === 0) {
      this.pauseUntil(now + this.calmMs)
      this.calmMs = Math.min(2 * this.calmMs, MOST_CALM_MS)
    }
    return false
  }

  /** How long it has refused everything, in ms; 0 where that cannot be said yet. */
  refusedFor(now: number): number {
    const ms = now - this.refusedSince
    return this.refusals >= FEWEST_REFUSALS && ms > REFUSED_MS ? ms : 0
  }
}
