import { failure, json, type Reply, withHeaders } from './http.ts'

/** A page of a repository's tags, OCI distribution-spec "Listing Tags". */
export function tagList(name: string, tags: readonly string[], query: string): Reply {
  const wanted = new URLSearchParams(query)
  const [n, last] = [wanted.get('n'), wanted.get('last')]
  if (n !== null && !/^\d+$/.test(n)) {
    const message = 'invalid number of results requested'
    return failure(400, { code: 'PAGINATION_NUMBER_INVALID', message, detail: { n } })
  }
  // What distribution answers where there is none.
  if (tags.length === 0) return json(200, { name, tags: null })
  const rest = tags.toSorted().filter((tag) => last === null || tag > last)
  const page = n === null ? rest : rest.slice(0, Number(n))
  const reply = json(200, { name, tags: page })
  const end = page.at(-1)
  if (n === null || end === undefined || page.length === rest.length) return reply
  const next = `/v2/${name}/tags/list?${new URLSearchParams({ last: end, n })}`
  return withHeaders(reply, { link: `<${next}>; rel="next"` })
}
