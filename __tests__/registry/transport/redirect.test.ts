import { describe, expect, it } from '@jest/globals'
import { withRedirects } from '../../../src/registry/transport/redirect.ts'
import { aRequest, Script } from '../../support/exchanges.ts'

const BASIC = 'Basic YWxpY2U6cHc='
const REGISTRY = 'https://registry.example.com'

function redirect(location: string, status = 307) {
  return { status, headers: { location } }
}

async function follow(first: string, ...locations: readonly string[]) {
  const script = new Script(...locations.map((location) => redirect(location)), { status: 200 })
  const request = aRequest({ url: first, headers: { authorization: BASIC, accept: 'x' } })
  const response = await withRedirects(script.send)(request)
  return { response, script }
}

describe('requirement 24: redirects', () => {
  it.each([301, 302, 303, 307, 308])('follows %d', async (status) => {
    const script = new Script(redirect('/b', status), { status: 200 })
    const response = await withRedirects(script.send)(aRequest({ url: `${REGISTRY}/a` }))
    expect(response.url.href).toBe(`${REGISTRY}/b`)
    expect(script.lines).toEqual([`GET ${REGISTRY}/a`, `GET ${REGISTRY}/b`])
  })

  it('follows ten, and no eleventh', async () => {
    const ten = Array.from({ length: 10 }, (_, hop) => `/${hop}`)
    expect((await follow(`${REGISTRY}/`, ...ten)).response.status).toBe(200)
    const endless = new Script(redirect('/again'))
    await expect(withRedirects(endless.send)(aRequest())).rejects.toMatchObject({
      code: 'redirect',
      message: `GET ${REGISTRY}/v2/: more than 10 redirects is not followed`,
    })
    expect(endless.requests).toHaveLength(11)
  })

  it.each([
    ['the same origin', '/b', BASIC],
    ['the same origin, written out', 'https://REGISTRY.example.com:443/b', BASIC],
    ['another port', 'https://registry.example.com:8443/b', undefined],
    ['another host', 'https://blobs.example.com/b', undefined],
    ['a host whose name begins alike', 'https://registry.example.com.evil.example/b', undefined],
    ['a user that is put in front', 'https://registry.example.com@evil.example/b', undefined],
    ['no protocol of its own', '//blobs.example.com/b', undefined],
  ])('sends Authorization on to %s: %s', async (_, location, authorization) => {
    const { script } = await follow(`${REGISTRY}/a`, location)
    expect(script.requests[1]?.headers['authorization']).toBe(authorization)
    expect(script.requests[1]?.headers['accept']).toBe('x')
  })

  it('does not send it when the way leads back', async () => {
    const { script } = await follow(`${REGISTRY}/a`, 'https://evil.example/b', `${REGISTRY}/c`)
    expect(script.lines.slice(1)).toEqual(['GET https://evil.example/b', `GET ${REGISTRY}/c`])
  })

  it('takes another protocol for another origin', async () => {
    const { script } = await follow('http://registry.example.com/a', `${REGISTRY}/b`)
    expect(script.requests[1]?.headers['authorization']).toBeUndefined()
  })

  it('does not repeat a POST elsewhere: it holds a secret', async () => {
    const script = new Script(redirect('https://evil.example/'))
    const response = await withRedirects(script.send)(aRequest({ method: 'POST', body: 'token=x' }))
    expect(response.status).toBe(307)
    expect(script.requests).toHaveLength(1)
  })

  it.each([
    ['nowhere', undefined],
    ['an empty address', ''],
    ['no address', 'https://'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/plain,x'],
  ])('does not follow one to %s', async (_, location) => {
    const headers = location === undefined ? {} : { location }
    const script = new Script({ status: 302, headers })
    await expect(withRedirects(script.send)(aRequest())).rejects.toMatchObject({ code: 'redirect' })
    expect(script.requests).toHaveLength(1)
  })

  it('does not tell the query of an address, which may hold a signature', async () => {
    const script = new Script(redirect('http://blobs.example.com/?X-Signature=s3cret'))
    const failure = withRedirects(script.send)(aRequest({ url: `${REGISTRY}/a?sig=s3cret` }))
    await expect(failure).rejects.not.toThrow('s3cret')
  })

  const digest = 'a1'.repeat(32)
  it.each([
    [`/artifacts-downloads/namespaces/acme/downloads/AJ${'x_-9'.repeat(20)}`, '/acme/downloads/…'],
    ['/d/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/data', '/d/…/data'],
    [`/registry-v2/sha256/a1/${digest}/data`, `/sha256/a1/${digest}/data`],
    [`/blobs/sha256:${digest}`, `/blobs/sha256:${digest}`],
    [`/v2/acme/${'long-'.repeat(9)}name/manifests/main`, `${'long-'.repeat(9)}name/manifests/main`],
  ])('tells of the path %s no more than names and digests', async (path, told) => {
    const script = new Script(redirect('http://blobs.example.com/'))
    const failure = withRedirects(script.send)(aRequest({ url: `${REGISTRY}${path}` }))
    await expect(failure).rejects.toThrow(`${told}: a redirect from https to http`)
  })
})

describe('requirement 25: no redirect from https to http', () => {
  it.each(['http://registry.example.com/b', 'http://127.0.0.1/b', 'http://evil.example/'])(
    'does not follow one to %s',
    async (location) => {
      await expect(follow(`${REGISTRY}/a`, location)).rejects.toThrow(
        `a redirect from https to http://${new URL(location).host} is not followed`,
      )
    },
  )

  it('nor one on a detour', async () => {
    await expect(
      follow(`${REGISTRY}/a`, 'https://b.example/', 'http://c.example/'),
    ).rejects.toThrow('a redirect from https to http://c.example')
  })
})
