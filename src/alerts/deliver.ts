import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, post, Unreachable } from './post.ts'

/** How long somebody is waited for. */
interface Patience {
  readonly requestMs: number
  /** Of what Retry-After asks for. */
  readonly waitMs: number
}

const PATIENCE: Patience = { requestMs: 10_000, waitMs: 30_000 }

/** Something to tell, and what to say instead where it is not understood. */
export interface Message {
  readonly body: unknown
  readonly instead?: unknown
}

/** Slack's words for blocks that it does not take. */
const REFUSED_BLOCKS = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']

/**
 * Tells it once, after a wait where that is asked for, and in plainer words where it has to be.
 * @returns why it was not told; null: it was. Never throws.
 */
export async function deliver(
  url: string,
  { body, instead }: Message,
  patience = PATIENCE,
): Promise<string | null> {
  try {
    const first = await patiently(url, body, patience)
    const isRefused = first.status === 400 && REFUSED_BLOCKS.includes(first.word)
    const last =
      isRefused && instead !== undefined ? await patiently(url, instead, patience) : first
    return failureOf(last)
  } catch (error) {
    if (error instanceof Unreachable) return error.message
    throw error
  }
}

async function patiently(url: string, body: unknown, patience: Patience): Promise<Answer> {
  const answer = await post(url, body, patience.requestMs)
  const wait = answer.status === 429 ? waitOf(answer.retryAfter) : null
  if (wait === null || wait > patience.waitMs) return answer
  await delay(wait)
  return post(url, body, patience.requestMs)
}

/** In seconds, or until a day and time. */
function waitOf(retryAfter: string | null): number | null {
  if (retryAfter === null) return null
  if (/^\d{1,6}$/.test(retryAfter.trim())) return Number(retryAfter) * 1000
  const until = Date.parse(retryAfter)
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now())
}

function failureOf({ status, word }: Answer): string | null {
  if (status >= 200 && status < 300) return null
  const told = word === '' ? String(status) : `${status} ${word}`
  if (status >= 300 && status < 400) return `it answers ${told}, and redirects are not followed`
  if (status === 404 || status === 410)
    return `it answers ${told}: the address is not valid any more`
  if (status === 429) return `it answers ${told}: it has had too many messages`
  return `it answers ${told}`
}
