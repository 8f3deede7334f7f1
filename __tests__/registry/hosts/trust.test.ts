import { describe, expect, it } from '@jest/globals'
import { ALICE, BASIC, fetching, IDENTITY, token, wanted } from '../../support/token-requests.ts'

describe('security: where credentials go', () => {
  it.each([
    ['another owner’s host', 'https://auth.example.net/token', 'belongs to somebody else'],
    ['a host that begins alike', 'https://registry.example.com.evil.example/', 'somebody else'],
    ['plain HTTP', 'http://auth.example.com/token', 'spoken to over plain HTTP'],
    ['the registry itself over plain HTTP', 'http://registry.example.com/token', 'plain HTTP'],
    ['a private address', 'https://10.0.0.1/token', 'belongs to somebody else'],
    ['this machine', 'http://127.0.0.1/token', 'belongs to somebody else'],
    ['metadata', 'http://169.254.169.254/token', 'plain HTTP'],
  ])('not to %s', async (_, realm, why) => {
    for (const credential of [ALICE, IDENTITY]) {
      const { tokens, script, warnings } = fetching(token('t'))
      await tokens.get(wanted({ realm, credential }))
      expect(script.requests).toHaveLength(1)
      expect(script.requests[0]).toMatchObject({ method: 'GET' })
      expect(JSON.stringify(script.requests)).not.toMatch(/p:w|idt|Basic/)
      expect(warnings.join()).toContain(why)
    }
  })

  it('not to a host whose certificate nobody vouches for', async () => {
    const { tokens, script, warnings } = fetching(token('t'))
    const namedRegistry = {
      registry: 'a.example.com',
      hostname: 'a.example.com',
      isVerified: false,
    }
    await tokens.get(
      wanted({ namedRegistry, realm: 'https://a.example.com/token', credential: ALICE }),
    )
    expect(script.requests[0]?.headers['authorization']).toBeUndefined()
    expect(warnings.join()).toContain('the certificate of https://a.example.com convinces nobody')
  })

  it.each([
    ['auth.docker.io', 'registry-1.docker.io'],
    ['auth.example.com', 'registry.example.com'],
    ['registry.example.com:8443', 'registry.example.com'],
    ['gitlab.com', 'registry.gitlab.com'],
  ])('to %s for %s', async (realm, hostname) => {
    const { tokens, script } = fetching(token('t'))
    const namedRegistry = { registry: hostname, hostname, isVerified: true }
    await tokens.get(wanted({ realm: `https://${realm}/token`, credential: ALICE, namedRegistry }))
    expect(script.requests[0]?.headers['authorization']).toBe(BASIC)
  })

  it.each([
    ['auth.example.net', true],
    ['AUTH.example.net', true],
    ['auth.example.net:443', true],
    ['auth.example.net:8443', false],
    ['example.net', false],
  ])('to a stranger that the user lists as %s: %s', async (listed, isSent) => {
    const { tokens, script } = fetching(token('t'))
    const hostname = 'registry.example.com'
    const namedRegistry = { registry: hostname, hostname, isVerified: true, authHosts: [listed] }
    const realm = 'https://auth.example.net/token'
    await tokens.get(wanted({ realm, credential: ALICE, namedRegistry }))
    expect(script.requests[0]?.headers['authorization'] === BASIC).toBe(isSent)
  })

  it('not over plain HTTP, whoever is listed', async () => {
    const { tokens, script } = fetching(token('t'))
    const hostname = 'registry.example.com'
    const namedRegistry = {
      registry: hostname,
      hostname,
      isVerified: true,
      authHosts: ['auth.example.net'],
    }
    await tokens.get(
      wanted({ realm: 'http://auth.example.net/token', credential: ALICE, namedRegistry }),
    )
    expect(script.requests[0]?.headers['authorization']).toBeUndefined()
  })

  it('to this machine’s own token server over plain HTTP', async () => {
    const { tokens, script } = fetching(token('t'))
    const namedRegistry = { registry: 'localhost:5000', hostname: 'localhost', isVerified: true }
    await tokens.get(
      wanted({ realm: 'http://127.0.0.1:5001/token', credential: ALICE, namedRegistry }),
    )
    expect(script.requests[0]?.headers['authorization']).toBe(BASIC)
  })
})
