import { describe, expect, it } from '@jest/globals'
import { isDigest, shortDigest } from '../../../src/domain/image/digest.ts'
import { aDigest } from '../../support/builders.ts'

describe('when a text may be a digest', () => {
  it.each([
    ['sha256 with 64 digits', `sha256:${'0a'.repeat(32)}`],
    ['sha512 with 128 digits', `sha512:${'f0'.repeat(64)}`],
  ])('takes %s', (_, text) => {
    expect(isDigest(text)).toBe(true)
  })

  it.each([
    ['too few digits', `sha256:${'0a'.repeat(31)}`],
    ['too many digits', `sha256:${'0a'.repeat(33)}`],
    ['upper-case digits', `sha256:${'0A'.repeat(32)}`],
    ['the digits of another algorithm', `sha512:${'0a'.repeat(32)}`],
    ['another algorithm', `md5:${'0a'.repeat(16)}`],
    ['no algorithm', '0a'.repeat(32)],
    ['a path behind it', `sha256:${'0a'.repeat(32)}/../../secrets`],
    ['a line behind it', `sha256:${'0a'.repeat(32)}\n`],
  ])('refuses %s', (_, text) => {
    expect(isDigest(text)).toBe(false)
  })
})

it('shortens a digest to what tells it apart', () => {
  const digest = aDigest('x')
  expect(shortDigest(digest)).toBe(digest.slice(0, 'sha256:'.length + 12))
})
