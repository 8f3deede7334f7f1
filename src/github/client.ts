import type { Octokit } from '@octokit/rest'
import { proxiedFetch } from '../net/proxied-fetch.ts'
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
    request: { fetch: proxiedFetch(REQUEST_MS) },
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
