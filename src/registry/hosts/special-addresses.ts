import { isIP } from 'node:net'
import { isIn, listOf } from '../../net/addresses.ts'

/**
 * IANA's special-purpose registry of IPv4 (RFC 6890 and what it has got since), whole: some of it
 * can be reached from everywhere, but no registry lives there.
 */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  // Oracle's metadata among them.
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  // Multicast, and all that is reserved, to the broadcast address.
  '224.0.0.0/3',
  // Azure's platform: it answers the machines of whoever asks, by a public number.
  '168.63.129.16/32',
]

/** What is given out to hosts. Whatever lies outside is special, or nobody's yet. */
const GLOBAL_IPV6 = ['2000::/3']

/** The registry of IPv6, as far as it lies within that. */
const SPECIAL_IPV6 = [
  // Teredo, benchmarking, ORCHID and the other protocols of the IETF.
  '2001::/23',
  '2001:db8::/32',
  // 6to4: it leads to any address of IPv4.
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
]

/** Where clouds keep the credentials of their machines: neither an allowed host nor a sibling is asked there. */
const METADATA = [
  '169.254.0.0/16',
  // Alibaba, Oracle and Azure.
  '100.100.100.200/32',
  '192.0.0.192/32',
  '168.63.129.16/32',
  'fe80::/10',
  // Amazon, Google and Scaleway.
  'fd00:ec2::/32',
  'fd20:ce::254/128',
  'fd00:42::42/128',
]

const special = listOf([...SPECIAL_IPV4, ...SPECIAL_IPV6])
const global = listOf(GLOBAL_IPV6)
const metadata = listOf(METADATA)
const MAPPED = listOf(['::ffff:0:0/96'])

/** An address that no public server should send us to. */
export function isPrivateAddress(address: string): boolean {
  const bare = withoutZone(address)
  if (isIn(special, bare)) return true
  // IPv4 that is mapped into IPv6 is what it is; translated in other ways it is nobody's address.
  if (isIP(bare) !== 6 || isIn(MAPPED, bare)) return false
  return !isIn(global, bare) || isIsatap(groupsOf(bare))
}

/** Link-local, or where a cloud's metadata is, in whatever form of IPv6. */
export function isLinkLocal(address: string): boolean {
  const bare = withoutZone(address)
  return [bare, ...embeddedIn(bare)].some((each) => isIn(metadata, each))
}

/** `fe80::1` of `fe80::1%eth0`. */
function withoutZone(address: string): string {
  return address.replace(/%.*$/, '')
}

/** The IPv4 addresses that one of IPv6 stands for, however a network translates it. */
function embeddedIn(address: string): string[] {
  if (isIP(address) !== 6) return []
  const groups = groupsOf(address)
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups
  const last = dotted(g, h)
  // 6to4; Teredo, by its server and, turned over, its client.
  if (a === 0x2002) return [dotted(b, c)]
  if (a === 0x2001 && b === 0) return [dotted(c, d), dotted(g ^ 0xffff, h ^ 0xffff)]
  // NAT64 of RFC 8215 has a prefix of 48 bits, or longer ones (RFC 6052).
  if (a === 0x64 && b === 0xff9b) {
    return [
      last,
      dotted(d, ((e & 0xff) << 8) | (f >> 8)),
      dotted(((d & 0xff) << 8) | (e & 0xff), f),
    ]
  }
  const isTranslated = [a, b, c, d].every((group) => group === 0)
  return isTranslated || isIsatap(groups) ? [last] : []
}

/** RFC 5214: the interface's number holds an address of IPv4. */
function isIsatap([, , , , e, f]: readonly number[]): boolean {
  return (e === 0 || e === 0x200) && f === 0x5efe
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}

/** The eight groups of an address of IPv6. */
function groupsOf(address: string): number[] {
  // A URL's parser writes IPv4 at the end in groups, too.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = plain.split('::')
  const [left, right] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const gap = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  return [...(left ?? []), ...Array<string>(gap).fill('0'), ...(right ?? [])].map((group) =>
    Number.parseInt(group, 16),
  )
}
