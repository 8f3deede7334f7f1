import { randomInt } from 'node:crypto'
import { printable } from '../domain/values/text.ts'
import type { TextStyle } from '../render/text.ts'
import { type Paint, plain } from '../render/text-table.ts'
import type { Output, World } from './world.ts'

/** Select Graphic Rendition, on and off; util.styleText is not in every Node 20. */
const STYLES = {
  pass: [32, 39],
  warn: [33, 39],
  inconclusive: [35, 39],
  review: [36, 39],
  fail: [31, 39],
  dim: [2, 22],
  bold: [1, 22],
} as const

/**
 * Our own colours bear it until they are written: no text of others can guess it. There is none until
 * something is painted.
 */
let seal: string | undefined

function theSeal(): string {
  seal ??= Array.from({ length: 3 }, () => randomInt(1_000, 10_000)).join(';')
  return seal
}

/** Colours on a terminal only, and not where NO_COLOR asks for none. */
export function paintFor(output: Output, env: Readonly<Record<string, string | undefined>>): Paint {
  if (output.isTTY !== true || env['NO_COLOR']) return plain
  return (outcome, text) => {
    const [on, off] = STYLES[outcome]
    return `\u001b[${on};${theSeal()}m${text}\u001b[${off};${theSeal()}m`
  }
}

/** Colours and width of the terminal, if it is one. */
export function styleFor({ stdout, env }: Pick<World, 'stdout' | 'env'>): TextStyle {
  return { paint: paintFor(stdout, env), columns: stdout.columns }
}

/** Writes what may be shown, whoever it comes from, and our own colours. */
export function printableOutput(output: Output): Output {
  return {
    isTTY: output.isTTY,
    get columns() {
      return output.isTTY === true ? output.columns : undefined
    },
    write: (text) =>
      output.write(
        sealedParts(text)
          .map((part, index) => (index % 2 === 0 ? printable(part) : `\u001b[${part}m`))
          .join(''),
      ),
  }
}

/** What is between our own colours, and each colour between two of them. */
function sealedParts(text: string): string[] {
  return seal === undefined ? [text] : text.split(new RegExp(`\\u001b\\[(\\d+);${seal}m`))
}
