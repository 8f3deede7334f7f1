import * as z from 'zod/mini'
import type { ApprovalRecord } from '../domain/ballot.ts'
import { toJsonText } from '../domain/text.ts'

/** The hidden last line of the comment: what an approval by label was for. */

const LINE = /^<!-- docker-image-budgets approved (\{.*\}) -->$/m

/** Beside a comment of 60,000 characters there is room for no more: growth then asks again with every commit. */
const MAX_CHARACTERS = 5_000

const record = z.object({
  by: z.string(),
  at: z.string(),
  amounts: z.record(z.string(), z.int().check(z.nonnegative())),
})

/** The line, with a line break before it; nothing where there is nothing to keep. */
export function formatRecord(kept: ApprovalRecord | null): string {
  if (kept === null) return ''
  // Names are untrusted: none of them ends the HTML comment, nor the line.
  const json = toJsonText(kept).replace(/[-<>]/g, escaped)
  const line = `\n<!-- docker-image-budgets approved ${json} -->`
  return line.length <= MAX_CHARACTERS ? line : ''
}

/** null: there is none, or none that can be read. */
export function parseRecord(body: string): ApprovalRecord | null {
  const json = LINE.exec(body)?.[1]
  if (json === undefined) return null
  try {
    return record.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
