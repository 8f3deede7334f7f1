import { describe, mayBeProxys, nameOf, PROXY_CURE, RegistryError, registryWords } from './error.ts'
import { type Clock, type HttpRequest, type HttpResponse, header, type Send } from './http.ts'
import { Limiter } from './limiter.ts'

const ATTEMPTS = 4
/** So often a request that was one of too many takes its turn again at once, and it is no attempt. */
const TURNS = 6
const FIRST_DELAY_MS = 400
const MAX_RETRY_AFTER_MS = 60_000
/** Longer ones are not told apart. */
const A_DAY_MS = 24 * 60 * 60 * 1000
const RETRIED = new Set([408, 429, 499, 500, 502, 503, 504, 522])

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
  const pausedUntil = new Map<string, number>()
  const limiters = new Map<string, Limiter>()

  return async (request) => {
    const { time } = request
    const started = clock.now()
    let [attempts, turns] = [0, 0]
    for (;;) {
      const { outcome, isTooMany } = await inTurn(request, attempts + turns > 0)
      if (!isTransient(outcome)) return unwrap(outcome)
      const quota = quotaError(request, outcome)
      if (quota !== undefined) throw quota
      const isNextTurn = isTooMany && turns < TURNS
      if (isNextTurn) turns++
      else attempts++

      const isAtOnce = isNextTurn || isStale(outcome, attempts)
      // A GET follows a HEAD that fails, and is patient.
      if (request.method === 'HEAD' && !isAtOnce) return unwrap(outcome)
      const asked = retryAfter(outcome, clock)
      const delay = asked > 0 ? pauseOf(asked) : isAtOnce ? 0 : backOff(attempts)
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

  /** One attempt, as soon as the host has room for it; and whether there was less room than thought. */
  async function inTurn(request: HttpRequest, isAgain: boolean) {
    const { host } = request.url
    const limiter = limiters.get(host) ?? new Limiter()
    limiters.set(host, limiter)
    await waitForHost(host, request)
    const place = limiter.enter({ isAgain })
    if (place !== undefined) await request.time.inLine(place)
    try {
      if (place !== undefined) await waitForHost(host, request)
      const { turn } = limiter
      const began = clock.now()
      const outcome = await attemptOnce(send, request)
      if (!isTransient(outcome)) limiter.answered(clock.now() - began)
      else if (isReset(outcome)) limiter.reset(turn)
      const asked = isTransient(outcome) ? retryAfter(outcome, clock) : 0
      const until = clock.now() + pauseOf(asked)
      // Whoever has less time than that gives up, and holds up nobody else.
      if (asked > 0 && until < request.time.deadline()) {
        pausedUntil.set(host, Math.max(pausedUntil.get(host) ?? 0, until))
      }
      const isTooMany = isRefusal(outcome) && limiter.refused({ turn, isPause: asked > 0 })
      return { outcome, isTooMany }
    } finally {
      limiter.leave()
    }
  }

  function pauseOf(asked: number): number {
    return Math.min(asked, MAX_RETRY_AFTER_MS)
  }

  function backOff(attempts: number): number {
    return clock.random() * FIRST_DELAY_MS * 2 ** attempts
  }

  /** @throws {RegistryError} when the host's pause, or what came before, leaves no time to ask. */
  async function waitForHost(host: string, request: HttpRequest): Promise<void> {
    for (;;) {
      const now = clock.now()
      const until = Math.max(pausedUntil.get(host) ?? 0, now)
      if (until >= request.time.deadline()) throw outOfTime(request, until - now)
      if (until === now) return
      await clock.sleep(until - now)
    }
  }
}

type Attempt = HttpResponse | RegistryError

/** A socket that has died of old age says nothing of the server: no need to wait for that. */
function isStale(outcome: Attempt, attempt: number): boolean {
  return outcome instanceof RegistryError && outcome.retry === 'at-once' && attempt === 1
}

async function attemptOnce(send: Send, request: HttpRequest): Promise<Attempt> {
  try {
    return await send(request)
  } catch (error) {
    if (error instanceof RegistryError) return error
    throw error
  }
}

function unwrap(attempt: Attempt): HttpResponse {
  if (attempt instanceof RegistryError) throw attempt
  return attempt
}

/** Too many at once; what is said of a quota is another matter. */
function isRefusal(attempt: Attempt): boolean {
  return !(attempt instanceof RegistryError) && attempt.status === 429
}

function isReset(attempt: Attempt): boolean {
  return attempt instanceof RegistryError && attempt.isReset
}

function isTransient(attempt: Attempt): boolean {
  return attempt instanceof RegistryError ? attempt.retry !== 'never' : RETRIED.has(attempt.status)
}

/** A quota of hours is not waited for (Docker Hub's pull rate limit). */
function quotaError(request: HttpRequest, attempt: Attempt): RegistryError | undefined {
  if (attempt instanceof RegistryError || attempt.status !== 429) return undefined
  const remaining = header(attempt.headers, 'ratelimit-remaining') ?? ''
  const words = registryWords(attempt)?.text ?? attempt.body.toString('utf8').slice(0, 1000)
  if (!/^0(;|$)/.test(remaining.trim()) && !/pull rate limit/i.test(words)) return undefined
  return new RegistryError('rate-limit', {
    reason: `${nameOf(request)}: ${describe(attempt)}; the pull rate limit is used up`,
    cure: `Log in to ${request.home.registry} before this step (docker/login-action): an account has a limit of its own. Or wait some hours.`,
  })
}

/** Seconds or a date, RFC 9110 section 10.2.3, in ms; 0 where nothing can be read, or it is over. */
function retryAfter(attempt: Attempt, clock: Clock): number {
  if (attempt instanceof RegistryError) return 0
  const value = header(attempt.headers, 'retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, A_DAY_MS)
  // Date.parse would take a lone number for a year.
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? 0 : Math.min(Math.max(0, date - clock.date()), A_DAY_MS)
}

function givenUp(request: HttpRequest, attempt: Attempt, tried: string): RegistryError {
  if (attempt instanceof RegistryError) {
    return new RegistryError(
      attempt.code,
      { reason: `${attempt.message} (${tried})`, cure: attempt.cure },
      { cause: attempt },
    )
  }
  const code = attempt.status === 429 ? 'rate-limit' : 'status'
  return new RegistryError(code, {
    reason: `${nameOf(request)}: ${describe(attempt)} (${tried})`,
    cure: mayBeProxys(attempt) ? PROXY_CURE : TROUBLE,
  })
}

const TROUBLE =
  'The registry has trouble: run it again in some minutes, or look at its status page.'

function outOfTime(request: HttpRequest, pause: number): RegistryError {
  const why =
    pause > 0
      ? `${request.url.host} asks everybody to wait ${seconds(pause)} more`
      : 'earlier requests for the same image have taken it all'
  return new RegistryError(pause > 0 ? 'rate-limit' : 'timeout', {
    reason: `${nameOf(request)}: not asked, the time for one image is over: ${why}`,
    cure: 'Check that the registry answers in good time, then run it again in some minutes.',
  })
}

function wordsOf(request: HttpRequest, attempt: Attempt): string {
  if (attempt instanceof RegistryError) return attempt.message
  return `${nameOf(request)}: ${describe(attempt)}`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`
}
