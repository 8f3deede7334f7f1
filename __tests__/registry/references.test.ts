import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { Malformed } from '../../src/domain/values/problem.ts'
import { startInternet } from '../support/internet.ts'
import { aClient } from '../support/registry-client.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

/** The first address that is asked for a reference, by a client whose proxy leads nowhere. */
async function addressOf(reference: string): Promise<string | undefined> {
  const { proxy } = await startInternet()
  const env = { HOME: '/nonexistent', HTTPS_PROXY: proxy, HTTP_PROXY: proxy }
  const { outcome, logs } = aClient({ env })
  await outcome(reference)
  return /GET (\S+): /.exec(logs.join('\n'))?.[1]
}

describe('requirements 1 to 5: where a reference leads', () => {
  it.each([
    ['debian', 'https://registry-1.docker.io/v2/library/debian/manifests/latest'],
    ['docker.io/debian:12', 'https://registry-1.docker.io/v2/library/debian/manifests/12'],
    ['index.docker.io/acme/api', 'https://registry-1.docker.io/v2/acme/api/manifests/latest'],
    [
      'registry-1.docker.io/debian',
      'https://registry-1.docker.io/v2/library/debian/manifests/latest',
    ],
    ['acme/api:1', 'https://registry-1.docker.io/v2/acme/api/manifests/1'],
    ['acme.com/api:1', 'https://acme.com/v2/api/manifests/1'],
    ['acme:5000/api:1', 'https://acme:5000/v2/api/manifests/1'],
    ['Acme/api:1', 'https://acme/v2/api/manifests/1'],
    ['localhost/x:1', 'http://localhost/v2/x/manifests/1'],
    ['[::1]:5000/x:1', 'http://[::1]:5000/v2/x/manifests/1'],
    ['[2001:db8::1]:5000/x:1', 'https://[2001:db8::1]:5000/v2/x/manifests/1'],
    [`acme.com/api:1@${DIGEST}`, `https://acme.com/v2/api/manifests/${DIGEST}`],
    [`acme.com/api@${DIGEST}`, `https://acme.com/v2/api/manifests/${DIGEST}`],
  ])('%s: %s', async (reference, url) => {
    expect(await addressOf(reference)).toBe(url)
  })

  it.each(['[fe80::1%eth0]/x', '::1/x', 'a'.repeat(64), 'acme.com/Api', `a.io/${'b'.repeat(256)}`])(
    'nowhere for %s',
    (text) => {
      expect(() => parseReference(text)).toThrow(Malformed)
    },
  )

  it.each(['acme.com:99999/api', '300.1.1.1/api'])('to an error for %s', async (reference) => {
    expect(await aClient().outcome(reference)).toMatch(/is no address of a registry$/)
  })
})
