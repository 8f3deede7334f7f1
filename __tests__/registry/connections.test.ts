import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { aClient } from '../support/registry-client.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Something that listens and is no registry. */
async function listener(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    answer(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Measures an index of one image, while one request is answered in another way. */
async function failingAt(failing: number, answer: NonNullable<RegistryOptions['before']>) {
  let count = 0
  const { registry } = await start(
    { before: (...given) => (++count === failing ? answer(...given) : undefined) },
    aFleet(1, ['amd64']),
  )
  const client = aClient()
  const outcome = await client.outcome(`${registry.host}/acme/s0:main`)
  const waits = client.logs.flatMap((line) => /again in (.*)$/.exec(line)?.[1] ?? [])
  return { outcome, waits, count: registry.requests.length }
}

async function* half() {
  yield '{"schemaVersion"'
  throw new Error('cut')
}

describe('retries: connections that break', () => {
  it('on an old connection: again at once', async () => {
    expect(await failingAt(2, () => 'destroy')).toEqual({
      outcome: 'measured',
      waits: ['0.0 s'],
      count: 3,
    })
  })

  it('on the first connection: after a while', async () => {
    expect(await failingAt(1, () => 'destroy')).toEqual({
      outcome: 'measured',
      waits: ['0.4 s'],
      count: 3,
    })
  })

  it.each([
    ['in the middle of a body', () => ({ status: 200, body: half() })],
    [
      'before the end that Content-Length tells',
      () => ({
        status: 200,
        headers: { 'content-length': '999', connection: 'close' },
        body: half(),
      }),
    ],
  ])('%s', async (_, answer) => {
    const { outcome, count } = await failingAt(1, answer)
    expect([outcome, count]).toEqual(['measured', 3])
  })

  it('every time: four attempts, and why', async () => {
    const { registry } = await start({ before: () => 'destroy' })
    const outcome = await aClient().outcome(`${registry.host}/acme/api:main`)
    expect(outcome).toMatch(
      /manifests\/main: UND_ERR_SOCKET: other side closed \(tried 4 times in [\d.]+ s\)$/,
    )
    expect(registry.requests).toHaveLength(4)
  })

  it('where nobody listens: four attempts, and what to look at', async () => {
    const host = await listener(() => {})
    servers.splice(0).map((server) => server.close())
    const measurement = await aClient().measure(`${host}/acme/api:main`)
    expect(measurement).toMatchObject({
      kind: 'unmeasurable',
      reason: expect.stringMatching(/: ECONNREFUSED: .*\(tried 4 times in/),
      cure: expect.stringContaining('Check that the registry is up'),
    })
  })

  it('of something that speaks no HTTP', async () => {
    const host = await listener((socket) => socket.end('SSH-2.0-x\r\n'))
    expect(await aClient().outcome(`${host}/acme/api:main`)).toMatch(
      /does not match the HTTP\/1\.1 protocol.*\(tried 4 times/,
    )
  })

  it('for a name that does not exist', async () => {
    expect(await aClient().outcome('registry.invalid/acme/api:main')).toMatch(
      /GET https:\/\/registry\.invalid\/v2\/acme\/api\/manifests\/main: (ENOTFOUND|EAI_AGAIN)/,
    )
  })
})

describe('requirement 5: a registry on this machine that speaks TLS', () => {
  it.each([
    'Client sent an HTTP request to an HTTPS server.',
    'The plain HTTP request was sent to HTTPS port',
  ])('and says so is asked over https: %s', async (words) => {
    const seen: string[] = []
    const host = await listener((socket) =>
      socket.once('data', (data) => {
        seen.push(data[0] === 0x16 ? 'TLS' : 'plain')
        socket.end(`HTTP/1.1 400 Bad Request\r\ncontent-length: ${words.length}\r\n\r\n${words}`)
      }),
    )
    await aClient().outcome(`${host}/acme/api:main`)
    expect(seen.slice(0, 2)).toEqual(['plain', 'TLS'])
  })

  it('and says nothing is asked over https after all', async () => {
    const seen = new Set<string>()
    const host = await listener((socket) =>
      socket.once('data', (data) => {
        seen.add(data[0] === 0x16 ? 'TLS' : 'plain')
        socket.destroy()
      }),
    )
    await aClient().outcome(`${host}/acme/api:main`)
    expect([...seen]).toEqual(['plain', 'TLS'])
  })
})
