import { describe, expect, it } from '@jest/globals'
import { UsageError } from '../../src/domain/values/problem.ts'
import { proxiesOf } from '../../src/net/proxies.ts'

const PROXY = 'http://proxy.example.net:3128'

/** Which of the addresses a proxy is asked for. */
function proxied(noProxy: string, urls: readonly string[]): string[] {
  const { isFor } = proxiesOf({ HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY, NO_PROXY: noProxy })
  return urls.filter((url) => isFor(new URL(url)))
}

describe('requirement 46: what needs no proxy', () => {
  it.each([
    'http://localhost/',
    'http://LOCALHOST:5000/',
    'https://localhost/',
    'http://127.0.0.1:5000/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://127.255.255.254/',
    'http://[::1]:5000/',
    'http://[::ffff:127.0.0.1]/',
  ])('is this machine, whatever NO_PROXY says: %s', (url) => {
    expect(proxied('', [url])).toEqual([])
    expect(proxied('other.example.com', [url])).toEqual([])
  })

  it.each([
    'http://localhost./',
    'http://x.localhost/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://10.0.0.1/',
    'http://example.com/',
  ])('is nothing else of itself: %s', (url) => {
    expect(proxied('', [url])).toEqual([url])
  })

  it.each([
    ['*', 'https://example.com/', true],
    [' example.net , * ', 'https://example.com/', true],
    ['example.com', 'https://example.com/', true],
    ['example.com', 'https://a.b.example.com/', true],
    ['EXAMPLE.com', 'https://a.Example.COM/', true],
    ['example.com.', 'https://example.com/', true],
    ['example.com', 'https://example.com./', true],
    ['example.com', 'https://anexample.com/', false],
    ['example.com', 'https://example.com.evil.example/', false],
    ['.example.com', 'https://a.example.com/', true],
    ['.example.com', 'https://example.com/', false],
    ['*.example.com', 'https://a.example.com/', true],
    ['*.example.com', 'https://example.com/', false],
    ['example.com:8080', 'https://example.com:8080/', true],
    ['example.com:8080', 'https://example.com/', false],
    ['example.com:443', 'https://example.com/', true],
    ['example.com:443', 'http://example.com/', false],
    ['example.com:80', 'http://a.example.com/', true],
    ['bücher.example', 'https://a.xn--bcher-kva.example/', true],
    ['10.0.0.5', 'http://10.0.0.5/', true],
    ['10.0.0.5', 'http://10.0.0.6/', false],
    ['10.0.0.5:5000', 'http://10.0.0.5:5000/', true],
    ['10.0.0.5:5000', 'http://10.0.0.5/', false],
    ['10.0.0.5', 'http://[::ffff:10.0.0.5]/', true],
    ['0.0.0.5', 'http://10.0.0.5/', false],
    ['10.0.0.0/8', 'http://10.255.1.2:5000/', true],
    ['10.1.2.3/8', 'http://10.255.1.2/', true],
    ['10.0.0.0/8', 'http://11.0.0.0/', false],
    ['10.0.0.0/8', 'http://[::ffff:10.9.9.9]/', true],
    ['10.0.0.5/32', 'http://10.0.0.5/', true],
    ['10.0.0.5/32', 'http://10.0.0.4/', false],
    ['0.0.0.0/0', 'http://8.8.8.8/', true],
    ['10.0.0.0/8', 'http://ten.example.com/', false],
    ['10.0.0.0/33', 'http://10.0.0.0/', false],
    ['fd00::/8', 'http://[fd12::1]:5000/', true],
    ['FD00::/8', 'http://[fd12::1]/', true],
    ['fd00::/8', 'http://[fe12::1]/', false],
    ['fd12::1/128', 'http://[fd12:0::1]/', true],
    ['fd12::1', 'http://[fd12::1]:5000/', true],
    ['[fd12::1]:5000', 'http://[fd12::1]:5000/', true],
    ['[fd12::1]:5000', 'http://[fd12::1]/', false],
    ['[fd12::1]', 'http://[fd12::1]/', true],
    ['a.example,10.0.0.0/8 example.com', 'https://example.com/', true],
    [',, ,', 'https://example.com/', false],
    [':8080', 'https://example.com:8080/', false],
  ])('NO_PROXY %j and %s: %s', (noProxy, url, isException) => {
    expect(proxied(noProxy, [url])).toEqual(isException ? [] : [url])
  })

  it('is all where there is no proxy', () => {
    expect(proxiesOf({}).isFor(new URL('https://example.com/'))).toBe(false)
    const { isFor } = proxiesOf({ HTTPS_PROXY: PROXY })
    expect(isFor(new URL('http://example.com/'))).toBe(false)
    expect(isFor(new URL('https://example.com/'))).toBe(true)
  })

  it('is read in lower case first', () => {
    const { isFor } = proxiesOf({ http_proxy: PROXY, no_proxy: 'a.example', NO_PROXY: 'b.example' })
    expect(['http://a.example/', 'http://b.example/'].map((url) => isFor(new URL(url)))).toEqual([
      false,
      true,
    ])
  })
})

it.each(['http://a b', 'socks5://proxy.example.com', 'http://'])(
  'refuses %j, which is no address of a proxy',
  (address) => {
    expect(() => proxiesOf({ HTTPS_PROXY: address })).toThrow(UsageError)
  },
)

describe('when one proxy alone is given', () => {
  it.each([
    ['HTTP_PROXY', 'http://a.example.com/', true],
    ['HTTP_PROXY', 'https://a.example.com/', false],
    ['HTTPS_PROXY', 'https://a.example.com/', true],
    ['HTTPS_PROXY', 'http://a.example.com/', false],
  ])('%s is asked for %s: %s', (name, url, isAsked) => {
    expect(proxiesOf({ [name]: PROXY }).isFor(new URL(url))).toBe(isAsked)
  })
})
