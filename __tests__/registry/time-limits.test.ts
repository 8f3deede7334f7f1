import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Clock } from '../../src/registry/transport/http.ts'
import {
  type Before,
  dripping,
  type GivenImage,
  measureOne,
  silence,
  stalling,
} from '../support/one-image.ts'
import { BEARER } from '../support/token-registry.ts'

const always = (answer: Before) => () => answer
const only = (part: string, answer: Before) =>
  always((request, ordinary) =>
    request.path.includes(part) ? answer(request, ordinary) : undefined,
  )

/** Two whole attempts and what is left for a third; 0.4 s and 0.8 s of back-off between them. */
const TRIED = 'no whole answer within 9 s (tried 3 times in 30 s; the time for one image is over)'
const FAULTS: [string, GivenImage, string][] = [
  ['silence', { before: always(silence) }, 'manifests/main'],
  ['a body that drips', { before: always(dripping) }, 'manifests/main'],
  ['a body that stalls', { before: always(stalling) }, 'manifests/main'],
  ['a silent token server', { access: BEARER, before: only('/token', silence) }, '/token?…'],
  ['a token server that drips', { access: BEARER, before: only('/token', dripping) }, '/token?…'],
  ['a child manifest that never comes', { before: only('sha256', silence) }, 'sha256:'],
]

describe('retries: one image ends within 30 s', () => {
  const results = new Map<string, { outcome: string; seconds: number }>()
  // All at once: each of them takes the whole time that it has.
  beforeAll(async () => {
    const measure = async ([name, given]: (typeof FAULTS)[number]) =>
      results.set(name, await measureOne(given))
    await Promise.all(FAULTS.map(measure))
  })

  it.each(FAULTS)('whatever happens: %s', (name, _, what) => {
    const { outcome, seconds } = results.get(name) ?? { outcome: '', seconds: 0 }
    expect(outcome).toContain(what)
    expect(outcome).toContain(TRIED)
    expect(seconds).toBe(30)
  })

  it('after endless 503', async () => {
    const { outcome, seconds, requests, host } = await measureOne({
      before: always(() => ({ status: 503 })),
    })
    expect(outcome).toBe(
      `GET http://${host}/v2/acme/s0/manifests/main: 503 (tried 4 times in 2.8 s)`,
    )
    expect([requests.length, seconds]).toEqual([4, 2.8])
  })

  it('at once, where a wait would be longer', async () => {
    const headers = { 'retry-after': '3600' }
    const { outcome, seconds } = await measureOne({
      before: always(() => ({ status: 503, headers })),
    })
    expect(outcome).toContain(
      '(tried once, and asks to wait 3600 s; the time for one image is over)',
    )
    expect(seconds).toBe(0)
  })

  it('though every single request is just quick enough', async () => {
    const before = (clock: Clock): Before => {
      return async () => {
        await clock.sleep(9_000)
        return undefined
      }
    }
    // 9 s each for the challenge, the token and the index; the children have 3 s left.
    const { outcome, seconds } = await measureOne({ before, access: BEARER })
    expect(outcome).toMatch(/sha256:\w+: no whole answer within 3 s \(tried once; the time for one/)
    expect(seconds).toBe(30)
  })

  it('or within the time that is given instead', async () => {
    const given = { before: always(silence), timeoutMs: 15_000 }
    const { outcome, seconds } = await measureOne(given)
    expect(outcome).toContain('no whole answer within 5 s (tried 2 times in 15 s')
    expect(seconds).toBe(15)
  })
})
