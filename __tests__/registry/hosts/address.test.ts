import { describe, expect, it } from '@jest/globals'
import { bareHost, isLoopback } from '../../../src/net/addresses.ts'
import { guardedLookup, sameHost, sameOwner } from '../../../src/registry/hosts/address.ts'
import { createDispatchers } from '../../../src/registry/hosts/dispatch.ts'
import { isPrivateAddress } from '../../../src/registry/hosts/special-addresses.ts'
import { aRequest } from '../../support/exchanges.ts'

/** The address of a URL's host, as URL normalises its spelling. */
function addressIn(url: string): string {
  return bareHost(new URL(url).hostname)
}

const PRIVATE = [
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://127.0.0.1/',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0.0.0.0/',
  'http://255.255.255.255/',
  'http://224.0.0.1/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://0xa9.254.0251.0xfe/',
  'http://127.1/',
  'http://10.1/',
  'http://169.254.169.254./',
  'http://①⑥⑨.254.169.254/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[0:0:0:0:0:ffff:7f00:1]/',
  'http://[::10.0.0.1]/',
  'http://[64:ff9b::10.0.0.1]/',
  'http://[2002:a00:1::]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://168.63.129.16/',
  'http://0xa83f8110/',
  'http://2822734096/',
  'http://192.0.2.1/',
  'http://[2001:db8::1]/',
  'http://[::ffff:0:8.8.8.8]/',
  'http://[2001:0:808:808::1]/',
]

describe('requirement 25: private and link-local addresses', () => {
  it.each(PRIVATE)('knows %s', (url) => {
    expect(isPrivateAddress(addressIn(url))).toBe(true)
  })

  it.each(PRIVATE)('does not connect to %s for a public registry', async (url) => {
    const { dispatcherFor, close } = createDispatchers({}, async () => [])
    const namedRegistry = aRequest().namedRegistry
    await expect(dispatcherFor(aRequest({ url, namedRegistry }))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('registry.example.com points to a private address'),
    })
    await close()
  })

  it('lets a registry be at any address that the user names', async () => {
    const { dispatcherFor, close } = createDispatchers({}, async () => [])
    await expect(
      dispatcherFor(aRequest({ url: 'https://10.0.0.5:5000/v2/' })),
    ).resolves.toBeDefined()
    await close()
  })
})

type Found = readonly { address: string; family: number }[]

/** What a look-up comes to, all addresses of it. */
function lookUp(found: Found, options: { all?: boolean; family?: number } = { all: true }) {
  return new Promise((resolve, reject) => {
    const lookup = guardedLookup(async () => found, isPrivateAddress)
    lookup('name.example.com', options, (error, addresses) =>
      error === null ? resolve(addresses) : reject(error),
    )
  })
}

describe('requirement 25: names of private addresses', () => {
  const [open, hidden] = [
    { address: '8.8.8.8', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ]

  it('gives the addresses of a public name', async () => {
    await expect(lookUp([open])).resolves.toEqual([open])
    await expect(lookUp([open], {})).resolves.toBe('8.8.8.8')
  })

  it('refuses a name that has a private one', async () => {
    await expect(lookUp([hidden])).rejects.toMatchObject({
      code: 'EPRIVATE',
      message: 'name.example.com is the private address 10.0.0.1, which is not asked',
    })
  })

  it('refuses it even where public ones stand beside it', async () => {
    await expect(lookUp([open, hidden])).rejects.toMatchObject({ code: 'EPRIVATE' })
  })

  it('gives the family that is asked for', async () => {
    const six = { address: '2606:4700::1', family: 6 }
    await expect(lookUp([open, six], { all: true, family: 6 })).resolves.toEqual([six])
  })

  it('passes on that there is no such name', async () => {
    const lookup = guardedLookup(
      async () => Promise.reject(new Error('ENOTFOUND')),
      () => false,
    )
    const result = new Promise((_, reject) => lookup('x', {}, (error) => reject(error)))
    await expect(result).rejects.toThrow('ENOTFOUND')
  })
})

describe('security: whose host it is', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['[::1]', true],
    ['localhost', true],
    ['LOCALHOST', true],
    ['128.0.0.1', false],
    ['127.0.0.1.example.com', false],
    ['localhost.example.com', false],
    ['[::ffff:7f00:1]', true],
    ['[::ffff:127.0.0.1]', true],
    ['127.255.255.255', true],
    ['126.255.255.255', false],
    ['0.0.0.0', false],
    ['[::]', false],
    ['[::127.0.0.1]', false],
    // Looked up as any other name, and so led anywhere.
    ['localhost.', false],
    ['x.localhost', false],
    ['ip6-localhost', false],
    ['localhost.localdomain', false],
  ])('takes %s for this machine: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })

  it.each([
    ['registry.example.com', 'registry.example.com', true],
    ['Registry.Example.com', 'registry.example.com', true],
    ['127.0.0.1', 'localhost', true],
    ['[::ffff:7f00:1]', 'localhost', true],
    ['registry.example.com.', 'registry.example.com', true],
    ['localhost.', '127.0.0.1', false],
    ['a.example.com', 'b.example.com', false],
  ])('takes %s and %s for one host: %s', (a, b, expected) => {
    expect(sameHost(a, b)).toBe(expected)
  })

  it.each([
    ['auth.docker.io', 'registry-1.docker.io', true],
    ['gitlab.com', 'registry.gitlab.com', true],
    ['auth.acme.co.uk', 'registry.acme.co.uk', true],
    ['tokens.other.co.uk', 'registry.acme.co.uk', false],
    ['alice.github.io', 'bob.github.io', false],
    ['alice.azurecr.io', 'bob.azurecr.io', false],
    ['registry.example.com', 'registry.example.com.evil.example', false],
    ['evil-example.com', 'example.com', false],
    ['com', 'example.com', false],
    ['10.0.0.1', '10.0.0.2', false],
    ['AUTH.example.com.', 'registry.EXAMPLE.com', true],
    ['auth.xn--exmple-cua.com', 'registry.xn--exmple-cua.com', true],
    ['auth.xn--exmple-cua.com', 'registry.example.com', false],
  ])('takes %s and %s for one owner’s: %s', async (a, b, expected) => {
    await expect(sameOwner(a, b)).resolves.toBe(expected)
  })
})
