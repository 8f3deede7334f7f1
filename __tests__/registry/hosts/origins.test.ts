import { describe, expect, it } from '@jest/globals'
import { type Origin, Origins } from '../../../src/registry/hosts/origins.ts'
import { RegistryError } from '../../../src/registry/transport/error.ts'
import { FakeClock } from '../../support/clocks.ts'

type Failure = ConstructorParameters<typeof RegistryError>[0]

function failure(code: Failure, reason: string = code): RegistryError {
  return new RegistryError(code, { reason, cure: 'c' })
}

/** Asks as a registry that is spoken to in some ways only, and tells which were tried. */
async function tryWays(
  registry: string,
  insecure: readonly string[],
  answers: Readonly<Record<string, string | Error>>,
) {
  const tried: string[] = []
  const origins = new Origins(insecure, new FakeClock())
  const ask = async ({ url, isVerified }: Origin) => {
    const way = isVerified ? url.origin : `unverified ${url.origin}`
    tried.push(way)
    const answer = answers[way] ?? 'ok'
    if (answer instanceof Error) throw answer
    return answer
  }
  const result = await origins.ask(registry, ask).catch((error: Error) => error.message)
  const again = await origins.ask(registry, ask).catch((error: Error) => error.message)
  return { result, again, tried }
}

describe('requirement 5: how a registry is spoken to', () => {
  const HOST = 'registry.example.com'
  const [HTTPS, HTTP, UNVERIFIED] = [
    `https://${HOST}`,
    `http://${HOST}`,
    `unverified https://${HOST}`,
  ]

  it.each([
    ['docker.io', 'https://registry-1.docker.io'],
    ['ghcr.io', 'https://ghcr.io'],
    ['acme.com:5000', 'https://acme.com:5000'],
    ['10.0.0.1:5000', 'https://10.0.0.1:5000'],
    ['localhost.example.com', 'https://localhost.example.com'],
    ['localhost:5000', 'http://localhost:5000'],
    ['127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['[::1]:5000', 'http://[::1]:5000'],
  ])('%s at %s', async (registry, origin) => {
    expect((await tryWays(registry, [], {})).tried).toEqual([origin, origin])
  })

  it.each([
    ['no TLS', failure('no-tls')],
    ['a bad certificate', failure('certificate')],
    ['no connection', failure('network')],
  ])('never over plain HTTP where it is not listed, because of %s', async (_, error) => {
    const { tried, result } = await tryWays(HOST, ['other.example.com', `${HOST}:5000`], {
      [HTTPS]: error,
    })
    expect(tried).toEqual([HTTPS, HTTPS])
    expect(result).toBe(error.message)
  })

  it.each([HOST, HOST.toUpperCase()])(
    'over https first where it is listed as %s',
    async (listed) => {
      expect((await tryWays(HOST, [listed], {})).tried).toEqual([HTTPS, HTTPS])
    },
  )

  it('over plain HTTP where it is listed and speaks no TLS, from then on', async () => {
    const { tried, result } = await tryWays(HOST, [HOST], { [HTTPS]: failure('no-tls') })
    expect(tried).toEqual([HTTPS, HTTP, HTTP])
    expect(result).toBe('ok')
  })

  it('without a good certificate where it is listed', async () => {
    const { tried } = await tryWays(HOST, [HOST], { [HTTPS]: failure('certificate') })
    expect(tried).toEqual([HTTPS, UNVERIFIED, UNVERIFIED])
  })

  it('not over plain HTTP because its answer is a refusal', async () => {
    const { tried, result } = await tryWays(HOST, [HOST], { [HTTPS]: failure('refused') })
    expect(tried).toEqual([HTTPS, HTTPS])
    expect(result).toBe('refused')
  })

  it('over https on this machine where plain HTTP is not spoken', async () => {
    const ways = { 'http://localhost:5000': failure('network', 'UND_ERR_SOCKET') }
    const { tried, result } = await tryWays('localhost:5000', [], ways)
    expect(tried).toEqual([
      'http://localhost:5000',
      'https://localhost:5000',
      'https://localhost:5000',
    ])
    expect(result).toBe('ok')
  })

  it('tells the first failure where there is no TLS either', async () => {
    const ways = {
      'http://localhost:5000': failure('network', 'UND_ERR_SOCKET'),
      'https://localhost:5000': failure('no-tls'),
    }
    expect((await tryWays('localhost:5000', [], ways)).result).toBe('UND_ERR_SOCKET')
  })

  it('does not knock twice at a port where nobody is', async () => {
    const ways = { 'http://localhost:5000': failure('network', 'ECONNREFUSED') }
    expect((await tryWays('localhost:5000', [], ways)).tried).toEqual([
      'http://localhost:5000',
      'http://localhost:5000',
    ])
  })

  it.each(['acme.com:99999', '300.1.1.1'])('says that %s is no address', async (registry) => {
    expect((await tryWays(registry, [], {})).result).toBe(`${registry} is no address of a registry`)
  })
})
