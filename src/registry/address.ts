import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Addresses that no public server should send us to: RFC 1918, 3927, 4193, 4291, 6598, 6890. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6')
}

/** IPv4 addresses mapped into IPv6 are checked as what they are. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** `localhost`, 127.0.0.0/8 and ::1: plain HTTP is safe there. */
export function isLoopback(hostname: string): boolean {
  const name = bareHost(hostname)
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

/** A URL's hostname without the brackets of IPv6. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase()
}

/** Whether two hosts are one: the same name, or both this machine. */
export function sameHost(a: string, b: string): boolean {
  return bareHost(a) === bareHost(b) || (isLoopback(a) && isLoopback(b))
}

/** Docker Hub's token server, known without looking anything up. */
const KNOWN_PAIRS = new Set(['auth.docker.io registry-1.docker.io'])

/**
 * Whether two hosts belong to one owner: equal, or under one registrable domain (Public Suffix
 * List, so that two customers of one cloud are strangers).
 */
export async function sameOwner(a: string, b: string): Promise<boolean> {
  if (sameHost(a, b) || KNOWN_PAIRS.has(`${a} ${b}`)) return true
  if (isIP(bareHost(a)) !== 0 || isIP(bareHost(b)) !== 0) return false
  // The list is large, and hardly any registry needs it.
  const { getDomain } = await import('tldts')
  const options = { allowPrivateDomains: true }
  const domain = getDomain(bareHost(a), options)
  return domain !== null && domain === getDomain(bareHost(b), options)
}

/** A DNS look-up that fails on a private address, so that none is ever connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = error === null ? addresses : []
    const hidden = found.find(({ address }) => isPrivateAddress(address))
    const failure = hidden === undefined ? error : new PrivateAddressError(hostname, hidden.address)
    const [first] = found
    if (failure !== null || first === undefined) callback(failure, [])
    else if (options.all === true) callback(null, found)
    else callback(null, first.address, first.family)
  })
}

class PrivateAddressError extends Error {
  override name = 'PrivateAddressError'
  readonly code = 'EPRIVATE'

  constructor(hostname: string, address: string) {
    super(`${hostname} is the private address ${address}`)
  }
}
