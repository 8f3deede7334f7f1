import { describe, expect, it } from '@jest/globals'
import { disconnected } from '../../../src/registry/transport/failures.ts'
import { aRequest } from '../../support/exchanges.ts'

/** The error of a socket, or of undici. */
function failing(code: string, message = 'what happened') {
  return Object.assign(new Error(message), { code })
}

const STRAIGHT = { isReused: false, isProxied: false }

describe('retries: which failures may pass', () => {
  it.each([
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'UND_ERR_SOCKET',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
    'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
    'HPE_INVALID_CONSTANT',
    'ERR_HTTP2_STREAM_ERROR',
    'ERR_HTTP2_SESSION_ERROR',
    'ERR_HTTP2_ERROR',
    'UND_ERR_INFO',
  ])('%s', (code) => {
    const error = disconnected(aRequest(), failing(code), STRAIGHT)
    expect(error).toMatchObject({ code: 'network', retry: 'later' })
    expect(error.message).toBe(`GET https://registry.example.com/v2/: ${code}: what happened`)
    expect(error.cure).not.toBe('')
  })

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('%s of an old socket at once', (code) => {
    expect(disconnected(aRequest(), failing(code), { ...STRAIGHT, isReused: true }).retry).toBe(
      'at-once',
    )
  })

  it.each([
    ['ENOTFOUND', 'network', 'Check the registry’s name'],
    ['EPRIVATE', 'network', 'sends this client into a private network'],
    ['CERT_HAS_EXPIRED', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no-tls', 'insecure-registries'],
    ['UND_ERR_HEADERS_OVERFLOW', 'network', 'Check that the registry is up'],
  ])('but not %s, a %s error', (code, kind, cure) => {
    const error = disconnected(aRequest(), failing(code), STRAIGHT)
    expect(error).toMatchObject({ code: kind, retry: 'never' })
    expect(error.cure).toContain(cure)
  })

  it('are known by the cause beneath', () => {
    const cause = new AggregateError([failing('ECONNREFUSED')])
    expect(disconnected(aRequest(), new Error('failed', { cause }), STRAIGHT).retry).toBe('later')
  })
})

describe('requirement 46: what fails by way of a proxy', () => {
  const BY_PROXY = { isReused: false, isProxied: true }

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'])(
    'is told as the proxy’s where there is no connection: %s',
    (code) => {
      const error = disconnected(aRequest(), failing(code), BY_PROXY)
      expect(error.message).toMatch(/: what happened, at the proxy$/)
      expect(error.cure).toMatch(/^Look at the proxy of HTTP_PROXY or HTTPS_PROXY/)
    },
  )

  it.each(['CERT_HAS_EXPIRED', 'ECONNRESET'])('is the registry’s else: %s', (code) => {
    const error = disconnected(aRequest(), failing(code), BY_PROXY)
    expect(error.message).not.toContain('proxy')
  })
})
