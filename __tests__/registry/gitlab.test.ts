import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { FakeClock } from '../support/clocks.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet, linesOf } from '../support/fleet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { BEARER } from '../support/token-registry.ts'

const MINUTE = 60_000
const JOB = { username: 'gitlab-ci-token', password: 'glcbt-1' }

/** GitLab: tokens live 5 minutes, here and there by one clock. */
async function gitlab(images: number) {
  const clock = new FakeClock()
  const access = { ...BEARER, ...JOB, expiresIn: 300 }
  const { registry } = await start({ access, now: () => clock.now() }, aFleet(images, ['amd64']))
  const client = aClient({
    clock,
    registryAuth: loginTo(registry.host, JOB.username, JOB.password),
  })
  const outcome = (index: number) => client.outcome(`${registry.host}/acme/s${index}:main`)
  return { clock, registry, client, outcome, lines: () => linesOf(registry.requests) }
}

describe('requirement 45: GitLab’s tokens, of 5 minutes', () => {
  it('are fetched for each repository once', async () => {
    const { outcome, lines } = await gitlab(3)
    const outcomes = [await outcome(0), await outcome(1), await outcome(2), await outcome(0)]
    expect(new Set(outcomes)).toEqual(new Set(['measured']))
    expect(lines().filter((line) => line.startsWith('GET /token'))).toHaveLength(3)
  })

  it('are renewed before they end, so that nothing is refused', async () => {
    const { clock, outcome, lines } = await gitlab(1)
    const outcomes = [await outcome(0)]
    for (const wait of [4 * MINUTE, 0.95 * MINUTE, 4.95 * MINUTE]) {
      clock.advance(wait)
      outcomes.push(await outcome(0))
    }
    expect(new Set(outcomes)).toEqual(new Set(['measured']))
    expect(lines().filter((line) => line.startsWith('GET /token'))).toHaveLength(3)
    expect(lines().filter((line) => line.endsWith('401'))).toHaveLength(1)
  })

  it('that end between an index and its images are renewed', async () => {
    const { clock, registry, client, lines } = await gitlab(1)
    const reference = parseReference(`${registry.host}/acme/s0:main`)
    const index = await client.images.resolve(reference)
    const [entry] = index?.kind === 'index' ? index.manifests : []
    if (entry === undefined) throw new Error('there is no index')
    clock.advance(5 * MINUTE)
    expect((await client.images.manifest(reference, entry)).kind).toBe('image')
    expect(lines().slice(3)).toEqual(['GET /token 200', 'GET /v2/acme/s0/manifests/DIGEST 200'])
  })
})
