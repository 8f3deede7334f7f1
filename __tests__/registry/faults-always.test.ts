import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from '@jest/globals'
import {
  altered,
  type Before,
  measureOne,
  reset,
  resetAmid,
  truncated,
} from '../support/one-image.ts'
import { ALICE, BEARER } from '../support/token-registry.ts'

const MIB = 1024 * 1024
const TYPE = 'application/vnd.oci.image.manifest.v1+json'

async function* long() {
  for (let count = 0; count < 100; count++) yield Buffer.alloc(MIB, ' ')
}

const status = (status: number, headers: Record<string, string> = {}): Before => {
  return () => ({ status, headers })
}
const redirect = (location: string): Before => {
  return () => ({ status: 307, headers: { location } })
}
const saying = (
  body: string | Buffer,
  headers: Record<string, string | undefined> = {},
): Before => {
  return () => ({ status: 200, headers, body })
}
const challenge = (realm: string): Before => {
  return () => ({ status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}"` } })
}
const typed = (type: string): Before => {
  return (_, ordinary) => {
    const reply = ordinary()
    return { ...reply, headers: { ...reply.headers, 'content-type': type } }
  }
}
const bomb = saying(gzipSync(Buffer.alloc(32 * MIB)), { 'content-encoding': 'gzip' })
const crowded = saying('{}', { 'x-long': 'x'.repeat(200_000) })

const TROUBLE = /The registry has trouble: run it again in some minutes/
const UNREACHABLE = /Check that the registry is up and can be reached/
const STRANGE = /Look at what answers for the registry/
const TOKENS = /Look at the registry’s token server/
const LOGIN = /Log in to 127\.0\.0\.1:\d+ before this step/
const IMAGE = /Check that the reference names an image/
const REBUILD = /Build and push the image again/
const ALTERS = /Something between here and the registry alters manifests/

/** What a fault comes to: reason and cure. */
type Case = readonly [string, Before, RegExp, RegExp]

const ANYWHERE: Case[] = [
  [
    '429 that asks for seconds',
    status(429, { 'retry-after': '2' }),
    // Two children take turns: the registry does not bear both of them at once.
    /429 \(tried 4 times in (?:6|12)/,
    TROUBLE,
  ],
  [
    '429 that asks for an hour',
    status(429, { 'retry-after': '3600' }),
    /asks to wait 3600 s/,
    TROUBLE,
  ],
  [
    '429 that asks for a date',
    status(429, { 'retry-after': 'Thu, 01 Jan 1970 00:01:00 GMT' }),
    /asks to wait 60 s; the time/,
    TROUBLE,
  ],
  [
    '429 that asks for junk',
    status(429, { 'retry-after': 'junk' }),
    /429 \(tried 4 times/,
    TROUBLE,
  ],
  ['429 that asks for nothing', status(429), /429 \(tried 4 times/, TROUBLE],
  [
    'Docker Hub’s quota',
    status(429, { 'ratelimit-remaining': '0;w=21600' }),
    /limit is used up/,
    LOGIN,
  ],
  ...[500, 502, 503, 504].map(
    (code): Case => [String(code), status(code), new RegExp(`: ${code} \\(tried 4 times`), TROUBLE],
  ),
  ['a reset before the answer', reset, /UND_ERR_SOCKET: .*\(tried 4 times/, UNREACHABLE],
  ['a reset amid the body', resetAmid, /\(tried 4 times/, UNREACHABLE],
  ['a body that is cut short', truncated, /\(tried 4 times/, UNREACHABLE],
  ['100 MiB', () => ({ status: 200, body: long() }), /larger than the \d+ bytes/, IMAGE],
  ['a gzip bomb', bomb, /larger than the \d+ bytes/, IMAGE],
  ['headers without end', crowded, /UND_ERR_HEADERS_OVERFLOW|Headers Overflow/, UNREACHABLE],
  ['a redirect that loops', redirect('?again'), /more than 10 redirects is not followed/, STRANGE],
  ['a redirect to metadata', redirect('http://169.254.169.254/'), /private address/, STRANGE],
  ['a redirect to a private host', redirect('https://10.0.0.1/'), /private address/, STRANGE],
]

const MANIFESTS: Case[] = [
  ['501', status(501), /: 501$/, /Check that 127\.0\.0\.1:\d+ is a container registry/],
  [
    'no JSON',
    saying('{"schemaVersion": 2,', { 'content-type': TYPE }),
    /(is not JSON|has the digest)/,
    /(Build and push|alters manifests)/,
  ],
  [
    'a web page',
    saying('<html>', { 'content-type': 'text/html' }),
    /(is a web page|has the digest)/,
    /(no registry|alters manifests)/,
  ],
  [
    'a Content-Type that lies',
    typed('application/vnd.docker.distribution.manifest.v2+json'),
    /was sent as .* and calls itself/,
    REBUILD,
  ],
  ['a size that is altered', altered, /has the digest sha256:\w+, and not sha256:/, ALTERS],
  [
    'a challenge that points to metadata',
    challenge('http://169.254.169.254/token'),
    /private address/,
    STRANGE,
  ],
  [
    'a challenge that points into a network',
    challenge('https://192.168.0.1/token'),
    /private address/,
    STRANGE,
  ],
]

const TOKEN_ANSWERS: Case[] = [
  ['404', status(404), /: 404; no token is given for repository:acme\/s0:pull/, LOGIN],
  ['no JSON', saying('{"token": '), /the answer holds no token/, TOKENS],
  [
    'a web page',
    saying('<html>', { 'content-type': 'text/html' }),
    /the answer holds no token/,
    TOKENS,
  ],
  [
    'a token that the registry does not know',
    saying('{"token": "lie"}'),
    /manifests\/main: 401/,
    LOGIN,
  ],
]

const PLACES = {
  'for the token': '/token',
  'for the tag': '/manifests/main',
  'for a child': 'sha256',
} as const
type Place = keyof typeof PLACES

const at = (place: Place, cases: Case[]) =>
  cases.map(([name, ...rest]): [string, Place, ...typeof rest] => [name, place, ...rest])
const CASES = [
  ...at('for the token', [...ANYWHERE, ...TOKEN_ANSWERS]),
  ...at('for the tag', [...ANYWHERE, ...MANIFESTS]),
  ...at('for a child', [...ANYWHERE, ...MANIFESTS]),
]

describe('retries: a fault that stays is told with its cure, in bounded time', () => {
  const results = new Map<string, Awaited<ReturnType<typeof measureOne>>>()
  // All at once: they wait most of the time.
  beforeAll(async () => {
    const all = CASES.map(async ([name, place, fault]) => {
      const before: Before = (request, ordinary) => {
        const isLoggedIn = place === 'for the token' || request.headers.authorization !== undefined
        const isStruck = request.path.includes(PLACES[place]) && isLoggedIn
        return isStruck ? fault(request, ordinary) : undefined
      }
      const access = { ...BEARER, ...ALICE }
      results.set(`${name} ${place}`, await measureOne({ before: () => before, access }))
    })
    await Promise.all(all)
  }, 60_000)

  it.each(CASES)('%s: %s', (name, place, _, reason, cure) => {
    const result = results.get(`${name} ${place}`)
    expect(result?.outcome).toMatch(reason)
    expect(result?.cure).toMatch(cure)
    expect(result?.outcome).toMatch(/^(GET|POST) http/)
    expect(result?.seconds).toBeLessThanOrEqual(30)
    const shown = result?.requests.filter(({ headers }) =>
      /^Basic/.test(headers.authorization ?? ''),
    )
    expect(shown?.filter(({ path }) => !path.startsWith('/token'))).toEqual([])
    expect(result?.bytes).toBeLessThan(17 * MIB)
  })
})
