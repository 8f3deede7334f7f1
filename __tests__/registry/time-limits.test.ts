import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { RegistryOptions } from '../../src/demo/registry.ts'
import { fastClock } from '../support/clocks.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { aClient } from '../support/registry-client.ts'
import { BEARER } from '../support/token-registry.ts'

// The client's clock runs 25 times faster: its 30 s pass in 1.2 s.
const TIMES = 25
const SECOND = 1000 / TIMES

type Before = NonNullable<RegistryOptions['before']>

/** A byte a second, for ever. */
async function* drip() {
  for (;;) {
    await delay(SECOND, undefined, { ref: false })
    yield ' '
  }
}

async function* stall() {
  yield '{"schemaVersion": 2,'
  await delay(60_000, undefined, { ref: false })
}

interface Given {
  readonly before: Before
  readonly access?: NonNullable<RegistryOptions['access']>
  readonly timeoutMs?: number
}

/** What comes of one image, and after how many seconds of the client's clock. */
async function measureOne({ before, access = { kind: 'open' }, timeoutMs }: Given) {
  const { registry } = await start({ before, access }, aFleet(1, ['amd64', 'arm64']))
  const client = aClient({
    clock: fastClock(TIMES),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })
  const began = performance.now()
  const outcome = await client.outcome(`${registry.host}/acme/s0:main`)
  const seconds = (performance.now() - began) / SECOND
  return { outcome, seconds, requests: registry.requests, host: registry.host }
}

const MANIFEST = '/v2/acme/s0/manifests/main'
const only =
  (isMeant: (path: string) => boolean, answer: Before): Before =>
  (request, ordinary) =>
    isMeant(request.path) ? answer(request, ordinary) : undefined

const FAULTS: [string, Given, RegExp][] = [
  [
    'silence',
    { before: () => 'silence' },
    /manifests\/main: no whole answer within \d+ s \(tried [23] times in \d+ s; the time for one image is over\)$/,
  ],
  [
    'a body of one byte a second',
    { before: () => ({ status: 200, body: drip() }) },
    /manifests\/main: no whole answer within \d+ s \(tried [23] times in/,
  ],
  [
    'a body that stalls',
    { before: () => ({ status: 200, headers: { 'content-length': '500' }, body: stall() }) },
    /manifests\/main: no whole answer within \d+ s \(tried [23] times in/,
  ],
  [
    'a token server that is silent',
    {
      access: BEARER,
      before: only(
        (path) => path.startsWith('/token'),
        () => 'silence',
      ),
    },
    /\/token\?…: no whole answer within \d+ s \(tried [23] times in/,
  ],
  [
    'a token server that drips',
    {
      access: BEARER,
      before: only(
        (path) => path.startsWith('/token'),
        () => ({ status: 200, body: drip() }),
      ),
    },
    /\/token\?…: no whole answer within \d+ s \(tried [23] times in/,
  ],
  [
    'one child manifest that stays silent',
    {
      before: only(
        (path) => path.includes('sha256'),
        () => 'silence',
      ),
    },
    /manifests\/sha256:[0-9a-f]{64}: no whole answer within \d+ s \(tried [23] times in/,
  ],
]

describe('retries: one image ends within 30 s', () => {
  const results = new Map<string, { outcome: string; seconds: number }>()
  // All at once: each of them takes the whole time that it has.
  beforeAll(async () => {
    const measure = async ([name, given]: (typeof FAULTS)[number]) =>
      results.set(name, await measureOne(given))
    await Promise.all(FAULTS.map(measure))
  })

  it.each(FAULTS)('whatever happens: %s', (name, _, reason) => {
    const { outcome, seconds } = results.get(name) ?? { outcome: '', seconds: 0 }
    expect(outcome).toMatch(reason)
    expect(seconds).toBeLessThan(45)
  })

  it('after endless 503', async () => {
    const { outcome, seconds, requests, host } = await measureOne({
      before: () => ({ status: 503 }),
    })
    expect(outcome).toMatch(
      new RegExp(`^GET http://${host}${MANIFEST}: 503 \\(tried 4 times in [0-9.]+ s\\)$`),
    )
    expect(requests).toHaveLength(4)
    expect(seconds).toBeLessThan(30)
  })

  it('at once, where a wait would be longer', async () => {
    const headers = { 'retry-after': '3600' }
    const { outcome, seconds } = await measureOne({ before: () => ({ status: 503, headers }) })
    expect(outcome).toContain(
      '(tried once, and asks to wait 3600 s; the time for one image is over)',
    )
    expect(seconds).toBeLessThan(10)
  })

  it('though every single request is just quick enough', async () => {
    const slow: Before = (_, ordinary) => ({ ...ordinary(), delayMs: 9 * SECOND })
    const before: Before = ({ path, ...rest }, ordinary) =>
      path === '/v2/' ? undefined : slow({ path, ...rest }, ordinary)
    const { outcome, seconds } = await measureOne({ before, access: BEARER })
    // 9 s each: challenge, token, index; the children are out of time.
    expect(outcome).toMatch(/tried once; the time for one image is over|no whole answer within 3 s/)
    expect(seconds).toBeLessThan(45)
  })

  it('or within the time that is given instead', async () => {
    const { outcome, seconds } = await measureOne({ before: () => 'silence', timeoutMs: 15_000 })
    expect(outcome).toMatch(/no whole answer within \d+ s \(tried [12]/)
    expect(seconds).toBeLessThan(28)
  })
})
