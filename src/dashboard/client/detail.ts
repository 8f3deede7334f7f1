import type { DashboardData, ImageData } from '../data.ts'
import { SizeChart } from './chart.ts'
import { button, element } from './dom.ts'
import { isNear, isOver } from './order.ts'
import { pointsTable, tagsByDay } from './points-table.ts'
import { changeWords, dateWords, formatBytes, nameOf, usedWords } from './words.ts'

const DAY = 86_400
const RANGES = [
  ['3 months', 91],
  ['A year', 365],
  ['All', null],
] as const

/** The one image that is looked at: its chart, and what it says in words. */
export class Detail {
  readonly root = element('section', { class: 'detail', tabindex: -1, 'aria-labelledby': 'detail' })
  private readonly data: DashboardData
  private chart: SizeChart | null = null

  constructor(data: DashboardData) {
    this.data = data
  }

  show(image: ImageData): void {
    this.chart?.end()
    const readout = element('p', { class: 'readout', 'aria-live': 'polite' })
    const place = element('div', {
      class: 'chart',
      tabindex: 0,
      role: 'application',
      'aria-roledescription': 'chart',
      'aria-label': `Sizes of ${nameOf(image)}. The arrow keys go from point to point.`,
    })
    const tell = (index: number) => {
      readout.textContent = pointWords(image, index)
    }
    this.root.replaceChildren(
      heading(image),
      element(
        'figure',
        { 'aria-labelledby': 'detail', 'aria-describedby': 'verdict' },
        element('figcaption', { id: 'verdict' }, ...verdict(image)),
        element('div', { class: 'above' }, legend(image), ...this.ranges(image)),
        place,
        readout,
      ),
      ...stepList(image),
      pointsTable(image, this.data),
    )
    tell(image.points.at.length - 1)
    // In the document, where it has a width.
    const onDrag = () => {
      for (const each of this.root.querySelectorAll('.range'))
        each.setAttribute('aria-pressed', 'false')
    }
    this.chart = new SizeChart(place, image, { tell, onDrag })
  }

  private ranges({ points }: ImageData): HTMLElement[] {
    const end = points.at.at(-1) ?? 0
    const span = end - (points.at[0] ?? 0)
    const possible = RANGES.filter(([, days]) => days === null || days * DAY < span)
    if (possible.length === 1) return []
    const buttons = possible.map(([label, days]) => {
      const choose = () => {
        this.chart?.zoom(days === null ? null : end - days * DAY)
        for (const each of buttons) each.setAttribute('aria-pressed', `${each === own}`)
      }
      const own = button('range', choose, label)
      own.setAttribute('aria-pressed', `${days === null}`)
      return own
    })
    const attributes = { class: 'ranges', role: 'group', 'aria-label': 'Time shown' }
    return [element('div', attributes, ...buttons)]
  }
}

function heading(image: ImageData): HTMLElement {
  const { service, platform, bytes, limit, at } = image
  const title = element(
    'h2',
    { id: 'detail' },
    service,
    ...(platform === null ? [] : [' ', element('span', { class: 'platform' }, platform)]),
  )
  const state = isOver(image) ? 'over' : isNear(image) ? 'near' : 'within'
  const of =
    limit === null ? 'no limit' : `${usedWords(bytes, limit)} of the limit of ${formatBytes(limit)}`
  return element(
    'header',
    {},
    element('div', {}, title, element('p', { class: 'muted repository' }, image.image)),
    element(
      'p',
      { class: `now ${state}` },
      element('strong', {}, formatBytes(bytes)),
      element('span', {}, `${of}, on ${dateWords(at)}`),
    ),
  )
}

function verdict(image: ImageData): string[] {
  const { bytes, limit, forecast } = image
  const over =
    limit !== null && bytes > limit ? [`${formatBytes(bytes - limit)} over its limit. `] : []
  const removed = image.isRemoved ? ['The budget file does not name it any more. '] : []
  return [...over, ...removed, forecast.sentence]
}

function legend({ limit, range, steps, releases }: ImageData): HTMLElement {
  const entries = [
    ['size', 'size', true],
    ['limit', 'limit', limit !== null],
    ['ahead', 'next 13 weeks, as weeks were', range !== null],
    ['step', 'step', steps.length > 0],
    ['release', 'release', releases.length > 0],
  ] as const
  return element(
    'ul',
    { class: 'legend' },
    ...entries.flatMap(([name, label, isThere]) =>
      isThere ? [element('li', {}, element('span', { class: `key ${name}` }), label)] : [],
    ),
  )
}

function stepList({ steps }: ImageData): HTMLElement[] {
  if (steps.length === 0) return []
  const items = steps.toReversed().map(({ words }) => element('li', {}, words))
  const title = element('h3', {}, steps.length === 1 ? 'Step' : 'Steps')
  return [element('div', { class: 'steps' }, title, element('ul', {}, ...items))]
}

/** `25 Nov 2026: 231.0 MiB, +1.4 MiB (+0.6 %), release v1.4.0`; of a week to come, its range. */
function pointWords({ points, range, releases }: ImageData, index: number): string {
  const [at, bytes] = [points.at[index], points.bytes[index]]
  if (at === undefined || bytes === undefined) {
    const week = index - points.at.length + 1
    const [low, high] = [range?.low[week], range?.high[week]]
    if (low === undefined || high === undefined) return ''
    const weeks = week === 1 ? 'In a week' : `In ${week} weeks`
    return `${weeks}, as weeks were: ${formatBytes(low)} to ${formatBytes(high)}`
  }
  const before = points.bytes[index - 1]
  const isWeek = index < points.weeks
  const tags = isWeek ? [] : (tagsByDay(releases).get(Math.floor(at / DAY)) ?? [])
  return [
    `${isWeek ? `Week of ${dateWords(at - 3.5 * DAY)}` : dateWords(at)}: ${formatBytes(bytes)}`,
    ...(before === undefined ? [] : [changeWords(before, bytes)]),
    ...tags.map((tag) => `release ${tag}`),
  ].join(', ')
}
