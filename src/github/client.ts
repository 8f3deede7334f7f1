import type { Octokit } from '@octokit/rest'
import { EnvHttpProxyAgent, fetch, type RequestInit } from 'undici'
import * as z from 'zod/mini'
import { proxiesOf } from '../net/proxies.ts'
import { ownLogin } from './identity.ts'

/** A repository on GitHub, and the way to it. */
export interface Api {
  readonly rest: Octokit['rest']
  readonly paginate: Octokit['paginate']
  readonly owner: string
  readonly repo: string
  /** The repository's page, for people. */
  readonly page: string
  /** The login that the token writes as; GitHub is asked once. */
  readonly login: () => Promise<string>
}

interface ApiOptions {
  readonly token: string
  /** GITHUB_API_URL: @octokit/rest does not look at it itself. */
  readonly baseUrl: string
  readonly serverUrl: string
  readonly owner: string
  readonly repo: string
  readonly warn: (message: string) => void
}

const REQUEST_MS = 30_000
/** A limit that ends later than this is not waited for. */
const PATIENCE_S = 60

const GIVEN_UP = 'What cannot be read or written there is in the job summary: run it again later.'

export async function connect(options: ApiOptions): Promise<Api> {
  const { token, baseUrl, serverUrl, owner, repo, warn } = options
  // Loaded only now: the registry can be asked without.
  const [{ Octokit }, { retry }, { throttling }, { default: Bottleneck }] = await Promise.all([
    import('@octokit/rest'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
    import('bottleneck/light.js'),
  ])
  // The plugin waits for seconds between any two writes. That is asked of those who write many, and a
  // run writes a handful; limits that are reached are minded all the same.
  const atOnce = new Bottleneck.Group({ maxConcurrent: 1 })
  const given = new Set<string>()
  const wait =
    (what: string) => (seconds: number, _options: object, _octokit: object, tries: number) => {
      const worthwhile = seconds <= PATIENCE_S && tries < 2
      if (worthwhile) warn(`GitHub’s ${what} is reached: waiting ${seconds} s`)
      else if (!given.has(what)) warn(`GitHub’s ${what} is reached: giving up. ${GIVEN_UP}`)
      if (!worthwhile) given.add(what)
      return worthwhile
    }
  const common = {
    ...(token === '' ? {} : { auth: token }),
    baseUrl,
    request: { fetch: proxiedFetch() },
    // Failures are told once, with what they mean, by whoever asked.
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  }
  const octokit = new (Octokit.plugin(retry, throttling))({
    ...common,
    retry: { retries: 2 },
    throttle: {
      write: atOnce,
      notifications: atOnce,
      onRateLimit: wait('rate limit'),
      onSecondaryRateLimit: wait('secondary rate limit'),
    },
  })
  // The retry plugin counts in this object, and without a copy all requests would share one count.
  octokit.hook.before('request', (options) => {
    options.request = { ...options.request }
    stayAt(baseUrl, options.url)
  })
  const { rest, paginate } = octokit
  // What GraphQL is asked would else count as something written, and hold up what is.
  const { graphql } = new Octokit(common)
  let login: Promise<string> | undefined
  return {
    rest,
    paginate,
    owner,
    repo,
    page: `${serverUrl}/${owner}/${repo}`,
    login: () => {
      login ??= ownLogin({ rest, graphql }, token)
      return login
    },
  }
}

/** Node's own fetch knows no proxy. */
function proxiedFetch() {
  const { httpProxy, httpsProxy, isFor } = proxiesOf(process.env)
  const dispatcher = new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy: '' })
  return (url: string, init: RequestInit) => {
    const way = isFor(new URL(url)) ? { dispatcher } : {}
    return fetch(url, { ...init, ...way, signal: AbortSignal.timeout(REQUEST_MS) })
  }
}

/**
 * The token belongs to the server that gave it: a page of a list may name the next one elsewhere, and is
 * not followed there. Redirects leave it behind by themselves.
 */
function stayAt(baseUrl: string, url: string): void {
  const [home, next] = [new URL(baseUrl), new URL(url, baseUrl)]
  if (next.origin === home.origin) return
  const error = new Error(`${home.origin} names a page at ${next.origin}, which is not asked`)
  throw Object.assign(error, { status: 400 })
}

/** Somebody has locked the pull request's conversation: that is no permission of the job's. */
export function isLocked(error: unknown): boolean {
  return statusOf(error) === 403 && error instanceof Error && /\blocked\b/i.test(error.message)
}

/** The HTTP status of an error of Octokit's, or undefined for any other error. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}

const limit = z.object({
  status: z.union([z.literal(403), z.literal(429)]),
  response: z.object({ headers: z.object({ 'x-ratelimit-remaining': z.literal('0') }) }),
})

/** A limit that the asking itself has told of: the throttling plugin goes by the same. */
export function isLimited(error: unknown): boolean {
  if (limit.safeParse(error).success) return true
  return error instanceof Error && /\bsecondary rate\b/i.test(error.message)
}

/** A token that may not write: a fork's, one without the permission, or none at all. */
export function isReadOnly(error: unknown): boolean {
  const isRefused = [401, 403].includes(statusOf(error) ?? 0)
  return isRefused && error instanceof Error && !/rate limit/i.test(error.message)
}

/** For a token that is empty, or that nobody knows. */
export const TOKEN_CURE =
  'Leave out the input github-token, and the job’s own token is taken; a secret is not there on Dependabot’s and forks’ runs.'

/** undefined for what is not there, or no longer. */
export async function ifThere<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}
