import type { LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { bareHost, isLoopback } from '../../net/addresses.ts'
import { isKnownPair, isShared } from './owners.ts'

/** Whether two hosts are one: the same name, or both this machine. */
export function sameHost(a: string, b: string): boolean {
  return bareHost(a) === bareHost(b) || (isLoopback(a) && isLoopback(b))
}

/**
 * Whether a host belongs to a registry's owner: they are equal, a known pair, or under one
 * registrable domain (Public Suffix List), so that two customers of one cloud are strangers.
 */
export async function sameOwner(hostname: string, registry: string): Promise<boolean> {
  const [host, home] = [bareHost(hostname), bareHost(registry)]
  if (sameHost(hostname, registry) || isKnownPair(host, home)) return true
  if (isIP(host) !== 0 || isIP(home) !== 0 || isShared(host) || isShared(home)) return false
  // The list is large, and hardly any registry needs it.
  const { getDomain } = await import('tldts')
  const options = { allowPrivateDomains: true }
  const domain = getDomain(host, options)
  return domain !== null && domain === getDomain(home, options)
}

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

/** A DNS look-up that fails where any address is refused, so that none such is ever connected to. */
export function guardedLookup(
  resolve: Resolve,
  isRefused: (address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    const wanted = options.family === 4 || options.family === 6 ? options.family : undefined
    const check = async () => {
      const found = await resolve(hostname)
      const hidden = found.find(({ address }) => isRefused(address))
      if (hidden !== undefined) throw new PrivateAddressError(hostname, hidden.address)
      return found.filter(({ family }) => wanted === undefined || family === wanted)
    }
    check().then(
      (found) => {
        const [first] = found
        if (options.all === true) callback(null, [...found])
        else callback(null, first?.address ?? '', first?.family)
      },
      (error) => callback(error, []),
    )
  }
}

class PrivateAddressError extends Error {
  override name = 'PrivateAddressError'
  readonly code = 'EPRIVATE'

  constructor(hostname: string, address: string) {
    super(`${hostname} is the private address ${address}, which is not asked`)
  }
}
