import { describe, expect, it } from '@jest/globals'
import { parseBranchName } from '../../../src/domain/series/branch-name.ts'

describe('when a branch is named', () => {
  it.each(['image-size-history', 'meta/sizes', 'größen', ''])('takes %j', (name) => {
    expect(parseBranchName(name)).toBe(name)
  })

  it.each([
    'a b',
    'a\tb',
    'a\u0000b',
    'a\u007fb',
    'a..b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    '/a',
    'a/',
    'a//b',
    '-a',
    '.a',
    'a.',
    'a/.b',
    'a.lock',
    'a.lock/b',
    '@',
    'a@{1}',
    'x'.repeat(201),
    'refs/heads/a',
  ])('refuses %j', (name) => {
    expect(() => parseBranchName(name)).toThrow(/is no name that git takes|is a whole reference/)
  })
})
