import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { descriptor, plainDescriptor } from '../../src/oci/descriptor.ts'
import { aDigest } from '../support/builders.ts'
import { RUNS } from '../support/properties.ts'
import { entry, layer } from '../support/raw-manifests.ts'

/** What a field may hold in JSON: mostly what it should, now and then something else. */
function field(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const wrong = fc.constantFrom(null, undefined, 5, -1, 1.5, 2 ** 53, true, '', [], {}, [1], {
    a: 1,
  })
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong })
}

const word = fc.constantFrom(
  'linux',
  'amd64',
  'v8',
  'windows',
  'Windows',
  '10.0.20348.1',
  'a\u202eb',
)
const platform = fc.record(
  {
    os: field(word),
    architecture: field(word),
    variant: field(word),
    'os.version': field(word),
    'os.features': field(fc.array(field(word), { maxLength: 3 })),
    extra: field(word),
  },
  { requiredKeys: [] },
)
const json = fc.record(
  {
    mediaType: field(word),
    digest: field(fc.constantFrom(aDigest('a'), `sha512:${'0'.repeat(128)}`)),
    size: field(fc.nat()),
    platform: field(platform),
    annotations: field(fc.dictionary(word, field(word), { maxKeys: 3 })),
    data: field(word),
    extra: field(word),
  },
  { requiredKeys: ['digest', 'size'] },
)

describe('a descriptor that is as it should be', () => {
  it('is read without the schema as the schema reads it, and no other is', () => {
    const property = fc.property(json, (given) => {
      const plain = plainDescriptor(given)
      const { success, data } = descriptor.safeParse(given)
      if (plain !== undefined) expect({ success, data }).toEqual({ success: true, data: plain })
    })
    fc.assert(property, RUNS)
  })

  it.each([
    ['a layer', layer()],
    ['a layer with annotations', layer({ annotations: { 'org.example': 'a' } })],
    ['an entry of an index', entry()],
    [
      'an entry for Windows',
      entry({
        platform: {
          os: 'windows',
          architecture: 'amd64',
          'os.version': '10.0',
          'os.features': ['win32k'],
        },
      }),
    ],
    ['an entry without a platform', entry({ platform: undefined })],
    ['an entry with null for nothing', entry({ platform: null, annotations: null, data: null })],
  ])('is %s', (_, given) => {
    expect(plainDescriptor(given)).toEqual(descriptor.safeParse(given).data)
    expect(plainDescriptor(given)).toBeDefined()
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'sha256:'],
    ['a list', Object.assign([], layer())],
    ['one without a size', layer({ size: undefined })],
    ['one with a size below zero', layer({ size: -1 })],
    ['one with another digest', layer({ digest: 'blake3:00' })],
    ['one whose annotations hold null', layer({ annotations: { a: null } })],
    ['one whose annotations are a list', layer({ annotations: ['a'] })],
    [
      'one whose annotations hold __proto__',
      layer({ annotations: JSON.parse('{"__proto__": "a"}') }),
    ],
    ['one whose platform is a text', layer({ platform: 'linux/amd64' })],
    ['one whose features are numbers', layer({ platform: { 'os.features': [1] } })],
  ])('is not %s: that is left to the schema', (_, given) => {
    expect(plainDescriptor(given)).toBeUndefined()
  })
})
