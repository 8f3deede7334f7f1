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
  const link = linksFrom(page, last)
    .map(({ rel, to }) => `<${pageUrl(call, to)}>; rel="${rel}"`)
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

interface PageLink {
  readonly rel: 'prev' | 'next' | 'last' | 'first'
  readonly to: number
}

function linksFrom(page: number, last: number): PageLink[] {
  const links: PageLink[] = []
  if (page > 1) links.push({ rel: 'prev', to: Math.min(page - 1, last) })
  if (page < last) links.push({ rel: 'next', to: page + 1 })
  if (page !== last) links.push({ rel: 'last', to: last })
  if (page > 1) links.push({ rel: 'first', to: 1 })
  return links
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
