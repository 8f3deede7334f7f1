import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { start } from '../../support/embedded-registry.ts'
import { aClient, outcomeWith } from '../../support/registry-client.ts'

const MIB = 1024 * 1024

/** A body that would be very long, and counts what of it is taken. */
function longBody(mib: number) {
  const taken = { bytes: 0 }
  async function* body() {
    const chunk = Buffer.alloc(64 * 1024, ' ')
    while (taken.bytes < mib * MIB) {
      taken.bytes += chunk.length
      yield chunk
    }
  }
  return { taken, body: body() }
}

describe('requirement 21: bodies are counted while they come', () => {
  it('and a manifest of 100 MiB is broken off at 4 MiB', async () => {
    const { taken, body } = longBody(100)
    const { outcome, client } = await outcomeWith(() => ({ status: 200, body }))
    expect(outcome).toContain('the answer is larger than the 4194304 bytes that it may have')
    expect(client.traffic.bytes).toBeLessThan(4.2 * MIB)
    expect(taken.bytes).toBeLessThan(40 * MIB)
  })

  it('and a Content-Length that lies is not waited for', async () => {
    const lying: Parameters<typeof outcomeWith>[0] = (_, ordinary) => {
      const reply = ordinary()
      const length = String(String(reply.body).length + 100)
      return { ...reply, headers: { ...reply.headers, 'content-length': length } }
    }
    const { outcome } = await outcomeWith(lying, { timeoutMs: 3000 })
    expect(outcome).toMatch(
      /no whole answer within 3 s \(tried once; the time for one image is over/,
    )
  })

  it('and a config ends at 4 MiB too', async () => {
    const { registry } = await start({
      before: ({ path }) =>
        path.includes('/blobs/') ? { status: 200, body: longBody(9).body } : undefined,
    })
    const { images } = aClient()
    const reference = parseReference(`${registry.host}/acme/api:main`)
    const manifest = await images.resolve(reference)
    if (manifest?.kind !== 'image') throw new Error('there is no image')
    await expect(images.config(reference, manifest.config)).rejects.toMatchObject({
      code: 'too-large',
    })
  })

  it('and a token ends at 64 KiB', async () => {
    const challenge = (host: string) => ({
      'www-authenticate': `Bearer realm="http://${host}/token"`,
    })
    const { outcome, client } = await outcomeWith(({ path, headers }) =>
      path.startsWith('/token')
        ? { status: 200, body: longBody(9).body }
        : { status: 401, headers: challenge(headers.host ?? '') },
    )
    expect(outcome).toContain('/token?…: the answer is larger than the 65536 bytes')
    expect(client.traffic.bytes).toBeLessThan(0.3 * MIB)
  })

  it('and of an error the beginning is enough', async () => {
    const { outcome, client } = await outcomeWith(() => ({ status: 400, body: longBody(9).body }))
    expect(outcome).toMatch(/manifests\/main: 400$/)
    expect(client.traffic.bytes).toBeLessThan(0.3 * MIB)
  })
})

describe('requirement 22: encodings', () => {
  const encoded = (encoding: string, encode: (body: Buffer) => Buffer, status?: number) =>
    outcomeWith((_, ordinary) => {
      const reply = ordinary()
      const headers = { ...reply.headers, 'content-encoding': encoding }
      return {
        status: status ?? reply.status,
        headers,
        body: encode(Buffer.from(String(reply.body))),
      }
    })

  it('asks for none', async () => {
    const { requests } = await outcomeWith(() => undefined)
    expect(requests[0]?.headers['accept-encoding']).toBe('identity')
  })

  it.each(['gzip', 'x-gzip', 'GZIP'])('survives %s all the same', async (encoding) => {
    expect((await encoded(encoding, (body) => gzipSync(body))).outcome).toBe('measured')
  })

  it('survives one that says that it is none', async () => {
    expect((await encoded('identity', (body) => body)).outcome).toBe('measured')
  })

  it('stops a bomb at the cap', async () => {
    const bomb = gzipSync(Buffer.alloc(32 * MIB))
    const { outcome } = await encoded('gzip', () => bomb)
    expect(outcome).toContain('the answer is larger than the 4194304 bytes')
  })

  it('refuses what it cannot decode', async () => {
    expect((await encoded('br', (body) => body)).outcome).toContain(
      'the answer is encoded as "br", which was not asked for',
    )
  })

  it('tells the status of an error whose words it cannot decode', async () => {
    expect((await encoded('br', (body) => body, 403)).outcome).toMatch(/manifests\/main: 403$/)
  })

  it('asks again for one that is cut off', async () => {
    const { outcome, requests } = await encoded('gzip', (body) => gzipSync(body).subarray(0, 40))
    expect(outcome).toMatch(/Z_BUF_ERROR.*\(tried 4 times/)
    expect(requests).toHaveLength(4)
  })
})
