import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { ApprovalRecord } from '../../domain/approval/votes.ts'
import { toJsonText, unicodeEscape } from '../../domain/values/text.ts'

/**
 * The hidden last line of the comment: what an approval by label was for. It counts only where its
 * hash stands in a status of ours on the commit that it names: comments may quote anything.
 */

const LINE = /^<!-- docker-image-budgets approved (\{.*\}) -->$/gm

/** Beside a comment of 60,000 characters there is room for no more: growth then asks again with every commit. */
const MAX_CHARACTERS = 5_000

const record = z.object({
  by: z.string(),
  at: z.string(),
  sha: z.string().check(z.regex(/^[0-9a-f]{40,64}$/)),
  amounts: z.record(z.string(), z.int().check(z.nonnegative())),
})

/** The line, with a line break before it; nothing where there is nothing to keep. */
export function formatRecord(kept: ApprovalRecord | null): string {
  if (kept === null) return ''
  // Names are untrusted: none of them ends the HTML comment, nor the line.
  const json = toJsonText(kept).replace(/[-<>]/g, unicodeEscape)
  const line = `\n<!-- docker-image-budgets approved ${json} -->`
  return line.length <= MAX_CHARACTERS ? line : ''
}

/** null: there is none, or none that can be read. */
export function parseRecord(body: string): ApprovalRecord | null {
  const json = [...body.matchAll(LINE)].at(-1)?.[1]
  if (json === undefined) return null
  try {
    return record.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

export function withoutRecord(body: string): string {
  return body.replace(LINE, '')
}

/** Of the record of a pull request and comment key, and of no other. */
export function recordHash(pull: number, key: string, kept: ApprovalRecord): string {
  const { by, at, sha, amounts } = kept
  const entries = Object.entries(amounts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([pull, key, by, at, sha, entries])
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
