import { describe, expect, it } from '@jest/globals'
import { matcherOf } from '../../src/measurements/glob.ts'

describe('when a pattern names files', () => {
  it.each([
    ['sizes/*.json', 'sizes', ['a.json'], ['a/b.json', 'a.txt', 'ajson']],
    ['sizes/**/*.json', 'sizes', ['a.json', 'a/b.json', 'a/b/c.json'], ['a.txt', 'a/b']],
    ['**/image-size-*.json', '', ['image-size-x.json', 'a/image-size-.json'], ['size.json']],
    ['sizes/shard-?.json', 'sizes', ['shard-1.json'], ['shard-12.json', 'shard-.json']],
    ['sizes', 'sizes', ['a.json', 'a/b.json'], ['a.txt']],
    ['/tmp/x/*.json', '/tmp/x', ['a.json'], ['b/a.json']],
    ['/*.json', '/', ['a.json'], ['a/b.json']],
    ['sizes/a+(b).json', 'sizes/a+(b).json', [], ['aab.json.txt']],
    ['sizes/[x]-*.json', 'sizes', ['[x]-1.json'], ['x-1.json']],
  ])('reads %s', (pattern, prefix, meant, others) => {
    const matcher = matcherOf(pattern)
    expect(matcher.prefix).toBe(prefix)
    expect(meant.filter((path) => !matcher.matches(path))).toEqual([])
    expect(others.filter(matcher.matches)).toEqual([])
  })

  it('takes no time that grows with a name', () => {
    const { matches } = matcherOf('**/a*a*a*.json')
    const began = performance.now()
    expect(matches(`${'a'.repeat(250)}/`.repeat(16))).toBe(false)
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
