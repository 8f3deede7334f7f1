import { createServer } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import type { Access } from '../../src/embedded/access.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { startFront } from '../support/http2-front.ts'
import { listen, startInternet, tie } from '../support/internet.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { ALICE, BEARER, basic } from '../support/token-registry.ts'

/** A registry at `[::1]:PORT`. */
async function onIpv6(access: Access) {
  const { registry } = await start({ access }, aFleet(1, ['amd64', 'arm64']))
  const port = await listen(
    createServer((socket) => tie(socket, Number(registry.host.split(':')[1]))),
    '::1',
  )
  return { registry, host: `[::1]:${port}` }
}

const OPEN: Access = { kind: 'open' }
const BASIC: Access = { kind: 'basic', ...ALICE }
const TOKENS: Access = { ...BEARER, ...ALICE }

describe('requirements 4 and 5: a registry on IPv6 loopback', () => {
  it.each([OPEN, BASIC, TOKENS])('is asked over plain HTTP: $kind', async (access) => {
    const { registry, host } = await onIpv6(access)
    const registryAuth = loginTo(host, ALICE.username, ALICE.password)
    const client = aClient({ registryAuth })
    expect(await client.outcome(`${host}/acme/s0:main`)).toBe('measured')
    expect(client.warnings).toEqual([])
    expect(registry.requests[0]?.headers.host).toBe(host)
    // Credentials are for this machine's registry and token server, and arrive there.
    const shown = registry.requests.map(({ headers }) => headers.authorization)
    expect(shown.includes(basic(ALICE.username, ALICE.password))).toBe(access !== OPEN)
  })

  it('is asked past every proxy', async () => {
    const { host } = await onIpv6(OPEN)
    const internet = await startInternet()
    const env = { HOME: '/nonexistent', HTTP_PROXY: internet.proxy }
    expect(await aClient({ env }).outcome(`${host}/acme/s0:main`)).toBe('measured')
    expect(internet.asked).toEqual([])
  })

  it('is asked over https where it speaks that', async () => {
    const internet = await startInternet()
    internet.trust()
    const { registry } = await start({}, aFleet(1))
    const { port, versions } = await startFront({ internet, registry, host: '::1' })
    expect(await aClient().outcome(`[::1]:${port}/acme/s0:main`)).toBe('measured')
    expect(versions).toEqual(['2.0'])
  })

  it('gets a log line that names it as it was written', async () => {
    const { host } = await onIpv6(OPEN)
    const client = aClient()
    await client.outcome(`${host}/acme/s0:gone`)
    expect(client.logs.join()).toContain(`GET http://${host}/v2/acme/s0/manifests/gone → 404`)
  })
})
