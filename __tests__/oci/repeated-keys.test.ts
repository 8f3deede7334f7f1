import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hasRepeatedKey } from '../../src/oci/repeated-keys.ts'
import { RUNS } from '../support/properties.ts'

const isRepeated = (text: string) => hasRepeatedKey(text, JSON.parse(text))

describe('when an object of JSON names a key twice', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"platform":{"os":"linux"},"platform":{}}',
    '{"manifests":[1],"manifests":[2]}',
    '[{"b":[{"a":1,"x":2,"a":3}]}]',
    '{"a":1,"\\u0061":2}',
    '{"a\\"":1,"a\\"" :2}',
    '{"__proto__":1,"__proto__":2}',
    '{ "a" \n:\t1 ,\r"a":{} }',
  ])('is seen in %s', (text) => {
    expect(isRepeated(text)).toBe(true)
  })

  it.each([
    '{}',
    '{"a":{"a":{"a":[]}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"\\"a\\":1"}',
    '{"a":"x:","":":","\\\\":"\\\\"}',
    '{"0":1,"__proto__":{"a":1}}',
    '"a:"',
    'null',
  ])('is not seen in %s', (text) => {
    expect(isRepeated(text)).toBe(false)
  })

  it('is not seen in any JSON that a program has written', () => {
    const property = fc.property(fc.json(), fc.nat(3), (json, indent) => {
      expect(isRepeated(JSON.stringify(JSON.parse(json), null, indent))).toBe(false)
    })
    fc.assert(property, RUNS)
  })

  it('is looked for in little time, however the text is made', () => {
    const shapes = [
      `"${'\\\\'.repeat(1_000_000)}"`,
      `"${'\\"'.repeat(1_000_000)}"`,
      `[${'"a",'.repeat(500_000)}"a"]`,
      `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
    ]
    for (const text of shapes) {
      const value: unknown = JSON.parse(text)
      const began = performance.now()
      expect(hasRepeatedKey(text, value)).toBe(false)
      expect(performance.now() - began).toBeLessThan(5_000)
    }
  })
})
