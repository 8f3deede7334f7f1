import { describe, expect, it } from '@jest/globals'
import { RegistryError } from '../../src/registry/error.ts'
import { Findings } from '../../src/registry/findings.ts'
import { Limiter } from '../../src/registry/limiter.ts'
import { type Origin, Origins } from '../../src/registry/origins.ts'
import { TimeLimit } from '../../src/registry/time-limit.ts'
import { FakeClock } from '../support/clocks.ts'

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

describe('retries: concurrency adapts', () => {
  it('to many where the registry is happy', async () => {
    const [limiter, tasks] = [new Limiter(), new Tasks()]
    const all = Array.from({ length: 60 }, () => limiter.run(tasks.start))
    expect(tasks.running).toBe(48)
    await tasks.end(10)
    expect(tasks.running).toBe(48)
    await tasks.end(48)
    await tasks.end(48)
    await Promise.all(all)
    expect(tasks.most).toBe(48)
  })

  it('to half after a 429, one at least, and slowly up again', async () => {
    const limiter = new Limiter()
    for (let count = 0; count < 10; count++) limiter.shrink()
    const most = async (): Promise<number> => {
      const tasks = new Tasks()
      const all = Array.from({ length: 8 }, () => limiter.run(tasks.start))
      const begun = tasks.running
      for (let count = 0; count < 8; count++) await tasks.end(8)
      await Promise.all(all)
      return begun
    }
    const rounds = [await most(), await most(), await most()]
    expect(rounds[0]).toBe(1)
    expect(rounds[1]).toBeGreaterThan(1)
    expect(rounds[2]).toBeGreaterThan(rounds[1] ?? 0)
  })

  it('gives the place of a task that fails to the next', async () => {
    const limiter = new Limiter()
    for (let count = 0; count < 10; count++) limiter.shrink()
    const failing = limiter.run(async () => Promise.reject(new Error('x')))
    const next = limiter.run(async () => 'done')
    await expect(failing).rejects.toThrow('x')
    await expect(next).resolves.toBe('done')
  })
})

describe('requirement 32: what one request finds out, others need not', () => {
  it('wait for it', async () => {
    const findings = new Findings<string>(new FakeClock())
    expect(await findings.of('a')).toBeUndefined()
    findings.keep('a', Promise.resolve('bearer'))
    expect(await findings.of('a')).toBe('bearer')
    expect(await findings.of('b')).toBeUndefined()
  })

  it('begin anew when it was in vain', async () => {
    const findings = new Findings<string>(new FakeClock())
    const failed = Promise.reject(new Error('x'))
    findings.keep('a', failed)
    expect(await findings.of('a')).toBeUndefined()
    await failed.catch(() => {})
    findings.keep('a', Promise.resolve('basic'))
    expect(await findings.of('a')).toBe('basic')
  })

  it('do not wait for ever', async () => {
    const clock = new FakeClock()
    clock.timeout = () => AbortSignal.timeout(1)
    const findings = new Findings<string>(clock)
    findings.keep('a', new Promise(() => {}))
    expect(await findings.of('a')).toBeUndefined()
  })
})

describe('retries: the time of one image', () => {
  it('runs while a request of it is under way, and no longer', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const left = () => limit.run(async (deadline) => deadline - clock.now())
    expect(await left()).toBe(30_000)
    await limit.run(async () => clock.advance(10_000))
    clock.advance(60_000)
    expect(await left()).toBe(20_000)
  })

  it('runs once for requests that are under way together', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const tasks = new Tasks()
    const both = [limit.run(tasks.start), limit.run(tasks.start)]
    clock.advance(5_000)
    await tasks.end(2)
    await Promise.all(both)
    expect(await limit.run(async (deadline) => deadline - clock.now())).toBe(25_000)
  })

  it('has passed for a request that fails too', async () => {
    const clock = new FakeClock()
    const limit = new TimeLimit(30_000, clock)
    const failing = limit.run(async () => {
      clock.advance(31_000)
      throw new Error('x')
    })
    await expect(failing).rejects.toThrow('x')
    expect(await limit.run(async (deadline) => deadline - clock.now())).toBe(-1_000)
  })
})

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
