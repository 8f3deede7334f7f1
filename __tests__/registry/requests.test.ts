import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import type { Access } from '../../src/embedded/access.ts'
import { measure } from '../../src/measure/measure.ts'
import { fastClock, IdleClock } from '../support/clocks.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet, linesOf } from '../support/fleet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { ALICE, BEARER } from '../support/token-registry.ts'

const ACCESS: Record<string, Access> = {
  open: { kind: 'open' },
  Basic: { kind: 'basic', ...ALICE },
  Bearer: { ...BEARER, ...ALICE },
}

/** Measures every image of a fleet at once, as a check does. */
async function measureFleet(access: Access, size: number, architectures: readonly string[]) {
  const { registry } = await start({ access }, aFleet(size, architectures))
  const registryAuth = loginTo(registry.host, ALICE.username, ALICE.password)
  const client = aClient({ registryAuth, clock: fastClock(1) })
  const names = Array.from({ length: size }, (_, index) => `${registry.host}/acme/s${index}:main`)
  const outcomes = await Promise.all(names.map((name) => client.outcome(name)))
  return { outcomes, registry, client, lines: linesOf(registry.requests) }
}

describe('the fewest requests: a cold registry', () => {
  // r repositories, N tags and P child manifests each.
  it.each([
    ['Bearer', 5, ['amd64', 'arm64'], 1 + 5 + 5 + 10],
    ['Basic', 5, ['amd64', 'arm64'], 1 + 5 + 10],
    ['open', 5, ['amd64', 'arm64'], 5 + 10],
    ['Bearer', 1, [], 1 + 1 + 1],
    ['Basic', 1, [], 1 + 1],
    ['open', 1, [], 1],
    ['Bearer', 40, [], 1 + 40 + 40],
  ])('that is %s, %d images of platforms %j: %d', async (kind, size, architectures, count) => {
    const access = ACCESS[kind] ?? { kind: 'open' }
    const { outcomes, lines, client } = await measureFleet(access, size, architectures)
    expect(new Set(outcomes)).toEqual(new Set(['measured']))
    expect(lines).toHaveLength(count)
    expect(client.traffic.count).toBe(count)
  })

  it('asks for a shared content once', async () => {
    const content = aFleet(1, ['amd64', 'arm64'])
    const { tags } = content.repositories.get('acme/s0') ?? { tags: new Map() }
    tags.set('pr-7', tags.get('main'))
    const { registry } = await start({}, content)
    const { images } = aClient()
    const head = await measure(images, parseReference(`${registry.host}/acme/s0:pr-7`))
    const expected = head.kind === 'measured' ? head.digest : undefined
    const base = await measure(images, parseReference(`${registry.host}/acme/s0:main`), {
      expected,
    })
    expect(base).toMatchObject({ kind: 'measured', digest: expected })
    expect(linesOf(registry.requests)).toEqual([
      'GET /v2/acme/s0/manifests/pr-7 200',
      'GET /v2/acme/s0/manifests/DIGEST 200',
      'GET /v2/acme/s0/manifests/DIGEST 200',
      'GET /v2/acme/s0/manifests/main 304',
    ])
  })

  it('leaves platforms out that nobody wants', async () => {
    const { registry } = await start({}, aFleet(1, ['amd64', 'arm64', 's390x']))
    const { images } = aClient()
    const wanted = ({ architecture }: { architecture: string }) => architecture === 'arm64'
    await measure(images, parseReference(`${registry.host}/acme/s0:main`), { wanted })
    expect(registry.requests).toHaveLength(2)
  })
})

describe('requirement 32: one challenge a registry', () => {
  it('is enough for all its repositories, each with one token of its own scope', async () => {
    const { lines, registry } = await measureFleet(ACCESS['Bearer'] ?? { kind: 'open' }, 10, [
      'amd64',
    ])
    expect(lines.filter((line) => line.endsWith('401'))).toHaveLength(1)
    const scopes = registry.requests.flatMap(({ path }) => /scope=([^&]+)/.exec(path)?.[1] ?? [])
    const expected = Array.from(
      { length: 10 },
      (_, index) => `repository%3Aacme%2Fs${index}%3Apull`,
    )
    expect(scopes.toSorted()).toEqual(expected.toSorted())
  })

  it('does not hold up the others while the first gets no answer', async () => {
    const { registry } = await start(
      { before: ({ path }) => (path.includes('s0') ? 'silence' : undefined) },
      aFleet(4),
    )
    const clock = new IdleClock()
    const client = aClient({ clock })
    const names = [0, 1, 2, 3].map((index) => `${registry.host}/acme/s${index}:main`)
    const measured = Promise.all(names.map((name) => client.outcome(name)))
    const outcomes = await clock.until(measured, () => client.logs.length)
    expect(outcomes[0]).toContain('(tried 3 times in 30 s')
    expect(outcomes.slice(1)).toEqual(['measured', 'measured', 'measured'])
  })
})

describe('requirement 31: scopes', () => {
  it('are built here, and never copied from the challenge', async () => {
    const { registry } = await start({
      access: BEARER,
      before: ({ path, headers }, ordinary) => {
        if (path.startsWith('/token') || headers.authorization !== undefined) return undefined
        const challenge = `Bearer realm="http://${registry.host}/token",service="${BEARER.service}",scope="repository:acme/api:pull,push,delete registry:catalog:*"`
        return { ...ordinary(), headers: { 'www-authenticate': challenge } }
      },
    })
    expect(await aClient().outcome(`${registry.host}/acme/api:main`)).toBe('measured')
    expect(registry.requests[1]?.path).toBe(
      `/token?service=${BEARER.service}&scope=repository%3Aacme%2Fapi%3Apull`,
    )
  })
})
