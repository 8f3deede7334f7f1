import { BlockList, isIP } from 'node:net'

/** Addresses and blocks of them, as numbers. */

/** Made when it is first asked: most runs ask none of those that are in the code. */
export type Blocks = () => BlockList

/** Of CIDR blocks, and of addresses with a whole prefix. */
export function listOf(blocks: readonly string[]): Blocks {
  let list: BlockList | undefined
  return () => {
    list ??= made(blocks)
    return list
  }
}

function made(blocks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const block of blocks) {
    const [network = '', prefix = ''] = block.split('/')
    list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}

/** IPv4 addresses mapped into IPv6 are checked as what they are. */
export function isIn(blocks: Blocks, address: string): boolean {
  return blocks().check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const LOOPBACK = listOf(['127.0.0.0/8', '::1/128'])

/**
 * `localhost`, 127.0.0.0/8 and ::1: plain HTTP is safe there, and no proxy is asked. Other names,
 * such as `x.localhost` or `localhost.`, are looked up, and may be led elsewhere.
 */
export function isLoopback(hostname: string): boolean {
  const name = withoutBrackets(hostname)
  return name === 'localhost' || (isIP(name) !== 0 && isIn(LOOPBACK, name))
}

/** A URL's hostname without the brackets of IPv6, and without the root's dot. */
export function bareHost(hostname: string): string {
  return withoutBrackets(hostname).replace(/\.$/, '')
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase()
}
