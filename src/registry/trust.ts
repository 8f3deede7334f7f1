import { isLoopback, sameHost, sameOwner } from './address.ts'
import type { Home } from './http.ts'

/**
 * Why credentials for a registry do not go to an address: they go over https, or inside this
 * machine, and only to the registry's owner.
 * @returns undefined when they may.
 */
export async function whyWithheld(url: URL, home: Home): Promise<string | undefined> {
  if (!isLoopback(url.hostname)) {
    if (url.protocol !== 'https:') return `${url.origin} is spoken to over plain HTTP`
    if (!home.isVerified && sameHost(url.hostname, home.hostname)) {
      return `the certificate of ${url.origin} convinces nobody (a private CA can be given by NODE_EXTRA_CA_CERTS)`
    }
  }
  if (await sameOwner(url.hostname, home.hostname)) return undefined
  return `${url.origin} belongs to somebody else`
}
