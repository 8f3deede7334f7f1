import { beforeAll, describe, expect, it } from '@jest/globals'
import type { RegistryRequest } from '../../src/embedded/http.ts'
import {
  altered,
  type Before,
  dripping,
  measureOne,
  reset,
  resetAmid,
  silence,
  stalling,
  truncated,
} from '../support/one-image.ts'
import { ALICE, BEARER } from '../support/token-registry.ts'

const asking = (retryAfter?: string): Before => {
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  return () => ({ status: 429, headers })
}
const status = (status: number): Before => {
  return () => ({ status })
}
const refusedBy = (words: string): Before => {
  return () => ({ status: 503, headers: { 'content-type': 'text/html' }, body: words })
}

interface Fault {
  readonly fault: Before
  /** How often in a row; once by default. */
  readonly times?: number
  /** What it may cost, in seconds of the client’s clock. */
  readonly within: number
}

const FAULTS: Record<string, Fault> = {
  '429 that asks for seconds': { fault: asking('7'), within: 7 },
  '429 that asks for a date': { fault: asking('Thu, 01 Jan 1970 00:00:07 GMT'), within: 7 },
  '429 that asks for junk': { fault: asking('soon'), within: 0.4 },
  '429 that asks for nothing': { fault: asking(), within: 0.4 },
  'a burst of 500': { fault: status(500), times: 3, within: 2.8 },
  'a burst of 502': { fault: status(502), times: 3, within: 2.8 },
  'a burst of 503': { fault: refusedBy('<html>'), times: 3, within: 2.8 },
  'a burst of 504': { fault: status(504), times: 3, within: 2.8 },
  'a reset before the answer': { fault: reset, within: 0.4 },
  'a reset amid the body': { fault: resetAmid, within: 0.4 },
  'a body that is cut short': { fault: truncated, within: 0.4 },
  silence: { fault: silence, within: 10.4 },
  'a body that stalls': { fault: stalling, within: 10.4 },
  'one byte at a time': { fault: dripping, within: 10.4 },
}

const PLACES: Record<string, (request: RegistryRequest) => boolean> = {
  'the first request': ({ headers }) => headers.authorization === undefined,
  'the token': ({ path }) => path.startsWith('/token'),
  'the tag': ({ path, headers }) => path.endsWith('/main') && headers.authorization !== undefined,
  'a child': ({ path }) => path.includes('sha256'),
}

/** The fault, so many times, and a registry that asks for a login and works otherwise. */
async function after({ fault, times = 1 }: Fault, place: string) {
  let count = 0
  const before: Before = (request, ordinary) =>
    PLACES[place]?.(request) && count++ < times ? fault(request, ordinary) : undefined
  const result = await measureOne({ before: () => before, access: { ...BEARER, ...ALICE } })
  return { ...result, count }
}

describe('retries: a fault that passes leaves the right size', () => {
  const results = new Map<string, Awaited<ReturnType<typeof after>>>()
  const cases = Object.keys(FAULTS).flatMap((name) =>
    Object.keys(PLACES).map((place): [string, string] => [name, place]),
  )
  // All at once: they wait most of the time.
  beforeAll(async () => {
    const all = cases.map(async ([name, place]) => {
      const fault = FAULTS[name]
      if (fault !== undefined) results.set(`${name} ${place}`, await after(fault, place))
    })
    await Promise.all(all)
  }, 60_000)

  it.each(cases)('%s: %s', (name, place) => {
    const { outcome, sizes, seconds, count } = results.get(`${name} ${place}`) ?? {}
    expect([outcome, sizes]).toEqual(['measured', [1_000_000, 1_000_000]])
    expect(count).toBeGreaterThan(FAULTS[name]?.times ?? 1)
    expect(seconds).toBeLessThanOrEqual(FAULTS[name]?.within ?? 0)
  })
})

describe('requirement 19: a size that is altered once on its way', () => {
  it.each(['the tag', 'a child'])('is asked for again: %s', async (place) => {
    const { outcome, sizes, requests } = await after({ fault: altered, within: 0 }, place)
    expect([outcome, sizes]).toEqual(['measured', [1_000_000, 1_000_000]])
    expect(requests).toHaveLength(1 + 1 + 1 + 2 + 1)
  })
})
