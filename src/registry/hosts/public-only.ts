import { isIP } from 'node:net'
import { bareHost } from '../../net/addresses.ts'
import { nameOf, RegistryError } from '../transport/error.ts'
import type { Resolve } from './address.ts'
import type { Dispatchers } from './dispatch.ts'
import { isPrivateAddress } from './special-addresses.ts'

interface PublicOptions extends Pick<Dispatchers, 'dispatcherFor' | 'isProxied'> {
  readonly resolve: Resolve
}

/**
 * Lets a request go over https to public addresses, and nowhere else. A name at a private address,
 * one that nobody knows, and a private address itself fail alike, before anything is sent.
 */
export function publicOnly(options: PublicOptions): Dispatchers['dispatcherFor'] {
  const { dispatcherFor, isProxied, resolve } = options
  const known = new Map<string, Promise<boolean>>()
  return async (request) => {
    const { protocol, hostname } = request.url
    const host = bareHost(hostname)
    const answer = known.get(host) ?? isPublic(host, resolve, isProxied(request.url))
    known.set(host, answer)
    if (protocol === 'https:' && (await answer)) return dispatcherFor(request)
    throw new RegistryError('network', {
      reason: `${nameOf(request)}: no public address over https, and nothing else is asked`,
      cure: 'Name a registry that everybody can reach.',
    })
  }
}

async function isPublic(host: string, resolve: Resolve, isProxied: boolean): Promise<boolean> {
  if (isIP(host) !== 0) return !isPrivateAddress(host)
  try {
    const found = await resolve(host)
    return found.length > 0 && found.every(({ address }) => !isPrivateAddress(address))
  } catch {
    // Behind a proxy the names of the internet may be known to that alone.
    return isProxied && (await isInternetName(host))
  }
}

/** `registry.corp` and `registry` are names of some private network. */
async function isInternetName(host: string): Promise<boolean> {
  const { parse } = await import('tldts')
  return parse(host).isIcann === true && !/\.(?:arpa|onion)\.?$/.test(host)
}
