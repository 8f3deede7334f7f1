import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import type { Downloads } from '../../src/registry/content/downloads.ts'
import { Manifests } from '../../src/registry/content/manifests.ts'
import { RegistryError } from '../../src/registry/transport/error.ts'
import { HostFacts } from '../../src/registry/transport/host-facts.ts'
import { TimeLimit } from '../../src/registry/transport/time-limit.ts'
import { aDescriptor } from '../support/builders.ts'
import { FakeClock } from '../support/clocks.ts'
import { fetching, token, wanted } from '../support/token-requests.ts'

/** Tasks that end when they are told to. */
class Tasks {
  running = 0
  most = 0
  private readonly ends: (() => void)[] = []

  readonly start = async (): Promise<void> => {
    this.running++
    this.most = Math.max(this.most, this.running)
    await new Promise<void>((resolve) => this.ends.push(resolve))
    this.running--
  }

  async end(count: number): Promise<void> {
    for (const end of this.ends.splice(0, count)) end()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('requirement 32: what one request finds out, others need not', () => {
  it('wait for it', async () => {
    const findings = new HostFacts<string>(new FakeClock())
    expect(await findings.of('a')).toBeUndefined()
    findings.keep('a', Promise.resolve('bearer'))
    expect(await findings.of('a')).toBe('bearer')
    expect(await findings.of('b')).toBeUndefined()
  })

  it('begin anew when it was in vain', async () => {
    const findings = new HostFacts<string>(new FakeClock())
    const failed = Promise.reject(new Error('x'))
    findings.keep('a', failed)
    expect(await findings.of('a')).toBeUndefined()
    await failed.catch(() => {})
    findings.keep('a', Promise.resolve('basic'))
    expect(await findings.of('a')).toBe('basic')
  })

  it('do not wait for ever', async () => {
    const clock = new FakeClock()
    clock.after = (_ms, call) => {
      const timer = setTimeout(call, 1)
      return () => clearTimeout(timer)
    }
    const findings = new HostFacts<string>(clock)
    findings.keep('a', new Promise(() => {}))
    expect(await findings.of('a')).toBeUndefined()
  })
})

describe('retries: the time of one image', () => {
  it('runs while a request of it is under way, and no longer', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const left = () => limit.run(async () => limit.deadline() - clock.now())
    expect(await left()).toBe(30_000)
    await limit.run(async () => clock.advance(10_000))
    clock.advance(60_000)
    expect(await left()).toBe(20_000)
  })

  it('does not run while a request waits in line behind others', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const left = await limit.run(async () => {
      clock.advance(1_000)
      await limit.inLine(Promise.resolve().then(() => clock.advance(60_000)))
      return limit.deadline() - clock.now()
    })
    expect(left).toBe(29_000)
    expect(await limit.run(async () => limit.deadline() - clock.now())).toBe(29_000)
  })

  it('runs for the one that is under way, while another one waits in line', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const { promise, resolve } = Promise.withResolvers<void>()
    const waiting = limit.run(() => limit.inLine(promise))
    await limit.run(async () => clock.advance(5_000))
    resolve()
    await waiting
    expect(await limit.run(async () => limit.deadline() - clock.now())).toBe(25_000)
  })

  it('runs once for requests that are under way together', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const tasks = new Tasks()
    const both = [limit.run(tasks.start), limit.run(tasks.start)]
    clock.advance(5_000)
    await tasks.end(2)
    await Promise.all(both)
    expect(await limit.run(async () => limit.deadline() - clock.now())).toBe(25_000)
  })

  it('has passed for a request that fails too', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const failing = limit.run(async () => {
      clock.advance(31_000)
      throw new Error('x')
    })
    await expect(failing).rejects.toThrow('x')
    expect(await limit.run(async () => limit.deadline() - clock.now())).toBe(-1_000)
  })
})

describe('when somebody else has asked already, with less time left', () => {
  const late = () => new RegistryError('timeout', { reason: 'no whole answer', cure: 'try again' })

  it('asks for a content each for itself, and not one after the other', async () => {
    const answers: ((error: RegistryError) => void)[] = []
    const downloads = {
      get: () => new Promise<undefined>((_, reject) => answers.push(reject)),
    } as unknown as Downloads
    const manifests = new Manifests(downloads, undefined)
    const target = { kind: 'registry', registry: 'r.example.com', repository: 'acme/api' } as const
    const wait = () => new TimeLimit(30_000, new FakeClock())
    const listed = { kind: 'manifests', descriptor: aDescriptor(), parse: () => 0 } as const
    const all = [1, 2, 3, 4].map(() => manifests.listed(target, listed, wait()))
    const settled = Promise.allSettled(all)
    await nextTurn()
    expect(answers).toHaveLength(1)
    answers[0]?.(late())
    await nextTurn()
    expect(answers).toHaveLength(1 + 3)
    for (const fail of answers) fail(late())
    expect((await settled).map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  })

  it('asks again for the token', async () => {
    const { tokens, script } = fetching(late(), token('t'))
    const [first, second] = await Promise.allSettled([
      tokens.get(wanted({ deadline: 1_500 })),
      tokens.get(wanted({ deadline: 31_000 })),
    ])
    expect(first).toMatchObject({ status: 'rejected' })
    expect(second).toEqual({ status: 'fulfilled', value: 't' })
    expect(script.requests).toHaveLength(2)
  })
})
