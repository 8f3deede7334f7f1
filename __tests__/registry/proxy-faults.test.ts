import { createServer } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { start } from '../support/embedded-registry.ts'
import { listen, measureHere, startInternet } from '../support/internet.ts'
import { aClient } from '../support/registry-client.ts'

const REFERENCE = 'registry.example.com/acme/api:main'

describe('requirement 46: a proxy that asks for a login', () => {
  const LOGIN = `Basic ${Buffer.from('proxy-user:pr0xy:pass').toString('base64')}`

  it('gets the one in its address, and the registry does not', async () => {
    const internet = await startInternet()
    const { registry } = await start()
    await internet.serve('https://registry.example.com', Number(registry.host.split(':')[1]))
    const proxy = internet.proxy.replace('//', '//proxy-user:pr0xy%3Apass@')
    const { outcome } = await measureHere({
      internet: { ...internet, proxy },
      reference: REFERENCE,
    })
    expect(outcome).toBe('measured')
    expect(internet.logins).toEqual([LOGIN])
    expect(JSON.stringify(registry.requests)).not.toMatch(/proxy-authorization|pr0xy/i)
  })

  it('and fails is told of without it', async () => {
    const { proxy } = await startInternet()
    const address = proxy.replace('//', '//proxy-user:pr0xy@')
    const client = aClient({ env: { HOME: '/nonexistent', HTTPS_PROXY: address } })
    const measurement = await client.measure('nowhere.example.com/acme/api:main')
    expect(measurement).toMatchObject({ kind: 'unmeasurable' })
    const said = JSON.stringify([measurement, client.logs, client.warnings])
    expect(said).not.toMatch(/pr0xy|proxy-user/)
  })
})

/** What accepts connections and never says a word. */
async function mute(): Promise<number> {
  return listen(createServer(() => {}))
}

describe('retries: a connection that is never finished ends in time', () => {
  it('by a proxy that does not answer', async () => {
    const env = { HOME: '/nonexistent', HTTPS_PROXY: `http://127.0.0.1:${await mute()}` }
    const outcome = await aClient({ env, timeoutMs: 6000 }).outcome(REFERENCE)
    expect(outcome).toMatch(/no whole answer within \d s \(tried once; the time for one image/)
  })

  it('by a registry that does not shake hands', async () => {
    const internet = await startInternet()
    internet.lead('registry.example.com:443', await mute())
    const env = { HOME: '/nonexistent', HTTPS_PROXY: internet.proxy }
    const outcome = await aClient({ env, timeoutMs: 6000 }).outcome(REFERENCE)
    expect(outcome).toMatch(/no whole answer within \d s \(tried once; the time for one image/)
  })

  it.each(['registry.example.com', 'auth.example.com', 'auth.example.net'])(
    'by a look-up of %s that gets no answer',
    async (silent) => {
      const internet = await startInternet()
      internet.trust()
      const realm = `https://${silent.replace('registry', 'auth')}/token`
      const headers = { 'www-authenticate': `Bearer realm="${realm}"` }
      const { registry } = await start({ before: () => ({ status: 401, headers }) })
      await internet.serve('https://registry.example.com', Number(registry.host.split(':')[1]))
      const proxies = { HTTPS_PROXY: internet.proxy, NO_PROXY: 'auth.example.com,auth.example.net' }
      const env = { HOME: '/nonexistent', ...proxies }
      const client = aClient({ env, timeoutMs: 6000, names: { [silent]: 'silence' } })
      expect(await client.outcome(REFERENCE)).toMatch(
        /auth\.example\.\w+\/token\?…: no whole answer within \d s/,
      )
    },
  )
})
