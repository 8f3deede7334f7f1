import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { UsageError } from '../domain/values/problem.ts'
import { type Blocks, bareHost, isIn, isLoopback, listOf } from './addresses.ts'

/** The proxies of HTTP_PROXY and HTTPS_PROXY, and what NO_PROXY and this machine need none for. */
export interface Proxies {
  /** Empty where there is none. */
  readonly httpProxy: string
  /** For https. */
  readonly httpsProxy: string
  readonly isFor: (url: URL) => boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** @throws {UsageError} when a proxy's address is none. */
export function proxiesOf(env: Environment): Proxies {
  const [httpProxy, httpsProxy] = [proxyOf(env, 'HTTP_PROXY'), proxyOf(env, 'HTTPS_PROXY')]
  const exceptions = exceptionsOf(env['no_proxy'] || env['NO_PROXY'] || '')
  return {
    httpProxy,
    httpsProxy,
    isFor(url) {
      const proxy = url.protocol === 'https:' ? httpsProxy : httpProxy
      // What is on this machine, no proxy can reach, and a login in clear text is not for it.
      if (proxy === '' || isLoopback(url.hostname)) return false
      const host = bareHost(url.hostname)
      const port = url.port || (url.protocol === 'https:' ? '443' : '80')
      return !exceptions.some((isException) => isException(host, port))
    },
  }
}

function proxyOf(env: Environment, name: string): string {
  const text = env[name.toLowerCase()] || env[name] || ''
  const address = text === '' || text.includes('://') ? text : `http://${text}`
  const isProxy = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  if (address === '' || isProxy) return address
  throw new UsageError(`${name} is no address of a proxy, such as http://proxy.example.com:3128`)
}

type Exception = (host: string, port: string) => boolean

/**
 * As Go's programs read it, docker among them: `*`, a name with all below it, `.name` or `*.name`
 * for what is below it alone, an address, a block of them; a port behind it, for that port only.
 */
function exceptionsOf(text: string): Exception[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(exceptionOf)
}

function exceptionOf(entry: string): Exception {
  const block = blockOf(entry)
  if (block !== undefined) return (host) => isIP(host) !== 0 && isIn(block, host)
  const { name, port } = withPort(entry)
  const isHost = isIP(name) === 0 ? hostMatcher(name) : addressMatcher(name)
  return (host, asked) => (port === undefined || port === asked) && isHost(host)
}

function blockOf(entry: string): Blocks | undefined {
  const [, network = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? []
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(network)] ?? -1
  return Number(prefix) <= bits ? listOf([entry]) : undefined
}

/** `host:port` and `[::1]:port`; an address of IPv6 has colons of its own. */
function withPort(entry: string): { name: string; port?: string } {
  if (isIP(entry) === 6) return { name: entry }
  const [, name = entry, port] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? []
  const bare = name.replace(/^\[|\]$/g, '')
  return port === undefined ? { name: bare } : { name: bare, port: String(Number(port)) }
}

function addressMatcher(address: string): (host: string) => boolean {
  const list = listOf([`${address}/${isIP(address) === 6 ? 128 : 32}`])
  return (host) => isIP(host) !== 0 && isIn(list, host)
}

function hostMatcher(entry: string): (host: string) => boolean {
  if (entry === '*') return () => true
  const name = entry.replace(/^\*(?=\.)/, '').replace(/\.$/, '')
  const isBelowOnly = name.startsWith('.')
  const plain = isBelowOnly ? name.slice(1) : name
  // Names of other scripts are asked for in letters of this one.
  const domain = /[^ -~]/.test(plain) ? domainToASCII(plain) : plain
  return (host) => host.endsWith(`.${domain}`) || (!isBelowOnly && host === domain)
}
