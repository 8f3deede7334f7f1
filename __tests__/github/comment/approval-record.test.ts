import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  formatRecord,
  parseRecord,
  recordHash,
} from '../../../src/github/comment/approval-record.ts'
import { RUNS } from '../../support/properties.ts'

const record = {
  by: 'bob',
  at: '2026-11-25T10:30:00Z',
  sha: 'a'.repeat(40),
  amounts: { 'api||review_increase|': 5 },
}

describe('when the comment keeps what was approved', () => {
  it('reads it back', () => {
    expect(parseRecord(`words\n${formatRecord(record)}`)).toEqual(record)
  })

  it('is hidden, and nothing at all where there is nothing to keep', () => {
    expect(formatRecord(record)).toMatch(/^\n<!-- docker-image-budgets approved \{.*\} -->$/)
    expect(formatRecord(null)).toBe('')
  })

  it('survives names that would end an HTML comment', () => {
    // No id is __proto__, which JSON has and an object has not.
    const id = fc.string({ unit: 'grapheme' }).map((text) => `id ${text}`)
    const named = fc.dictionary(id, fc.nat())
    fc.assert(
      fc.property(named, (amounts) => {
        const line = formatRecord({
          ...record,
          amounts: { ...amounts, '--> <b>': 1, '\u2028\n': 2 },
        })
        if (line === '') return
        expect(line.slice(1, -3)).not.toMatch(/-->|\n|\u2028/)
        expect(parseRecord(`a${line}`)?.amounts).toMatchObject({ ...amounts, '--> <b>': 1 })
      }),
      RUNS,
    )
  })

  it('reads the last line, whatever the words before it look like', () => {
    const quoted = formatRecord({ ...record, by: 'eve' })
    expect(parseRecord(`words${quoted}${formatRecord(record)}`)).toEqual(record)
  })

  it('keeps nothing rather than fill the comment', () => {
    const amounts = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`name ${index}`, index]),
    )
    expect(formatRecord({ ...record, amounts })).toBe('')
  })

  it.each([
    'no record',
    '<!-- docker-image-budgets approved {} -->',
    '<!-- docker-image-budgets approved {"by":1} -->',
    `<!-- docker-image-budgets approved {"by":"bob","at":"x","sha":"${'a'.repeat(40)}","amounts":{"a":-1}} -->`,
    '<!-- docker-image-budgets approved {"by":"bob","at":"x","amounts":{"a":1}} -->',
    '<!-- docker-image-budgets approved {"by":"bob","at":"x","sha":"main","amounts":{"a":1}} -->',
    '<!-- docker-image-budgets approved {"by": -->',
  ])('is none where it cannot be read: %s', (body) => {
    expect(parseRecord(body)).toBeNull()
  })
})

describe('when a status confirms a record', () => {
  it('is the same for what was read back, in whatever order', () => {
    const amounts = { b: 1, a: 2, 7: 3 }
    const kept = parseRecord(formatRecord({ ...record, amounts }))
    const other = { ...record, amounts: { a: 2, 7: 3, b: 1 } }
    expect(kept && recordHash(7, 'default', kept)).toBe(recordHash(7, 'default', other))
  })

  it.each([
    ['of another pull request', 8, 'default', record],
    ['of another key', 7, 'web', record],
    ['by somebody else', 7, 'default', { ...record, by: 'eve' }],
    ['at another time', 7, 'default', { ...record, at: '2026-11-25T10:31:00Z' }],
    ['on another commit', 7, 'default', { ...record, sha: 'b'.repeat(40) }],
    ['for more', 7, 'default', { ...record, amounts: { 'api||review_increase|': 6 } }],
  ])('confirms none %s', (_, pull, key, other) => {
    expect(recordHash(pull, key, other)).not.toBe(recordHash(7, 'default', record))
  })
})
