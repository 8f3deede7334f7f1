import { describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import type { Descriptor } from '../../src/domain/image/manifest.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { digestOf } from '../../src/oci/digest.ts'
import { parseManifest } from '../../src/oci/parse.ts'
import { parseChallenges } from '../../src/registry/auth/challenge.ts'
import {
  credentialIn,
  helperFor,
  parseDockerConfig,
} from '../../src/registry/auth/docker-config.ts'
import { aDigest } from '../support/builders.ts'
import { RUNS } from '../support/properties.ts'
import { INDEX, MANIFEST, OCI } from '../support/raw-manifests.ts'

jest.setTimeout(60_000)

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const digest = fc.tuple(word, fc.constantFrom('sha256', 'sha512')).map(([seed, algorithm]) => {
  const like = algorithm === 'sha512' ? (`sha512:${'0'.repeat(128)}` as const) : undefined
  return digestOf(Buffer.from(seed), like)
})

/** Descriptors as the domain knows them. */
const descriptorOf = (mediaType: fc.Arbitrary<string>): fc.Arbitrary<Descriptor> =>
  fc.record(
    {
      mediaType,
      digest,
      bytes: fc.oneof(fc.nat(), fc.maxSafeNat()),
      annotations: fc.dictionary(word, fc.string()),
      platform: fc.record(
        { os: word, architecture: word, variant: word, osVersion: word },
        { requiredKeys: ['os', 'architecture'] },
      ),
      data: fc.base64String(),
    },
    { requiredKeys: ['mediaType', 'digest', 'bytes', 'annotations'] },
  )
const layer = descriptorOf(
  fc.constantFrom(`${OCI}.layer.v1.tar+gzip`, `${OCI}.layer.v1.tar+zstd`, 'application/x-acme', ''),
)
/** Without one of these it is no image. */
const unpacked = descriptorOf(fc.constant(`${OCI}.layer.v1.tar+gzip`))
const config = descriptorOf(fc.constant(`${OCI}.config.v1+json`))
const entry = descriptorOf(fc.constantFrom(MANIFEST, INDEX, ''))

/** The inverse of reading: what a build tool would have written. */
function written({ bytes: size, platform, ...rest }: Descriptor): object {
  if (platform === undefined) return { ...rest, size }
  const { osVersion, ...plain } = platform
  const os = osVersion === undefined ? {} : { 'os.version': osVersion }
  return { ...rest, size, platform: { ...plain, ...os } }
}

function read(mediaType: string, content: object) {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }))
  const manifest = parseManifest({
    bytes,
    digest: aDigest('x'),
    contentType: mediaType,
    name: 'GET x',
  })
  // How its platform is spelt is kept beside each descriptor, and no builder writes that.
  return JSON.parse(JSON.stringify(manifest), (key, value) =>
    key === 'spelling' ? undefined : value,
  )
}

describe('requirements 13 to 16: a manifest that was written well', () => {
  it('is read as the image that it is', () => {
    const layersOf = fc.tuple(unpacked, fc.array(layer, { maxLength: 4 })).map((all) => all.flat())
    const property = fc.property(config, layersOf, (config, layers) => {
      const content = { config: written(config), layers: layers.map(written) }
      const image = { kind: 'image', digest: aDigest('x'), config, layers }
      expect(read(MANIFEST, content)).toEqual(image)
    })
    fc.assert(property, RUNS)
  })

  it('is read as the index that it is', () => {
    const property = fc.property(fc.array(entry, { maxLength: 4 }), (manifests) => {
      const index = { kind: 'index', digest: aDigest('x'), manifests }
      expect(read(INDEX, { manifests: manifests.map(written) })).toEqual(index)
    })
    fc.assert(property, RUNS)
  })
})

describe('requirements 37 to 39: a docker config that was written well', () => {
  const host = fc
    .tuple(fc.array(word, { minLength: 2, maxLength: 4 }), fc.option(fc.nat(65_535)))
    .map(([names, port]) => names.join('.') + (port === null ? '' : `:${port}`))
  // A user name ends at the first colon, and a password at the zeros that docker pads with.
  const username = fc.string({ minLength: 1 }).filter((text) => !text.includes(':'))
  const password = fc.string().filter((text) => !text.endsWith('\0'))
  const login = fc.record({ username, password })

  it('gives every login back', () => {
    const keys = fc.constantFrom('', 'https://', 'http://')
    const property = fc.property(fc.dictionary(host, login), keys, (logins, scheme) => {
      const auths = Object.entries(logins).map(([name, { username, password }]) => {
        const auth = Buffer.from(`${username}:${password}`).toString('base64')
        return [`${scheme}${name}`, { auth }]
      })
      const config = parseDockerConfig(JSON.stringify({ auths: Object.fromEntries(auths) }))
      const names = Object.keys(logins)
      expect(names.map((name) => credentialIn(config, name, 'acme/api'))).toEqual(
        names.map((name) => ({ kind: 'basic', ...logins[name] })),
      )
    })
    fc.assert(property, RUNS)
  })

  it('gives every helper back', () => {
    const property = fc.property(fc.dictionary(host, word), word, (credHelpers, credsStore) => {
      const config = parseDockerConfig(JSON.stringify({ credHelpers, credsStore }))
      const names = [...Object.keys(credHelpers), 'elsewhere.example']
      expect(names.map((name) => helperFor(config, name))).toEqual([
        ...Object.values(credHelpers),
        credsStore,
      ])
    })
    fc.assert(property, RUNS)
  })
})

describe('requirements 4, 21, 27 and 38: whatever is long', () => {
  const LONG = 100_000
  const parsers: Record<string, (text: string) => unknown> = {
    reference: (text) => parseReference(text),
    challenge: (text) => parseChallenges([text]),
    'docker config': (text) => parseDockerConfig(text),
    manifest: (text) =>
      parseManifest({
        bytes: Buffer.from(text),
        digest: aDigest('x'),
        contentType: undefined,
        name: 'GET x',
      }),
  }
  const units = [
    'a',
    'a-',
    'a.',
    'a/',
    '-',
    ':',
    '@',
    ' ',
    ' a',
    'a ',
    '"',
    '\\',
    '"\\',
    'a="',
    'a=,',
  ]
  const jsons = ['[', '{"a":', '{"manifests":[', '{"auths":{"a":', '"\\u', '1']

  it.each(Object.entries(parsers))('is read or refused in no time: a %s', (_, parse) => {
    for (const unit of [...units, ...jsons]) {
      const began = performance.now()
      try {
        parse(`Bearer ${unit.repeat(LONG / unit.length)}`)
      } catch {
        // To refuse it is an answer too.
      }
      try {
        parse(unit.repeat(LONG / unit.length))
      } catch {
        // The same.
      }
      expect([unit, performance.now() - began < 1000]).toEqual([unit, true])
    }
  })
})
