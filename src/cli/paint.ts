import { type Paint, plain } from '../render/text-table.ts'
import type { Output } from './world.ts'

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

/** Colours on a terminal only, and not where NO_COLOR asks for none. */
export function paintFor(output: Output, env: Readonly<Record<string, string | undefined>>): Paint {
  if (output.isTTY !== true || env['NO_COLOR']) return plain
  return (outcome, text) => {
    const [on, off] = STYLES[outcome]
    return `\u001b[${on}m${text}\u001b[${off}m`
  }
}
