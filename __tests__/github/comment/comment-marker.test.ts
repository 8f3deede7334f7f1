import { describe, expect, it } from '@jest/globals'
import {
  formatMarker,
  type Marker,
  parseMarker,
} from '../../../src/github/comment/comment-marker.ts'

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
