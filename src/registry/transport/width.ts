/** Wide enough from the start for a registry that answers well. */
const FIRST = 64
/** As many connections as one host gets; over HTTP/2, as many streams. */
export const MOST_AT_ONCE = 128
/** Every host bears so many connections, however slowly it answers. */
const FEW = 8

/** Rounds that have to go well after the first refusal before one more place is tried; doubled by each further one. */
const FIRST_PATIENCE = 8
/** And more still where the host asks everybody to wait each time. */
const PAUSE_FACTOR = 16
const MOST_PATIENCE = 1024

/** In ms: answers that are so much slower than the quickest one have waited in line at the host. */
const slow = (quickest: number) => 2 * quickest + 20
const tooSlow = (quickest: number) => 4 * quickest + 100
/** What fewer at once get done, compared with more, to be enough. */
const ENOUGH = 0.9

interface Refusal {
  /** What the turn was when the request began. */
  readonly turn: number
  /** How many were under way at once. */
  readonly most: number
}

/** What one host has answered since the width changed. */
interface Round {
  /** The first so many say nothing: they were asked for with another width. */
  readonly settled: number
  answers: number
  /** How long the answers took that were asked for since, together. */
  ms: number
}

/**
 * How many requests a host bears at once, learnt from its answers. It grows while they come well, gives up a
 * place for each request that is refused, and shrinks while answers wait in line, unless less gets done then.
 */
export class Width {
  private width = FIRST
  private quickest = Number.POSITIVE_INFINITY
  private round: Round = { settled: FIRST, answers: 0, ms: 0 }
  /** Rounds that have gone well since the last refusal, and how many have to; 0: none was refused yet. */
  private rounds = 0
  private patience = 0
  /** Whether one more than before is asked for. */
  private isTrying = false
  /** Refusals that were noticed; what was asked for before the last one says nothing new. */
  private refusals = 0
  /** Before answers came so slowly that fewer were asked for. */
  private wider: { readonly width: number; readonly rate: number } | undefined

  get places(): number {
    return this.width
  }

  /** What {@link refused} is to be told of a request that begins now. */
  get turn(): number {
    return this.refusals
  }

  /** @param ms from the request to the last byte. */
  answered(ms: number): void {
    this.quickest = Math.min(this.quickest, ms)
    if (this.patience === 0 && this.wider === undefined && ms <= slow(this.quickest)) {
      this.width = Math.min(MOST_AT_ONCE, this.width + 1)
    }
    const { round } = this
    if (++round.answers > round.settled) round.ms += ms
    if (round.answers >= round.settled + this.width) this.endRound(round.ms / this.width)
  }

  /** A place less for each that is refused: what is left is what the host has borne. */
  refused({ turn, most, isPause }: Refusal & { readonly isPause: boolean }): void {
    this.giveUpPlace(most, 1)
    this.beCautious(turn, isPause)
  }

  /** The same for a connection that the host closes, which may have other reasons. */
  reset({ turn, most }: Refusal): void {
    this.giveUpPlace(most, FEW)
    this.beCautious(turn, false)
  }

  private giveUpPlace(most: number, least: number): void {
    this.begin(this.width)
    this.width = Math.min(this.width, Math.max(least, Math.min(this.width, most) - 1))
    this.wider = undefined
  }

  private beCautious(turn: number, isPause: boolean): void {
    if (turn !== this.refusals) return
    this.refusals++
    const patience = Math.max(FIRST_PATIENCE, 2 * this.patience)
    this.patience = Math.min(MOST_PATIENCE, patience * (isPause ? PAUSE_FACTOR : 1))
    this.rounds = 0
    this.isTrying = false
  }

  /** @param underWay so many answers are still to come to what was asked for before. */
  private begin(underWay: number): void {
    this.round = { settled: underWay, answers: 0, ms: 0 }
  }

  private endRound(mean: number): void {
    const before = this.width
    this.adaptTo(mean)
    if (this.patience > 0) this.recover()
    this.begin(before)
  }

  /** One more place at a time; the next one sooner, where that went well. */
  private recover(): void {
    if (this.isTrying) this.patience = Math.max(1, this.patience / 2)
    this.isTrying = ++this.rounds >= this.patience
    if (!this.isTrying) return
    this.width = Math.min(MOST_AT_ONCE, this.width + 1)
    this.rounds = 0
  }

  private adaptTo(mean: number): void {
    const rate = this.width / mean
    if (this.wider !== undefined && rate < ENOUGH * this.wider.rate) {
      // That it is asked for so much is not why it is slow.
      this.width = this.wider.width
      this.quickest = mean
      this.wider = undefined
    } else if (mean > tooSlow(this.quickest) && this.width > FEW) {
      this.wider = { width: this.width, rate }
      this.width = Math.max(FEW, Math.floor((this.width * tooSlow(this.quickest)) / mean))
    } else {
      this.wider = undefined
    }
  }
}
