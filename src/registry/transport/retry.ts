import {
  type Attempt,
  attemptOnce,
  givenUp,
  isRefusal,
  isReset,
  isStale,
  isTransient,
  outOfTime,
  quotaError,
  refusedAll,
  retryAfter,
  seconds,
  unwrap,
  wordsOf,
} from './attempt.ts'
import { Host } from './host.ts'
import type { Clock, HttpRequest, Send } from './http.ts'

const ATTEMPTS = 4
/** So often a request that was one of too many takes its turn again at once, and it is no attempt. */
const TURNS = 6
const FIRST_DELAY_MS = 400
const MAX_RETRY_AFTER_MS = 60_000

interface RetryOptions {
  readonly clock: Clock
  readonly log: (line: string) => void
}

/**
 * Sends as many requests at once as each host bears, and again what may do better a moment later:
 * exponential back-off with full jitter, or as long as the server asks. A pause that one request was
 * asked for holds the whole host.
 * @throws {RegistryError} saying what was tried and how often.
 */
export function withRetries(send: Send, { clock, log }: RetryOptions): Send {
  const hosts = new Map<string, Host>()

  return async (request) => {
    const { time } = request
    const started = clock.now()
    let [attempts, turns, isNext] = [0, 0, false]
    for (;;) {
      const { outcome, isTooMany } = await inTurn(request, isNext)
      if (!isTransient(outcome)) return unwrap(outcome)
      const quota = quotaError(request, outcome)
      if (quota !== undefined) throw quota
      const isNextTurn = isTooMany && turns < TURNS
      if (isNextTurn) turns++
      else attempts++
      // Of one that is refused alone, it may be the repository: others have their turn first.
      isNext = isTooMany || !isRefusal(outcome)

      const isAtOnce = isNextTurn || isStale(outcome, attempts)
      // A GET follows a HEAD that fails, and is patient.
      if (request.method === 'HEAD' && !isAtOnce) return unwrap(outcome)
      const asked = retryAfter(outcome, clock)
      const delay =
        asked > 0 ? Math.min(asked, MAX_RETRY_AFTER_MS) : isAtOnce ? 0 : backOff(attempts)
      const times = attempts + turns
      const tried = `tried ${times === 1 ? 'once' : `${times} times in ${seconds(clock.now() - started)}`}`
      if (attempts === ATTEMPTS) throw givenUp(request, outcome, tried)
      if (clock.now() + delay >= time.deadline()) {
        const wait = asked > 0 ? `, and asks to wait ${seconds(asked)}` : ''
        throw givenUp(request, outcome, `${tried}${wait}; the time for one image is over`)
      }
      log(`${wordsOf(request, outcome)}; again in ${seconds(delay)}`)
      if (asked === 0) await clock.sleep(delay)
    }
  }

  /**
   * One attempt, as soon as the host has room for it; and whether it was one too many at once.
   * @param isNext whether it comes before those who wait in line.
   */
  async function inTurn(request: HttpRequest, isNext: boolean) {
    const host = hostOf(request)
    const { limiter } = host
    await pauseOf(host, request)
    const place = limiter.acquire({ isAgain: isNext })
    try {
      if (place !== undefined) {
        await request.time.inLine(place)
        await pauseOf(host, request)
      }
      const refusedMs = host.refusedFor(clock.now())
      if (refusedMs > 0) throw refusedAll(request, refusedMs)
      const { turn } = limiter
      const began = clock.now()
      const outcome = await attemptOnce(send, request)
      if (isTransient(outcome)) return { outcome, isTooMany: heed(request, outcome, turn) }
      // What streams takes as long as it is large: that says nothing of the host.
      if (request.sink === undefined) host.answered(clock.now() - began)
      return { outcome, isTooMany: false }
    } finally {
      limiter.release()
    }
  }

  /** @returns whether the request was one of too many. */
  function heed(request: HttpRequest, outcome: Attempt, turn: number): boolean {
    const host = hostOf(request)
    const now = clock.now()
    const askedPause = retryAfter(outcome, clock)
    const until = now + Math.min(askedPause, MAX_RETRY_AFTER_MS)
    // Whoever has less time than that gives up, and holds up nobody else.
    if (askedPause > 0 && until < request.time.deadline()) host.pauseUntil(until)
    if (isReset(outcome)) host.limiter.reset(turn)
    return isRefusal(outcome) && host.refused({ turn, now, askedPause })
  }

  function hostOf({ url }: HttpRequest): Host {
    const host = hosts.get(url.host) ?? new Host()
    hosts.set(url.host, host)
    return host
  }

  function backOff(attempts: number): number {
    return clock.random() * FIRST_DELAY_MS * 2 ** attempts
  }

  /**
   * The end of the host's pause; undefined where there is none.
   * @throws {RegistryError} when that, or what came before, leaves no time to ask.
   */
  function pauseOf(host: Host, request: HttpRequest): Promise<void> | undefined {
    const now = clock.now()
    const until = Math.max(host.pausedUntil, now)
    if (until >= request.time.deadline()) throw outOfTime(request, until - now)
    // Meanwhile the host may have asked for another one.
    return until === now ? undefined : clock.sleep(until - now).then(() => pauseOf(host, request))
  }
}
