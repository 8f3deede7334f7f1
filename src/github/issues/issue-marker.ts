import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod/mini'
import { type AuditRule, isAuditRule } from '../../domain/audit/finding.ts'
import type { Told } from '../../domain/audit/state.ts'
import { OUTCOMES } from '../../domain/verdict/outcome.ts'

export const CHANNELS = ['slack', 'webhook'] as const
export type Channel = (typeof CHANNELS)[number]

/** What an audit has told, and is not to tell again. */
export interface AuditMemory {
  readonly told: readonly Told[]
  /** Who could not be told the last time, and what they know. */
  readonly behind: { readonly [Each in Channel]?: readonly Told[] | undefined }
}

/** Thousands of services fit; more than this nobody has written here. */
const MOST_BYTES = 4_000_000

const told = z.array(
  z.object({
    service: z.string().check(z.maxLength(1_000)),
    rule: z.custom<AuditRule>(isAuditRule),
    outcome: z.enum(OUTCOMES),
    since: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  }),
)
const memory = z.object({
  told,
  behind: z.object({ slack: z.optional(told), webhook: z.optional(told) }),
})

const MARKER = /^<!-- docker-image-budgets audit key=(\S+) state=([\w-]*) -->/

/** The hidden first line of an audit's issue: whose it is, and what has been told. */
export function formatIssueMarker(key: string, state: AuditMemory): string {
  const packed = deflateRawSync(JSON.stringify(state)).toString('base64url')
  return `<!-- docker-image-budgets audit key=${key} state=${packed} -->`
}

/** Whether a body begins as ours for a key does. */
export function isAuditIssue(body: string, key: string): boolean {
  return MARKER.exec(body)?.[1] === key
}

/** @returns null: somebody has changed it. Then nothing counts as told. */
export function parseMemory(body: string): AuditMemory | null {
  const [, , packed = ''] = MARKER.exec(body) ?? []
  try {
    const bytes = Buffer.from(packed, 'base64url')
    const text = inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString()
    return memory.parse(JSON.parse(text))
  } catch {
    return null
  }
}
