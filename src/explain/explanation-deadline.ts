import { Unmeasurable } from '../domain/values/problem.ts'

/** A verdict waits this long for its image to be explained; what is not known by then is left out. */
const IMAGE_MS = 10_000
/** And this long for what is computed from the answers, which takes some milliseconds. */
const COMPUTED_MS = 5_000
/** After so long without an answer nothing more is asked for in the run, whatever its images name. */
const RUN_MS = 60_000

/** Time, passed in. */
export interface Timer {
  /** Milliseconds of a clock that only goes forward. */
  now(): number
  /** Calls back then, unless what it returns is called before. */
  after(ms: number, call: () => void): () => void
}

const TIMER: Timer = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}

/** How long explaining waits for those whom it asks, in one run: it is to hold no verdict up. */
export class ExplanationDeadlines {
  private readonly timer: Timer
  /** How long the run has waited for what never came, and until when that is counted. */
  private waitedInVain = 0
  private countedUntil = Number.NEGATIVE_INFINITY

  constructor(timer: Timer = TIMER) {
    this.timer = timer
  }

  /** The time of one image, all that is asked for it together. It runs from now on. */
  start(): ExplanationDeadline {
    const began = this.timer.now()
    return {
      within: (ask) => this.within(ask, began),
      leavesTime: () => this.timer.now() < began + IMAGE_MS + COMPUTED_MS,
    }
  }

  private async within<Answer>(ask: () => Promise<Answer>, began: number): Promise<Answer> {
    if (this.waitedInVain >= RUN_MS) {
      throw tooLate(`not asked: this run has waited ${RUN_MS / 1000} s in vain to explain images`)
    }
    const left = began + IMAGE_MS - this.timer.now()
    if (left <= 0) throw tooLate(OUT_OF_TIME)
    const asked = this.timer.now()
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const cancel = this.timer.after(left, () => {
      this.countInVain(asked)
      reject(tooLate(OUT_OF_TIME))
    })
    try {
      ask().then(resolve, reject)
      return await promise
    } finally {
      cancel()
    }
  }

  /** What several images wait for at once is waited for once. */
  private countInVain(since: number): void {
    const now = this.timer.now()
    this.waitedInVain += now - Math.max(since, this.countedUntil)
    this.countedUntil = now
  }
}

/** Until when the answers have to be there that explain one image. */
export interface ExplanationDeadline {
  /** @throws {Unmeasurable} when there is no answer in time; whatever comes later is dropped. */
  readonly within: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>
  /** Whether what is there may still be looked into: some images are made to take long. */
  readonly leavesTime: () => boolean
}

export const OUT_OF_TIME = `not within the ${IMAGE_MS / 1000} s that explaining an image may take`

function tooLate(reason: string): Unmeasurable {
  return new Unmeasurable(reason, 'Run it again.')
}
