import { isIP } from 'node:net'
import { type Dispatcher, EnvHttpProxyAgent } from 'undici'
import { bareHost, isPrivateAddress, publicLookup, sameHost, sameOwner } from './address.ts'
import { nameOf, RegistryError } from './error.ts'
import type { HttpRequest } from './http.ts'

/** Connections to one host; over HTTP/2 one of them carries many streams. */
const CONNECTIONS = 12
const CONNECT_TIMEOUT_MS = 8_000

export interface Dispatchers {
  /** @throws {RegistryError} `refused`, when a server names a private address as its next stop. */
  readonly dispatcherFor: (request: HttpRequest) => Promise<Dispatcher>
  readonly close: () => Promise<void>
}

/**
 * Connections for the registries that the user named, and guarded ones for the addresses that
 * those registries name (realms, redirects): an attacker's words, until looked up.
 * HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold for both.
 */
export function createDispatchers(): Dispatchers {
  const named = new EnvHttpProxyAgent({
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  })
  const guarded = new EnvHttpProxyAgent({
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: publicLookup },
  })
  return {
    async dispatcherFor(request) {
      const { hostname } = request.url
      if (sameHost(hostname, request.home.hostname)) return named
      const address = bareHost(hostname)
      if (isIP(address) !== 0 && isPrivateAddress(address)) throw refused(request)
      // A company's registry and its token server are often two names in one private network.
      return (await sameOwner(hostname, request.home.hostname)) ? named : guarded
    },
    async close() {
      await Promise.all([named.close(), guarded.close()])
    },
  }
}

function refused(request: HttpRequest): RegistryError {
  return new RegistryError('refused', {
    reason: `${nameOf(request)}: ${request.home.registry} points to a private address, which is not asked`,
    cure: 'Look at what answers for the registry: it sends this client into a private network.',
  })
}
