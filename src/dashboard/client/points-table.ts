import type { DashboardData, ImageData } from '../data.ts'
import { button, element } from './dom.ts'
import { changeWords, dateWords, formatBytes } from './words.ts'

const ON_A_PAGE = 25
const DAY = 86_400

/** The points of the chart as a table, the newest first, a page at a time. */
export function pointsTable(
  { points, releases }: ImageData,
  { commits }: Pick<DashboardData, 'commits'>,
): HTMLElement {
  const count = points.at.length
  const pages = Math.max(1, Math.ceil(count / ON_A_PAGE))
  const tags = tagsByDay(releases)
  const body = element('tbody')
  const status = element('span', { role: 'status' })
  let page = 0
  const rowAt = (index: number) => {
    const [at = 0, bytes = 0] = [points.at[index], points.bytes[index]]
    const before = points.bytes[index - 1]
    const isWeek = index < points.weeks
    const date = isWeek ? `week of ${dateWords(at - 3.5 * DAY)}` : dateWords(at)
    const tag = isWeek ? '' : (tags.get(Math.floor(at / DAY)) ?? []).join(', ')
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, date),
      element('td', { class: 'figure' }, formatBytes(bytes)),
      element('td', { class: 'figure' }, before === undefined ? '–' : changeWords(before, bytes)),
      element('td', {}, tag),
      element('td', {}, commitLink(points.commits[index] ?? '', commits)),
    )
  }
  const turn = (to: number) => {
    page = Math.min(pages - 1, Math.max(0, to))
    const newest = count - 1 - page * ON_A_PAGE
    const length = Math.min(ON_A_PAGE, newest + 1)
    body.replaceChildren(...Array.from({ length }, (_, row) => rowAt(newest - row)))
    status.textContent = `Page ${page + 1} of ${pages}`
    newer.setAttribute('aria-disabled', `${page === 0}`)
    older.setAttribute('aria-disabled', `${page === pages - 1}`)
  }
  const newer = button('turn', () => turn(page - 1), 'Newer')
  const older = button('turn', () => turn(page + 1), 'Older')
  const headings = ['Date', 'Size', 'Change', 'Release', 'Commit'].map((each) =>
    element('th', { scope: 'col' }, each),
  )
  turn(0)
  const words = `${count} ${count === 1 ? 'point' : 'points'} as a table`
  return element(
    'details',
    { class: 'points' },
    element('summary', {}, words),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Table of points' },
      element('table', {}, element('thead', {}, element('tr', {}, ...headings)), body),
    ),
    ...(pages === 1 ? [] : [element('div', { class: 'pages' }, newer, status, older)]),
  )
}

/** Of a commit of hexadecimal digits only, which the page's data make sure of, too. */
function commitLink(commit: string, address: string | null): Node | string {
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return ''
  const text = element('code', {}, commit.slice(0, 7))
  return address === null ? text : element('a', { href: `${address}${commit}` }, text)
}

export function tagsByDay(releases: ImageData['releases']): Map<number, string[]> {
  const tags = new Map<number, string[]>()
  for (const { at, tag } of releases) {
    const day = Math.floor(at / DAY)
    tags.set(day, [...(tags.get(day) ?? []), tag])
  }
  return tags
}
