import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { buildRealImages, skopeoSize } from '../support/real-images.ts'
import { type RealRegistry, startRealRegistry } from '../support/real-registry.ts'
import { requireTools, run } from '../support/tools.ts'

jest.setTimeout(60_000)

let storage: string
let open: RealRegistry
let htpasswd: RealRegistry
let token: RealRegistry

beforeAll(async () => {
  storage = await mkdtemp(join(tmpdir(), 'support-test-'))
  open = await startRealRegistry({ auth: 'none', storage })
  htpasswd = await startRealRegistry({ auth: 'htpasswd', storage })
  token = await startRealRegistry({ auth: 'token', storage })
  await buildRealImages(open.host)
})

afterAll(async () => {
  await Promise.all([open?.close(), htpasswd?.close(), token?.close()])
  if (storage !== undefined) await rm(storage, { recursive: true, force: true })
})

describe('when a program is run', () => {
  it('gives its output and its exit code', async () => {
    const script =
      'process.stdin.pipe(process.stdout); console.error(process.env.A); process.exitCode = 3'
    const options = { input: 'hello', env: { A: 'b' } }
    expect(await run(process.execPath, ['-e', script], options)).toEqual({
      stdout: 'hello',
      stderr: 'b\n',
      code: 3,
    })
  })

  it('throws after its time', async () => {
    const script = 'setTimeout(() => {}, 60_000)'
    await expect(run(process.execPath, ['-e', script], { timeoutMs: 200 })).rejects.toThrow(
      '200 ms',
    )
  })

  it('throws when there is no such program', async () => {
    await expect(run('no-such-program', [])).rejects.toThrow('ENOENT')
  })
})

describe('when a program is not installed', () => {
  const { PATH, CI } = process.env

  afterEach(() => {
    process.env['PATH'] = PATH
    if (CI === undefined) delete process.env['CI']
    else process.env['CI'] = CI
  })

  it('names the packages to install', async () => {
    process.env['PATH'] = storage
    delete process.env['CI']
    await expect(requireTools(['skopeo', 'htpasswd'])).rejects.toThrow(
      'need skopeo, htpasswd: sudo apt-get install skopeo apache2-utils',
    )
  })

  it('fails the job in CI', async () => {
    process.env['PATH'] = storage
    process.env['CI'] = 'true'
    await expect(requireTools(['skopeo'])).rejects.toThrow('This CI job lacks skopeo')
  })
})

describe('when a registry is open', () => {
  it('counts requests by method, path and status', async () => {
    const before = await open.accessLog()
    await fetch(`http://${open.host}/v2/shop/api/manifests/none`)
    await fetch(`http://${open.host}/v2/shop/api/tags/list?n=5`, { method: 'HEAD' })
    expect((await open.accessLog()).slice(before.length)).toEqual([
      { method: 'GET', path: '/v2/shop/api/manifests/none', status: 404 },
      { method: 'HEAD', path: '/v2/shop/api/tags/list', status: 405 },
    ])
  })

  it('is gone once it is closed', async () => {
    const registry = await startRealRegistry({ auth: 'none' })
    expect((await fetch(`http://${registry.host}/v2/`)).status).toBe(200)
    await registry.close()
    await expect(fetch(`http://${registry.host}/v2/`)).rejects.toThrow('fetch failed')
  })
})

describe('when a registry has a password file', () => {
  it('refuses a request without credentials', async () => {
    const response = await fetch(`http://${htpasswd.host}/v2/shop/api/manifests/main`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Basic realm="registry.example"')
  })

  it('refuses a wrong password', async () => {
    const account = { username: htpasswd.username, password: 'wrong' }
    await expect(skopeoSize(htpasswd.host, 'shop/api', 'main', account)).rejects.toThrow(
      'exited with',
    )
  })

  it('lets skopeo read with the password what was pushed to the open one', async () => {
    expect(await skopeoSize(htpasswd.host, 'shop/api', 'main', htpasswd)).toEqual(
      await skopeoSize(open.host, 'shop/api', 'main'),
    )
  })
})

describe('when a registry has a token server', () => {
  it('refuses a request without a token', async () => {
    const response = await fetch(`http://${token.host}/v2/shop/api/manifests/main`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(
      /^Bearer realm="http:\/\/127\.0\.0\.1:\d+\/token",service="registry.example",scope="repository:shop\/api:pull"$/,
    )
  })

  it('gives no token for a wrong password', async () => {
    const account = { username: token.username, password: 'wrong' }
    await expect(skopeoSize(token.host, 'shop/api', 'main', account)).rejects.toThrow('exited with')
    expect(token.tokenRequests.at(-1)).toMatchObject({ path: '/token', status: 401 })
  })

  it('lets skopeo read with a token what was pushed to the open one', async () => {
    const before = token.tokenRequests.length
    expect(await skopeoSize(token.host, 'shop/api', 'main', token)).toEqual(
      await skopeoSize(open.host, 'shop/api', 'main'),
    )
    expect(token.tokenRequests.slice(before)).toEqual([
      { method: 'GET', path: '/token', scopes: ['repository:shop/api:pull'], status: 200 },
    ])
  })

  it('grants no more than the scope that was asked for', async () => {
    const bearer = await bearerFor('repository:shop/api:pull')
    expect(await statusOf('shop/api', bearer)).toBe(200)
    expect(await statusOf('shop/web', bearer)).toBe(401)
  })

  it('honours a token for several repositories', async () => {
    const bearer = await bearerFor('repository:shop/api:pull', 'repository:shop/web:pull')
    expect(await statusOf('shop/api', bearer)).toBe(200)
    expect(await statusOf('shop/web', bearer)).toBe(200)
  })
})

const ACCEPT = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json'

async function bearerFor(...scopes: string[]): Promise<string> {
  const challenge = (await fetch(`http://${token.host}/v2/`)).headers.get('www-authenticate')
  const url = new URL(/realm="([^"]*)"/.exec(challenge ?? '')?.[1] ?? '')
  url.searchParams.set('service', 'registry.example')
  for (const scope of scopes) url.searchParams.append('scope', scope)
  const basic = Buffer.from(`${token.username}:${token.password}`).toString('base64')
  const response = await fetch(url, { headers: { authorization: `Basic ${basic}` } })
  const body: { token: string } = JSON.parse(await response.text())
  return `Bearer ${body.token}`
}

async function statusOf(repository: string, authorization: string): Promise<number> {
  const url = `http://${token.host}/v2/${repository}/manifests/main`
  return (await fetch(url, { headers: { authorization, accept: ACCEPT } })).status
}
