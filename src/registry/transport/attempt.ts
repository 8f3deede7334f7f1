import { describe, mayBeProxys, nameOf, PROXY_CURE, RegistryError, registryWords } from './error.ts'
import { type Clock, type HttpRequest, type HttpResponse, header, type Send } from './http.ts'

/** Longer waits are not told apart. */
const A_DAY_MS = 24 * 60 * 60 * 1000
const RETRIED = new Set([408, 429, 499, 500, 502, 503, 504, 522])

/** What came of asking once. */
export type Attempt = HttpResponse | RegistryError

/** A socket that has died of old age says nothing of the server: no need to wait for that. */
export function isStale(outcome: Attempt, attempt: number): boolean {
  return outcome instanceof RegistryError && outcome.retry === 'at-once' && attempt === 1
}

export async function attemptOnce(send: Send, request: HttpRequest): Promise<Attempt> {
  try {
    return await send(request)
  } catch (error) {
    if (error instanceof RegistryError) return error
    throw error
  }
}

export function unwrap(attempt: Attempt): HttpResponse {
  if (attempt instanceof RegistryError) throw attempt
  return attempt
}

/** Too many at once; what is said of a quota is another matter. */
export function isRefusal(attempt: Attempt): boolean {
  return !(attempt instanceof RegistryError) && attempt.status === 429
}

export function isReset(attempt: Attempt): boolean {
  return attempt instanceof RegistryError && attempt.isReset
}

export function isTransient(attempt: Attempt): boolean {
  return attempt instanceof RegistryError ? attempt.retry !== 'never' : RETRIED.has(attempt.status)
}

/** A quota of hours is not waited for (Docker Hub's pull rate limit). */
export function quotaError(request: HttpRequest, attempt: Attempt): RegistryError | undefined {
  if (attempt instanceof RegistryError || attempt.status !== 429) return undefined
  const remaining = header(attempt.headers, 'ratelimit-remaining') ?? ''
  const words = registryWords(attempt)?.text ?? attempt.body.toString('utf8').slice(0, 1000)
  if (!/^0(;|$)/.test(remaining.trim()) && !/pull rate limit/i.test(words)) return undefined
  return new RegistryError('rate-limit', {
    reason: `${nameOf(request)}: ${describe(attempt)}; the pull rate limit is used up`,
    cure: `Log in to ${request.namedRegistry.registry} before this step (docker/login-action): an account has a limit of its own. Or wait some hours.`,
  })
}

/** Seconds or a date, RFC 9110 section 10.2.3, in ms; 0 where nothing can be read, or it is over. */
export function retryAfter(attempt: Attempt, clock: Clock): number {
  if (attempt instanceof RegistryError) return 0
  const value = header(attempt.headers, 'retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, A_DAY_MS)
  // Date.parse would take a lone number for a year.
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? 0 : Math.min(Math.max(0, date - clock.date()), A_DAY_MS)
}

export function givenUp(request: HttpRequest, attempt: Attempt, tried: string): RegistryError {
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

export function outOfTime(request: HttpRequest, pause: number): RegistryError {
  const why =
    pause > 0
      ? `${request.url.host} asks everybody to wait ${seconds(pause)} more`
      : 'earlier requests for the same image have taken it all'
  return new RegistryError(pause > 0 ? 'rate-limit' : 'timeout', {
    reason: `${nameOf(request)}: not asked, the time for one image is over: ${why}`,
    cure: 'Check that the registry answers in good time, then run it again in some minutes.',
  })
}

export function wordsOf(request: HttpRequest, attempt: Attempt): string {
  if (attempt instanceof RegistryError) return attempt.message
  return `${nameOf(request)}: ${describe(attempt)}`
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`
}

export function refusedAll(request: HttpRequest, ms: number): RegistryError {
  return new RegistryError('rate-limit', {
    reason: `${nameOf(request)}: not asked, ${request.url.host} has refused everything for ${seconds(ms)} (429)`,
    cure: TROUBLE,
  })
}
