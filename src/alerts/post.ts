import { proxiedFetch } from '../net/proxied-fetch.ts'

/** What came back; the address is a secret, and in no word of it. */
export interface Answer {
  readonly status: number
  /** A word of Slack's, such as invalid_blocks; empty where it is anything else. */
  readonly word: string
  readonly retryAfter: string | null
}

/** No answer; the message is for people. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

const MOST_BODY = 1_000

/** Sends JSON, follows nothing, and reads little of the answer. @throws {Unreachable} */
export async function post(url: string, body: unknown, timeoutMs: number): Promise<Answer> {
  try {
    const response = await proxiedFetch(timeoutMs)(url, {
      method: 'POST',
      // The token of such an address is in its path: it is lent to nobody that it leads to.
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    })
    const text = await beginning(response.body)
    const word = /^[a-z_]{1,40}$/.test(text) ? text : ''
    return { status: response.status, word, retryAfter: response.headers.get('retry-after') }
  } catch (error) {
    throw new Unreachable(reasonOf(error, timeoutMs), { cause: error })
  }
}

async function beginning(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    chunks.push(chunk)
    length += chunk.length
    if (length > MOST_BODY) break
  }
  return Buffer.concat(chunks).toString('utf8', 0, MOST_BODY).trim()
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'it cannot be reached'
  if (error.name === 'TimeoutError') return `it did not answer within ${timeoutMs / 1000} s`
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return `it cannot be reached${code}`
}
