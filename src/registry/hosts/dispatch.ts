import { isIP, type LookupFunction } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { bareHost } from '../../net/addresses.ts'
import { proxiesOf } from '../../net/proxies.ts'
import { nameOf, RegistryError } from '../transport/error.ts'
import type { HttpRequest } from '../transport/http.ts'
import { MOST_AT_ONCE } from '../transport/width.ts'
import { guardedLookup, type Resolve, sameHost, sameOwner } from './address.ts'
import { isLinkLocal, isPrivateAddress } from './special-addresses.ts'
import { isAllowed } from './trust.ts'

const CONNECT_TIMEOUT_MS = 8_000

export interface Dispatchers {
  /** @throws {RegistryError} `refused`, when a server names a private address as its next stop. */
  readonly dispatcherFor: (request: HttpRequest) => Promise<Dispatcher>
  /** Whether a proxy is asked, which may look names up that this machine cannot. */
  readonly isProxied: (url: URL) => boolean
  readonly close: () => Promise<void>
}

/** To an address itself, and by a proxy. */
interface Ways {
  readonly straight: Dispatcher
  /** Loaded and made when a proxy is asked: most have none. */
  readonly proxied: () => Promise<Dispatcher>
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Connections for the registries that the user named, and guarded ones for the addresses that
 * those registries name (realms, redirects): an attacker's words, until looked up.
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold for all; behind a proxy it is the proxy that looks up.
 * @throws {UsageError} when a proxy's address is none.
 */
export function createDispatchers(env: Environment, resolve: Resolve): Dispatchers {
  const proxies = proxiesOf(env)
  const all: Dispatcher[] = []
  let isClosed = false
  const made = (dispatcher: Dispatcher): Dispatcher => {
    all.push(dispatcher)
    // What was given up may have waited for what makes this.
    if (isClosed) dispatcher.destroy()
    return dispatcher
  }
  const create = (connect: object, requestTls = {}): Ways => {
    const options = {
      connections: MOST_AT_ONCE,
      h2Options: { maxConcurrentStreams: MOST_AT_ONCE },
      connectTimeout: CONNECT_TIMEOUT_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...connect },
    }
    // Whether it is for an address is decided here.
    const { httpProxy, httpsProxy } = proxies
    const ways = { httpProxy, httpsProxy, noProxy: '' }
    let proxied: Promise<Dispatcher> | undefined
    return {
      straight: made(new Agent(options)),
      proxied() {
        proxied ??= import('../../net/proxy-agent.ts').then(({ EnvHttpProxyAgent }) =>
          made(new EnvHttpProxyAgent({ ...options, ...ways, requestTls })),
        )
        return proxied
      },
    }
  }
  const anyCertificate = { rejectUnauthorized: false }
  const agents = {
    named: create({}),
    unverified: create(anyCertificate, anyCertificate),
    allowed: create({ lookup: guardedLookup(resolve, isLinkLocal) }),
    elsewhere: create({ lookup: guardedLookup(resolve, isPrivateAddress) }),
  }
  // Of each registry: whether it is private is looked up where a name is, and not behind a proxy.
  const siblings = new Map<string, Ways>()
  const siblingOf = (hostname: string): Ways => {
    const known = siblings.get(hostname) ?? create({ lookup: siblingLookup(hostname, resolve) })
    siblings.set(hostname, known)
    return known
  }
  const agentsFor = async (request: HttpRequest): Promise<Ways> => {
    const { url, namedRegistry } = request
    if (!namedRegistry.isUntrusted && sameHost(url.hostname, namedRegistry.hostname)) {
      return namedRegistry.isVerified ? agents.named : agents.unverified
    }
    // Named by the user, as the registry is: a private address may well be meant.
    if (isAllowed(url, namedRegistry)) return agents.allowed
    const address = bareHost(url.hostname)
    if (isIP(address) !== 0 && isPrivateAddress(address)) throw refused(request)
    // A company's registry and its token server are often two names in one private network.
    const isSibling =
      !namedRegistry.isUntrusted && (await sameOwner(url.hostname, namedRegistry.hostname))
    return isSibling ? siblingOf(namedRegistry.hostname) : agents.elsewhere
  }
  return {
    isProxied: proxies.isFor,
    async dispatcherFor(request) {
      const { straight, proxied } = await agentsFor(request)
      return proxies.isFor(request.url) ? proxied() : straight
    },
    async close() {
      isClosed = true
      // Whatever is still under way has been given up: to wait for it could take for ever.
      await Promise.all(all.map((agent) => agent.destroy()))
    },
  }
}

/** What is beside a private registry may be private too. */
function siblingLookup(registry: string, resolve: Resolve): LookupFunction {
  let found: Promise<boolean> | undefined
  return (...asked) => {
    found ??= resolvesToPrivate(registry, resolve)
    found.then((isPrivate) =>
      guardedLookup(resolve, isPrivate ? isLinkLocal : isPrivateAddress)(...asked),
    )
  }
}

async function resolvesToPrivate(hostname: string, resolve: Resolve): Promise<boolean> {
  try {
    return (await resolve(hostname)).some(({ address }) => isPrivateAddress(address))
  } catch {
    return false
  }
}

function refused(request: HttpRequest): RegistryError {
  return new RegistryError('refused', {
    reason: `${nameOf(request)}: ${request.namedRegistry.registry} points to a private address, which is not asked`,
    cure: 'Look at what answers for the registry: it sends this client into a private network.',
  })
}
