import { type Reply, withHeaders } from '../../../src/embedded/http.ts'
import type { Habits } from './habits.ts'

interface Listed {
  readonly repository: string
  readonly tags: readonly string[]
  readonly query: string
}

/** One page of a repository's tags, as a registry lists them. */
export function tagPage({ host, tagLists }: Habits, { repository, tags, query }: Listed): Reply {
  const { most, refusesMore, isAbsolute, isOpaque = false, contentType, more = {} } = tagLists
  const asked = new URLSearchParams(query)
  const wanted = Number(asked.get('n') ?? most)
  if (wanted > most && refusesMore !== undefined) return refusesMore
  // Who names its pages itself need not sort; here the newest come first.
  const sorted = isOpaque ? tags.toReversed() : tags.toSorted()
  const last = asked.get('last')
  const start = last === null ? 0 : isOpaque ? placeOf(last) : sorted.indexOf(last) + 1
  const end = start + Math.min(wanted, most)
  const page = sorted.slice(start, end)
  const reply: Reply = {
    status: 200,
    headers: { 'content-type': contentType ?? 'application/json' },
    body: JSON.stringify({ name: repository, tags: page, ...more }),
  }
  if (end >= sorted.length) return reply
  const next = isOpaque ? nameOf(end) : (page.at(-1) ?? '')
  const parameters = new URLSearchParams({ last: next, n: String(Math.min(wanted, most)) })
  const address = `${isAbsolute ? `https://${host}` : ''}/v2/${repository}/tags/list?${parameters}`
  return withHeaders(reply, { link: `<${address}>; rel="next"` })
}

const nameOf = (place: number) => Buffer.from(`place:${place}`).toString('base64url')

function placeOf(name: string): number {
  return Number(Buffer.from(name, 'base64url').toString().slice('place:'.length))
}
