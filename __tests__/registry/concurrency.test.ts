import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { startFront } from '../support/http2-front.ts'
import { startInternet } from '../support/internet.ts'
import { aClient } from '../support/registry-client.ts'

type Answer = Awaited<ReturnType<NonNullable<RegistryOptions['before']>>>

/** A registry that bears so many requests at once, and answers the others otherwise. */
class Crowded {
  running = 0
  most = 0
  refusals = 0
  private readonly bears: number
  private readonly refusal: Answer
  private readonly answerMs: number

  constructor(bears: number, refusal: Answer, answerMs = 5) {
    this.bears = bears
    this.refusal = refusal
    this.answerMs = answerMs
  }

  readonly before = async (): Promise<Answer> => {
    if (this.running >= this.bears) {
      this.refusals++
      return this.refusal
    }
    this.most = Math.max(this.most, ++this.running)
    await delay(this.answerMs)
    this.running--
    return undefined
  }
}

async function measureFleet(services: number, before: NonNullable<RegistryOptions['before']>) {
  const { registry } = await start({ before }, aFleet(services))
  const { outcome } = aClient()
  const names = Array.from({ length: services }, (_, each) => `${registry.host}/acme/s${each}:main`)
  return new Set(await Promise.all(names.map(outcome)))
}

describe('retries: the whole client asks for as many at once as the registry bears', () => {
  it('many, where it bears many', async () => {
    // So late that this machine has time to ask for more meanwhile.
    const registry = new Crowded(1000, undefined, 100)
    expect(await measureFleet(200, registry.before)).toEqual(new Set(['measured']))
    expect(registry.most).toBeGreaterThan(48)
  })

  it.each<[string, Answer]>([
    ['says 429 above eight at once', { status: 429 }],
    ['closes connections above eight', 'destroy'],
  ])('and no more, where it %s: every image is measured', async (_, refusal) => {
    const registry = new Crowded(8, refusal)
    expect(await measureFleet(200, registry.before)).toEqual(new Set(['measured']))
    expect(registry.most).toBe(8)
    // One round of the start, and a request now and then that tries for more.
    expect(registry.refusals).toBeLessThan(100)
  })

  it('and waits as long as it says, all of them together', async () => {
    const registry = new Crowded(8, { status: 429, headers: { 'retry-after': '1' } })
    const began = performance.now()
    expect(await measureFleet(40, registry.before)).toEqual(new Set(['measured']))
    expect(performance.now() - began).toBeLessThan(2_500)
  })
})

/** How many connections so many images cost, of a registry that speaks TLS. */
async function handshakes(images: number, speaks: 'h2' | 'http/1.1'): Promise<number> {
  const internet = await startInternet()
  internet.trust()
  const { registry } = await start({}, aFleet(images))
  const { port, connections } = await startFront({ internet, registry, speaks })
  const { outcome } = aClient({ env: { HOME: '/nonexistent' } })
  const names = Array.from({ length: images }, (_, each) => `localhost:${port}/acme/s${each}:main`)
  expect(new Set(await Promise.all(names.map(outcome)))).toEqual(new Set(['measured']))
  return connections()
}

describe('requirement 46: TLS connections', () => {
  it('one carries everything over HTTP/2, also of many images that start together', async () => {
    expect(await handshakes(200, 'h2')).toBe(1)
  })

  it('no more than there are requests over HTTP/1.1', async () => {
    expect(await handshakes(3, 'http/1.1')).toBeLessThanOrEqual(3)
  })
})
