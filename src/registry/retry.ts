import { describe, nameOf, RegistryError, registryWords } from './error.ts'
import { type Clock, type HttpRequest, type HttpResponse, header, type Send } from './http.ts'

const ATTEMPTS = 4
const FIRST_DELAY_MS = 400
const MAX_RETRY_AFTER_MS = 60_000
const RETRIED = new Set([408, 429, 499, 500, 502, 503, 504, 522])

interface RetryOptions {
  readonly clock: Clock
  readonly log: (line: string) => void
  /** Told of every 429, so that fewer requests are made at once. */
  readonly onTooMany: (host: string) => void
}

/**
 * Sends again what may do better a moment later: exponential back-off with full jitter, or as
 * long as the server asks. A pause that one request was asked for holds the whole host.
 * @throws {RegistryError} saying what was tried and how often.
 */
export function withRetries(send: Send, { clock, log, onTooMany }: RetryOptions): Send {
  const pausedUntil = new Map<string, number>()

  return async (request) => {
    const { host } = request.url
    const started = clock.now()
    for (let attempt = 1; ; attempt++) {
      await waitForHost(host, request)
      const outcome = await attemptOnce(send, request)
      if (!isTransient(outcome)) return unwrap(outcome)
      const quota = quotaError(request, outcome)
      if (quota !== undefined) throw quota
      if (!(outcome instanceof RegistryError) && outcome.status === 429) onTooMany(host)

      const asked = retryAfter(outcome, clock)
      const delay = asked ?? clock.random() * FIRST_DELAY_MS * 2 ** attempt
      const tried = `tried ${attempt === 1 ? 'once' : `${attempt} times in ${seconds(clock.now() - started)}`}`
      if (attempt === ATTEMPTS) throw givenUp(request, outcome, tried)
      if (clock.now() + delay >= request.deadline) {
        const wait = asked === undefined ? '' : `, and asks to wait ${seconds(asked)}`
        throw givenUp(request, outcome, `${tried}${wait}; the time for one image is over`)
      }
      log(`${nameOf(request)}: ${wordsOf(outcome)}; again in ${seconds(delay)}`)
      if (asked === undefined) await clock.sleep(delay)
      else pausedUntil.set(host, Math.max(pausedUntil.get(host) ?? 0, clock.now() + delay))
    }
  }

  async function waitForHost(host: string, request: HttpRequest): Promise<void> {
    const pause = (pausedUntil.get(host) ?? 0) - clock.now()
    if (pause > 0) await clock.sleep(Math.min(pause, request.deadline - clock.now()))
  }
}

type Attempt = HttpResponse | RegistryError

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

function isTransient(attempt: Attempt): boolean {
  return attempt instanceof RegistryError ? attempt.transient : RETRIED.has(attempt.status)
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

/** Seconds or a date, RFC 9110 section 10.2.3; what cannot be read is as if it were not there. */
function retryAfter(attempt: Attempt, clock: Clock): number | undefined {
  if (attempt instanceof RegistryError) return undefined
  const value = header(attempt.headers, 'retry-after')?.trim()
  if (value === undefined || value === '') return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - clock.date()
  return Number.isNaN(ms) ? undefined : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms))
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
    cure: 'The registry has trouble: run it again in some minutes, or look at its status page.',
  })
}

function wordsOf(attempt: Attempt): string {
  return attempt instanceof RegistryError ? attempt.message : describe(attempt)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`
}
