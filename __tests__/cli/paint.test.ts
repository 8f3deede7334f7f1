import { describe, expect, it } from '@jest/globals'
import { paintFor, printableOutput } from '../../src/cli/paint.ts'
import { NASTY, unprintableIn } from '../support/unprintable.ts'

/** What a terminal gets of a text that is painted, or not. */
function written(text: (paint: ReturnType<typeof paintFor>) => string, isTTY = true): string {
  const parts: string[] = []
  const output = printableOutput({ isTTY, write: (part) => parts.push(part) })
  output.write(text(paintFor(output, {})))
  return parts.join('')
}

describe('when something is written to a terminal', () => {
  it('has our colours, one within the other', () => {
    expect(written((paint) => paint('bold', `a ${paint('fail', 'b')}`))).toBe(
      '\u001b[1ma \u001b[31mb\u001b[39m\u001b[22m',
    )
  })

  it.each(['\u001b[31m', '\u001b[31;1000;1000;1000m', '\u001b[2J'])(
    'has none of the text’s own: %j',
    (sequence) => {
      expect(written((paint) => paint('pass', `${sequence}red`))).toBe(
        `\u001b[32m\ufffd${sequence.slice(1)}red\u001b[39m`,
      )
    },
  )

  it('has nothing that hides, reorders or acts', () => {
    expect(unprintableIn(written(() => NASTY))).toEqual([])
  })

  it('is as it was where it can be seen', () => {
    expect(written(() => 'größe\t⚠️ 1\n', false)).toBe('größe\t⚠️ 1\n')
  })
})
