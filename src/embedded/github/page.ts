import type { Answer, Call } from './answer.ts'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly headers: Readonly<Record<string, string>>
}

/** The part of a list that `per_page` and `page` ask for, with the Link header to the others. */
export function pageOf<Item>(items: readonly Item[], call: Call): Page<Item> {
  const perPage = Math.min(positive(call, 'per_page') ?? 30, 100)
  const page = positive(call, 'page') ?? 1
  const last = Math.max(1, Math.ceil(items.length / perPage))
  const link = links(page, last)
    .map(([rel, target]) => `<${pageUrl(call, target)}>; rel="${rel}"`)
    .join(', ')
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    headers: link === '' ? {} : { link },
  }
}

/** A list as the whole body, each item written by `render`. */
export function listAnswer<Item>(
  items: readonly Item[],
  call: Call,
  render: (item: Item) => unknown,
): Answer {
  const page = pageOf(items, call)
  return { status: 200, body: page.items.map(render), headers: page.headers }
}

function links(page: number, last: number): [rel: string, page: number][] {
  const before: [string, number][] = page > 1 ? [['prev', Math.min(page - 1, last)]] : []
  const next: [string, number][] = page < last ? [['next', page + 1]] : []
  const end: [string, number][] = page === last ? [] : [['last', last]]
  const start: [string, number][] = page > 1 ? [['first', 1]] : []
  return [...before, ...next, ...end, ...start]
}

/** GitHub links by the repository's id, whatever name it was asked by. */
function pageUrl({ url }: Call, page: number): string {
  const target = new URL(url)
  target.pathname = target.pathname.replace(/^\/repos\/[^/]+\/[^/]+/, '/repositories/1')
  target.searchParams.set('page', String(page))
  return target.href
}

/** GitHub takes what is no positive number for left out. */
function positive({ url }: Call, name: string): number | undefined {
  const value = Number.parseInt(url.searchParams.get(name) ?? '', 10)
  return value > 0 ? value : undefined
}
