import type { LookupAddress } from 'node:dns'
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
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6')
}

/** Where clouds keep the credentials of their machines, among others. */
const LINK_LOCAL = new BlockList()
LINK_LOCAL.addSubnet('169.254.0.0', 16, 'ipv4')
LINK_LOCAL.addSubnet('fe80::', 10, 'ipv6')
LINK_LOCAL.addAddress('fd00:ec2::254', 'ipv6')

export function isPrivateAddress(address: string): boolean {
  return isIn(PRIVATE, address)
}

export function isLinkLocal(address: string): boolean {
  return isIn(LINK_LOCAL, address)
}

/** IPv4 addresses mapped into IPv6 are checked as what they are. */
function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
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

/** Domains of registries that give every customer a name, and that the list does not know. */
const SHARED_DOMAINS = new Set(['amazonaws.com', 'azurecr.cn', 'azurecr.io', 'jfrog.io', 'ocir.io'])

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
  if (domain === null || SHARED_DOMAINS.has(domain)) return false
  return domain === getDomain(bareHost(b), options)
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
