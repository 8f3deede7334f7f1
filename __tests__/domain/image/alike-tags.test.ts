import { describe, expect, it } from '@jest/globals'
import { alikeTags } from '../../../src/domain/image/alike-tags.ts'

describe('when a tag is not there', () => {
  it('names those that begin most like it, and counts the others', () => {
    const tags = ['main', 'v1', 'pr-6', 'pr-70', `sha256-${'a'.repeat(64)}.sig`, 'x']
    expect(alikeTags('pr-7', tags)).toEqual({ named: ['pr-70', 'pr-6', 'x', 'v1'], others: 1 })
  })

  it('names none where there is none', () => {
    expect(alikeTags('pr-7', [])).toEqual({ named: [], others: 0 })
  })
})
