import { isLoopback } from '../../net/addresses.ts'
import type { NamedRegistry } from '../transport/http.ts'
import { sameHost, sameOwner } from './address.ts'

/**
 * Why credentials for a registry do not go to an address: they go over https, or inside this
 * machine, and only to the registry's owner, or to a host that the user allows.
 * @returns undefined when they may.
 */
export async function whyWithheld(
  url: URL,
  namedRegistry: NamedRegistry,
): Promise<string | undefined> {
  if (!isLoopback(url.hostname)) {
    if (url.protocol !== 'https:') return `${url.origin} is spoken to over plain HTTP`
    if (!namedRegistry.isVerified && sameHost(url.hostname, namedRegistry.hostname)) {
      return `the certificate of ${url.origin} convinces nobody (a private CA can be given by NODE_EXTRA_CA_CERTS)`
    }
  }
  if (isAllowed(url, namedRegistry) || (await sameOwner(url.hostname, namedRegistry.hostname)))
    return undefined
  return `${url.origin} belongs to somebody else (if it may have them, list ${url.host} under auth-hosts)`
}

/** Whether the user has named the host: with a port that one only, without one every port. */
export function isAllowed(url: URL, { authHosts = [] }: NamedRegistry): boolean {
  const names = [url.host, url.hostname, `${url.hostname}:${url.port || defaultPort(url)}`].map(
    withoutDot,
  )
  return authHosts.some((host) => names.includes(withoutDot(host.toLowerCase())))
}

/** The root's dot makes no other host. */
function withoutDot(host: string): string {
  return host.replace(/\.(?=:\d+$|$)/, '')
}

function defaultPort({ protocol }: URL): string {
  return protocol === 'https:' ? '443' : '80'
}
