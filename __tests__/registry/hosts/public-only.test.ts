import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { measure } from '../../../src/measure/measure.ts'
import { createPublicRegistry } from '../../../src/registry/create.ts'
import { fastClock } from '../../support/clocks.ts'
import { start } from '../../support/embedded-registry.ts'
import { type Internet, startInternet } from '../../support/internet.ts'

/** What becomes of an image that is asked for as anybody may, where names have these addresses. */
async function outcomeOf(
  reference: string,
  names: Readonly<Record<string, readonly string[]>> = {},
  internet?: Internet,
) {
  const env = internet === undefined ? {} : { HTTPS_PROXY: internet.proxy }
  const resolve = async (hostname: string) => {
    const addresses = names[hostname]
    if (addresses === undefined) throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  const registry = createPublicRegistry({ env }, { clock: fastClock(10), resolve })
  const found = await measure(registry.images, parseReference(reference))
  await registry.close()
  const outcome = found.kind === 'unmeasurable' ? found.reason : found.kind
  return { outcome, count: registry.traffic.count }
}

const REFUSED = /: no public address over https, and nothing else is asked$/

describe('when only public addresses are asked', () => {
  it.each([
    '127.0.0.1:5000',
    '127.1:5000',
    '2130706433:5000',
    '0x7f000001:5000',
    '0177.0.0.1:5000',
    '[::1]:5000',
    '[::ffff:7f00:1]:5000',
    '[fd00:ec2::254]:443',
    '10.0.0.5',
    '169.254.169.254',
    '168.63.129.16',
    'localhost:5000',
    'registry.corp',
    'METADATA/x',
  ])('sends nothing to %s', async (host) => {
    const { outcome, count } = await outcomeOf(`${host}/acme/api:main`)
    expect(outcome).toMatch(REFUSED)
    expect(count).toBe(0)
  })

  it.each([
    ['one private address', ['10.0.0.5']],
    ['a private one beside a public one', ['8.8.8.8', '10.0.0.5']],
    ['one of this machine', ['::1']],
    ['no address', []],
  ])('sends nothing to a name with %s', async (_, addresses) => {
    const names = { 'registry.example.com': addresses }
    for (const internet of [undefined, await startInternet()]) {
      const { outcome, count } = await outcomeOf('registry.example.com/acme/api', names, internet)
      expect(outcome).toMatch(REFUSED)
      expect(count).toBe(0)
      expect(internet?.asked ?? []).toEqual([])
    }
  })

  it('says the same of a name that nobody knows', async () => {
    const { outcome, count } = await outcomeOf('registry.example.com/acme/api')
    expect(outcome).toMatch(REFUSED)
    expect(count).toBe(0)
  })
})

describe('when only public addresses are asked, and a proxy knows more names', () => {
  async function behindProxy(reference: string) {
    const internet = await startInternet()
    internet.trust()
    const { registry } = await start()
    await internet.serve('https://registry.example.com', Number(registry.host.split(':')[1]))
    return { ...(await outcomeOf(reference, {}, internet)), asked: internet.asked }
  }

  it('asks for a name that may be one of the internet', async () => {
    const { outcome, asked } = await behindProxy('registry.example.com/acme/api:main')
    expect(outcome).toBe('measured')
    expect(asked).toEqual(['CONNECT registry.example.com:443'])
  })

  it.each([
    'registry.corp',
    'registry.internal',
    'registry.local:443',
    'x.svc.cluster.local',
    'nas.home.arpa',
    'registry:443',
    'localhost',
    '10.0.0.5',
    '[::1]:443',
  ])('asks for no name of a private network: %s', async (host) => {
    const { outcome, asked } = await behindProxy(`${host}/acme/api:main`)
    expect(outcome).toMatch(REFUSED)
    expect(asked).toEqual([])
  })
})
