import { describe, expect, it } from '@jest/globals'
import { start } from '../support/embedded-registry.ts'

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'

describe('when a habit or a fault is played', () => {
  it('answers with the reply that is given', async () => {
    const { call } = await start({
      before: () => ({ status: 429, headers: { 'retry-after': '7' }, body: 'slow down' }),
    })
    const response = await call('/v2/')
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(await response.text()).toBe('slow down')
  })

  it('goes on as usual where none is given', async () => {
    const { registry, call } = await start({
      before: async ({ method }) => (method === 'HEAD' ? { status: 405 } : undefined),
    })
    await call('/v2/acme/api/manifests/main', { method: 'HEAD' })
    await call('/v2/acme/api/manifests/main')
    expect(registry.requests.map(({ status }) => status)).toEqual([405, 200])
  })

  it('leaves out headers of the ordinary reply', async () => {
    const { call } = await start({
      before: (_, ordinary) => {
        const reply = ordinary()
        const without = { 'content-length': undefined, 'docker-content-digest': undefined }
        return { ...reply, headers: { ...reply.headers, ...without } }
      },
    })
    for (const method of ['GET', 'HEAD']) {
      const { headers } = await call('/v2/acme/api/manifests/main', { method })
      expect(headers.get('content-type')).toBe(MANIFEST)
      expect(headers.has('content-length')).toBe(false)
      expect(headers.has('docker-content-digest')).toBe(false)
    }
  })

  it('gives another body its own length', async () => {
    const { call } = await start({ before: (_, ordinary) => ({ ...ordinary(), body: 'tampered' }) })
    const response = await call('/v2/acme/api/manifests/main')
    expect(response.headers.get('content-length')).toBe('8')
    expect(await response.text()).toBe('tampered')
  })

  it('sends a header more than once', async () => {
    const challenges = ['Negotiate', 'Basic realm="acme"']
    const { call } = await start({
      before: () => ({ status: 401, headers: { 'www-authenticate': challenges } }),
    })
    expect((await call('/v2/')).headers.get('www-authenticate')).toBe(challenges.join(', '))
  })

  it('sends a body in the chunks that it comes in', async () => {
    async function* drip() {
      yield '{"errors"'
      yield Buffer.from(':[]}')
    }
    const { call } = await start({ before: () => ({ status: 200, body: drip() }) })
    const response = await call('/v2/')
    expect(response.headers.has('content-length')).toBe(false)
    expect(await response.json()).toEqual({ errors: [] })
  })

  it('breaks the connection off where the body throws', async () => {
    async function* half() {
      yield 'the first half'
      throw new Error('cut')
    }
    const { call } = await start({ before: () => ({ status: 200, body: half() }) })
    const response = await call('/v2/')
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('waits before a reply that is delayed', async () => {
    const { call } = await start({
      before: (_, ordinary) => ({ ...ordinary(), delayMs: 60 }),
    })
    const began = performance.now()
    expect((await call('/v2/')).status).toBe(200)
    expect(performance.now() - began).toBeGreaterThan(50)
  })

  it('destroys the socket', async () => {
    const { registry, call } = await start({ before: () => 'destroy' })
    await expect(call('/v2/')).rejects.toThrow('fetch failed')
    expect(registry.requests).toMatchObject([{ path: '/v2/', status: 0 }])
  })

  it('stays silent, and closes all the same', async () => {
    const { registry, call } = await start({ before: () => 'silence' })
    const answer = call('/v2/', { signal: AbortSignal.timeout(60) })
    await expect(answer).rejects.toThrow('timeout')
    await expect(registry.close()).resolves.toBeUndefined()
  })

  it('answers 500 where playing it fails', async () => {
    const { call } = await start({
      before: () => {
        throw new Error('not in the script')
      },
    })
    const response = await call('/v2/')
    expect(response.status).toBe(500)
    expect(await response.text()).toContain('not in the script')
  })
})
