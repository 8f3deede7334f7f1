import type { ImageData } from '../data.ts'
import { button, element, svg } from './dom.ts'
import {
  type Column,
  FILTERS,
  type Filter,
  firstOrder,
  isNear,
  isOver,
  matches,
  type Order,
  sorted,
} from './order.ts'
import { SPARK, sparkPath } from './sparkline.ts'
import { formatBytes, nameOf, percentWords, usedWords } from './words.ts'

const COLUMNS: readonly (readonly [Column | null, string])[] = [
  ['name', 'Image'],
  ['size', 'Size'],
  ['used', 'Of its limit'],
  ['month', '30 days'],
  [null, 'Trend'],
  ['forecast', 'Forecast'],
]

/** The table of all images: searched, filtered and sorted. */
export class Fleet {
  readonly root: HTMLElement
  private readonly images: readonly ImageData[]
  private readonly rows: ReadonlyMap<ImageData, HTMLTableRowElement>
  private readonly body = element('tbody', { role: 'rowgroup' })
  private readonly status = element('p', { class: 'count', role: 'status' })
  private readonly headers = new Map<Column, HTMLTableCellElement>()
  private readonly chips = new Map<Filter, HTMLButtonElement>()
  private readonly search = element('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Service, platform or repository',
  })
  private filter: Filter = 'all'
  private order: Order

  constructor(images: readonly ImageData[], addressOf: (image: ImageData) => string) {
    this.images = images
    this.rows = new Map(images.map((image) => [image, rowOf(image, addressOf(image))]))
    this.order = firstOrder(images.some(({ limit }) => limit !== null) ? 'used' : 'name')
    this.search.addEventListener('input', () => this.show())
    this.root = element(
      'section',
      { class: 'fleet', 'aria-labelledby': 'fleet' },
      element(
        'div',
        { class: 'tools' },
        element('h2', { id: 'fleet' }, 'All images'),
        element('label', { for: 'search', class: 'unseen' }, 'Search'),
        this.search,
        element('div', { class: 'chips', role: 'group', 'aria-label': 'Show' }, ...this.filters()),
      ),
      this.status,
      element('table', { role: 'table', 'aria-labelledby': 'fleet' }, this.head(), this.body),
    )
    this.show()
  }

  /** The one that is looked at first. */
  get first(): ImageData | undefined {
    return this.shown()[0] ?? this.images[0]
  }

  mark(image: ImageData): void {
    for (const [each, row] of this.rows) {
      const link = row.querySelector('a')
      if (each === image) link?.setAttribute('aria-current', 'true')
      else link?.removeAttribute('aria-current')
      row.classList.toggle('current', each === image)
    }
  }

  private filters(): HTMLElement[] {
    const counted = Object.entries(FILTERS).map(([name, { label, holds }]) => ({
      name: name as Filter,
      label,
      count: this.images.filter(holds).length,
    }))
    return counted
      .filter(({ name, count }) => name === 'all' || count > 0)
      .map(({ name, label, count }) => {
        const choose = () => {
          this.filter = name
          this.show()
        }
        const number = element('span', { class: 'number' }, `${count}`)
        const chip = button(`chip ${name}`, choose, `${label} `, number)
        this.chips.set(name, chip)
        return chip
      })
  }

  private head(): HTMLElement {
    const cells = COLUMNS.map(([column, label]) => {
      const attributes = { role: 'columnheader', scope: 'col', class: column ?? 'trend' }
      if (column === null) return element('th', attributes, label)
      const cell = element(
        'th',
        attributes,
        button('sort', () => this.sortBy(column), label),
      )
      this.headers.set(column, cell)
      return cell
    })
    return element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...cells))
  }

  private sortBy(column: Column): void {
    const { order } = this
    this.order =
      order.column === column ? { column, isDescending: !order.isDescending } : firstOrder(column)
    this.show()
  }

  private shown(): ImageData[] {
    const { holds } = FILTERS[this.filter]
    const search = this.search.value.trim()
    return sorted(
      this.images.filter((image) => holds(image) && matches(image, search)),
      this.order,
    )
  }

  private show(): void {
    const shown = this.shown()
    this.body.replaceChildren(...shown.flatMap((image) => this.rows.get(image) ?? []))
    for (const [column, cell] of this.headers) {
      const { isDescending } = this.order
      if (column === this.order.column) {
        cell.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending')
      } else cell.removeAttribute('aria-sort')
    }
    for (const [name, chip] of this.chips)
      chip.setAttribute('aria-pressed', `${name === this.filter}`)
    this.status.textContent = countWords(shown.length, this.images.length)
  }
}

function countWords(shown: number, all: number): string {
  if (all === 0) return 'The history is empty.'
  if (shown === 0) return 'No image is like that.'
  return shown === all ? `${all} ${all === 1 ? 'image' : 'images'}` : `${shown} of ${all} images`
}

function rowOf(image: ImageData, address: string): HTMLTableRowElement {
  const { service, platform, bytes, limit, points, forecast } = image
  const name = element(
    'a',
    { href: address },
    service,
    ...(platform === null ? [] : [' ', element('span', { class: 'platform' }, platform)]),
  )
  const spark = svg(
    'svg',
    {
      viewBox: `0 0 ${SPARK.width} ${SPARK.height}`,
      class: 'spark',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    svg('path', { d: sparkPath(points.at, points.bytes) }),
  )
  const state = isOver(image) ? 'over' : isNear(image) ? 'near' : 'within'
  const cells = {
    size: [formatBytes(bytes)],
    used:
      limit === null ? [element('span', { class: 'muted' }, 'no limit')] : usedCell(image, limit),
    month: [monthWords(image)],
    trend: [spark],
    forecast: [isOver(image) ? 'over the limit' : forecast.phrase],
  }
  return element(
    'tr',
    { role: 'row', class: state },
    element('th', { role: 'rowheader', scope: 'row', class: 'name', title: nameOf(image) }, name),
    ...Object.entries(cells).map(([column, content]) =>
      element('td', { role: 'cell', class: column }, ...content),
    ),
  )
}

function usedCell({ bytes }: ImageData, limit: number): (Node | string)[] {
  const share = Math.min(1, bytes / Math.max(1, limit))
  const bar = svg(
    'svg',
    { viewBox: '0 0 100 6', preserveAspectRatio: 'none', class: 'bar', 'aria-hidden': 'true' },
    svg('rect', { width: 100, height: 6, class: 'whole' }),
    svg('rect', { width: (share * 100).toFixed(1), height: 6, class: 'part' }),
  )
  const words = element('span', { class: 'of' }, ` of ${formatBytes(limit)}`)
  return [element('span', { class: 'share' }, usedWords(bytes, limit), words), bar]
}

function monthWords({ bytes, monthAgo }: ImageData): string {
  return monthAgo === null || monthAgo === 0 ? '–' : percentWords(monthAgo, bytes)
}
