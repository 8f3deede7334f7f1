import { styleText } from 'node:util'
import { type Paint, plain } from '../render/text-table.ts'
import type { Output } from './world.ts'

const STYLES = {
  pass: 'green',
  warn: 'yellow',
  inconclusive: 'magenta',
  review: 'cyan',
  fail: 'red',
  dim: 'dim',
  bold: 'bold',
} as const

/** Colours on a terminal only, and not where NO_COLOR asks for none. */
export function paintFor(output: Output, env: Readonly<Record<string, string | undefined>>): Paint {
  if (output.isTTY !== true || env['NO_COLOR']) return plain
  return (outcome, text) => styleText(STYLES[outcome], text)
}
