import { describe, expect, it } from '@jest/globals'
import { formatMarker, type Marker, mayReplace, parseMarker } from '../../src/github/marker.ts'

function aMarker(id: number, attempt = 1): Marker {
  return { key: 'default', sha: 'abc', run: { id, attempt } }
}

describe('when a comment is ours', () => {
  it('reads back what was written', () => {
    expect(parseMarker(`${formatMarker(aMarker(42, 2))}\n### hello`)).toEqual(aMarker(42, 2))
  })
})

describe('when a comment is not ours', () => {
  it.each([
    ['without a marker', 'hello'],
    ['with the marker further down', `quoting\n${formatMarker(aMarker(1))}`],
    ['with a marker cut short', '<!-- docker-image-budgets key=default -->'],
  ])('is not taken for it: %s', (_, body) => {
    expect(parseMarker(body)).toBeUndefined()
  })
})

describe('when two runs of one commit meet', () => {
  it.each([
    ['a newer run over an older one', aMarker(1), aMarker(2), true],
    ['a run over itself', aMarker(2), aMarker(2), true],
    ['an older run over a newer one', aMarker(2), aMarker(1), false],
    ['an older run that somebody started again', aMarker(2), aMarker(1, 2), true],
  ])('%s', (_, theirs, ours, expected) => {
    expect(mayReplace(theirs, ours)).toBe(expected)
  })
})
