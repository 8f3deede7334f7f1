import { setTimeout as delay } from 'node:timers/promises'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import type { Clock } from '../../src/registry/transport/http.ts'
import { IdleClock } from './clocks.ts'
import { start } from './embedded-registry.ts'
import { aFleet } from './fleet.ts'
import { aClient, loginTo } from './registry-client.ts'
import { ALICE } from './token-registry.ts'

export type Before = NonNullable<RegistryOptions['before']>

export interface GivenImage {
  readonly before: (clock: Clock) => Before
  readonly access?: NonNullable<RegistryOptions['access']>
  readonly timeoutMs?: number
}

/** What comes of one image of two platforms, after how many seconds of the client's clock. */
export async function measureOne(given: GivenImage) {
  const { before, access = { kind: 'open' }, timeoutMs = 30_000 } = given
  const clock = new IdleClock()
  const content = aFleet(1, ['amd64', 'arm64'])
  const { registry } = await start({ before: before(clock), access }, content)
  const { host, requests } = registry
  const registryAuth = loginTo(host, ALICE.username, ALICE.password)
  const { measure, logs, traffic } = aClient({ clock, timeoutMs, registryAuth })
  const activity = () => requests.length + logs.length
  const measurement = await clock.until(measure(`${host}/acme/s0:main`), activity)
  const isMissed = measurement.kind === 'unmeasurable'
  return {
    outcome: isMissed ? measurement.reason : measurement.kind,
    cure: isMissed ? measurement.cure : '',
    sizes: measurement.kind === 'measured' ? measurement.images.map(({ bytes }) => bytes) : [],
    seconds: clock.now() / 1000,
    bytes: traffic.bytes,
    requests,
    host,
  }
}

/** Bytes for ever, each well in time. */
async function* drip() {
  for (;;) {
    await delay(20, undefined, { ref: false })
    yield ' '
  }
}

async function* stall() {
  yield '{"schemaVersion": 2,'
  await delay(60_000, undefined, { ref: false })
}

async function* half() {
  yield '{"schemaVersion"'
  throw new Error('cut')
}

export const silence: Before = () => 'silence'
export const dripping: Before = () => ({ status: 200, body: drip() })
export const stalling: Before = () => ({
  status: 200,
  headers: { 'content-length': '500' },
  body: stall(),
})
export const reset: Before = () => 'destroy'
export const resetAmid: Before = () => ({ status: 200, body: half() })
/** The body ends before the length that was told. */
export const truncated: Before = (_, ordinary) => {
  const { status, headers, body } = ordinary()
  const length = String(Buffer.byteLength(String(body)))
  const told = { ...headers, 'content-length': length, connection: 'close' }
  return { status, headers: told, body: cut(String(body)) }
}

async function* cut(text: string) {
  yield text.slice(0, text.length / 2)
}

/** One digit of a size is another, and the header has the digest as it was. */
export const altered: Before = (_, ordinary) => {
  const { body, ...reply } = ordinary()
  return {
    ...reply,
    body: String(body).replace(/"size":(\d)/, (_, digit) => `"size":${9 - digit}`),
  }
}
