import { describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { Malformed, Unmeasurable } from '../../src/domain/values/problem.ts'
import { parseConfig, parseManifest } from '../../src/oci/parse.ts'
import { type Challenge, parseChallenges, schemeOf } from '../../src/registry/auth/challenge.ts'
import { credentialIn, parseDockerConfig } from '../../src/registry/auth/docker-config.ts'
import { aDigest } from '../support/builders.ts'
import { RUNS } from '../support/properties.ts'

jest.setTimeout(60_000)

const token = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/)
const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
})
const challenge = fc.record({
  scheme: token,
  parameters: fc.uniqueArray(fc.tuple(token, printable), {
    maxLength: 4,
    selector: ([name]) => name,
  }),
})

function format({
  scheme,
  parameters,
}: {
  scheme: string
  parameters: [string, string][]
}): string {
  const pairs = parameters.map(([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`)
  return [scheme, pairs.join(',')].filter((part) => part !== '').join(' ')
}

function plain({ scheme, parameters }: Challenge) {
  return { scheme, parameters: [...parameters] }
}

describe('requirement 27: challenges, whatever they hold', () => {
  it('parse back, each in a header of its own', () => {
    const property = fc.property(fc.array(challenge), (challenges) => {
      expect(parseChallenges(challenges.map(format)).map(plain)).toEqual(challenges)
    })
    fc.assert(property, RUNS)
  })

  it('parse back, all in one header', () => {
    const property = fc.property(fc.array(challenge), (challenges) => {
      expect(parseChallenges([challenges.map(format).join(', ')]).map(plain)).toEqual(challenges)
    })
    fc.assert(property, RUNS)
  })

  it('are read without an error', () => {
    const fragment = fc.oneof(
      fc.constantFrom('Bearer ', 'Basic', ' realm', '=', '"', '\\', ',', ' ', 'https://a/', '@'),
      printable,
    )
    const header = fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join(''))
    const property = fc.property(fc.array(header), (headers) => {
      expect(['bearer', 'basic', undefined]).toContain(schemeOf(parseChallenges(headers))?.kind)
    })
    fc.assert(property, RUNS)
  })
})

const digest = aDigest('content')
const descriptor = fc.oneof(
  fc.constant({ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest, size: 1 }),
  fc.record(
    {
      mediaType: fc.oneof(fc.string(), fc.constant('application/vnd.oci.image.manifest.v1+json')),
      digest: fc.oneof(fc.string(), fc.constant(digest)),
      size: fc.oneof(fc.double(), fc.integer(), fc.string()),
      platform: fc.jsonValue(),
      annotations: fc.jsonValue(),
      data: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
)
const manifest = fc.record(
  {
    schemaVersion: fc.oneof(fc.constant(2), fc.jsonValue()),
    mediaType: fc.constantFrom(
      'application/vnd.oci.image.manifest.v1+json',
      'application/vnd.oci.image.index.v1+json',
      'application/vnd.docker.distribution.manifest.v1+json',
      'text/html',
    ),
    artifactType: fc.string(),
    config: descriptor,
    layers: fc.array(descriptor),
    manifests: fc.array(descriptor),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  manifest.map((json) => Buffer.from(JSON.stringify(json))),
  fc.json().map((text) => Buffer.from(text)),
  fc.uint8Array(),
)
const contentType = fc.option(
  fc.oneof(fc.string(), fc.constant('application/vnd.oci.image.manifest.v1+json')),
  { nil: undefined },
)

/** What comes of it, or the class of its error. */
function resultOf(parse: () => unknown, expected: new (...args: never[]) => Error): unknown {
  try {
    return parse()
  } catch (error) {
    expect(error).toBeInstanceOf(expected)
    return undefined
  }
}

describe('requirement 14: manifests, whatever they hold', () => {
  it('give sizes that are whole, or an error that says why', () => {
    const property = fc.property(body, contentType, (bytes, type) => {
      const received = { bytes, digest, contentType: type, name: 'GET x' }
      const result = resultOf(() => parseManifest(received), Unmeasurable)
      const sizes = [...JSON.stringify(result ?? {}).matchAll(/"bytes":([^,}]*)/g)]
        .map(([, size]) => Number(size))
        .filter((size) => !(Number.isSafeInteger(size) && size >= 0))
      expect(sizes).toEqual([])
    })
    fc.assert(property, RUNS)
  })

  it('configs have a platform, or none, or an error', () => {
    const config = fc.record(
      { os: fc.jsonValue(), architecture: fc.jsonValue(), variant: fc.jsonValue() },
      { requiredKeys: [] },
    )
    const bytesOf = (json: unknown) => Buffer.from(JSON.stringify(json))
    const property = fc.property(fc.oneof(config.map(bytesOf), body), (bytes) => {
      const received = { bytes, digest, contentType: undefined, name: 'GET x' }
      const result = resultOf(() => parseConfig(received), Unmeasurable)
      if (result !== undefined) {
        const named = { os: expect.any(String), architecture: expect.any(String) }
        expect([null, expect.objectContaining(named)]).toContainEqual(
          Reflect.get(Object(result), 'platform'),
        )
      }
    })
    fc.assert(property, RUNS)
  })
})

describe('requirement 38: docker configs, whatever they hold', () => {
  it('have a credential or none, or are refused without being quoted', () => {
    const host = fc.constantFrom('ghcr.io', 'https://ghcr.io/v2/', 'constructor', '__proto__')
    const entry = fc.oneof(
      fc.record({ auth: fc.base64String(), identitytoken: fc.string() }, { requiredKeys: [] }),
      fc.jsonValue(),
    )
    const config = fc.record(
      { auths: fc.oneof(fc.dictionary(host, entry), fc.jsonValue()), credsStore: fc.jsonValue() },
      { requiredKeys: [] },
    )
    const text = fc.oneof(
      config.map((json) => JSON.stringify(json)),
      fc.string(),
    )
    const property = fc.property(text, (written) => {
      const parsed = resultOf(() => parseDockerConfig(written), Malformed)
      if (parsed === undefined) return
      const found = credentialIn(
        parsed as ReturnType<typeof parseDockerConfig>,
        'ghcr.io',
        'acme/api',
      )
      expect([undefined, 'basic', 'identity', 'bearer']).toContain(found?.kind)
    })
    fc.assert(property, RUNS)
  })
})
