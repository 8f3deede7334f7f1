import uPlot from 'uplot'
import { MIB } from '../../domain/values/bytes.ts'
import type { ImageData } from '../data.ts'
import { drawMarks, type Theme } from './marks.ts'

const KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}
/** Less is drawn over a part of the height: noise is not to look like a cliff. */
const LEAST_SPAN = 0.02

interface Listener {
  /** Which point is looked at. */
  readonly tell: (index: number) => void
  /** Somebody has chosen a time by hand. */
  readonly onDrag: () => void
}

/** One chart: drawn by uPlot, gone through by keys, redrawn when width or colours change. */
export class SizeChart {
  private readonly place: HTMLElement
  private readonly image: ImageData
  private readonly tell: Listener['tell']
  private readonly onDrag: Listener['onDrag']
  private readonly plot: uPlot
  private readonly observer: ResizeObserver
  private readonly schemes = matchMedia('(prefers-color-scheme: dark)')
  private index: number

  constructor(place: HTMLElement, image: ImageData, { tell, onDrag }: Listener) {
    this.place = place
    this.image = image
    this.tell = tell
    this.onDrag = onDrag
    this.index = image.points.at.length - 1
    this.plot = new uPlot(this.options(), dataOf(image), place)
    this.observer = new ResizeObserver(() => this.plot.setSize(sizeOf(place)))
    this.observer.observe(place)
    this.schemes.addEventListener('change', this.redraw)
    place.addEventListener('keydown', this.onKey)
  }

  /** From a moment on; null: all there is. */
  zoom(from: number | null): void {
    const { at } = this.image.points
    const times = this.plot.data[0]
    const [min, max] = [from ?? at[0] ?? 0, times.at(-1) ?? 0]
    this.plot.setScale('x', { min, max })
  }

  end(): void {
    this.observer.disconnect()
    this.schemes.removeEventListener('change', this.redraw)
    this.place.removeEventListener('keydown', this.onKey)
    this.plot.destroy()
  }

  private readonly redraw = () => this.plot.redraw(false)

  private readonly onKey = (event: KeyboardEvent) => {
    const by = KEYS[event.key]
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const times = this.plot.data[0]
    const [min = 0, max = 0] = [this.plot.scales['x']?.min, this.plot.scales['x']?.max]
    const first = times.findIndex((time) => time >= min)
    const last = times.findLastIndex((time) => time <= max)
    this.index = Math.min(last, Math.max(first, this.index + by))
    const left = this.plot.valToPos(times[this.index] ?? 0, 'x')
    this.plot.setCursor({ left, top: this.plot.over.clientHeight / 2 })
    this.tell(this.index)
  }

  private options(): uPlot.Options {
    const theme = themeOf(this.place)
    const { stepped } = uPlot.paths
    const axis = {
      stroke: () => theme.colour('muted'),
      font: theme.font,
      grid: { stroke: () => theme.colour('grid'), width: 1 },
      ticks: { show: false },
    }
    return {
      ...sizeOf(this.place),
      legend: { show: false },
      padding: [22, 14, 0, 0],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: {
        y: false,
        points: { size: 8, fill: () => theme.colour('line'), stroke: () => theme.colour('card') },
      },
      scales: { y: { range: (_, min, max) => rangeFor(this.image, min, max) } },
      axes: [
        { ...axis, space: 70, size: 32 },
        {
          ...axis,
          space: 44,
          size: (_, values) => 16 + 7 * Math.max(5, ...(values ?? []).map(({ length }) => length)),
          values: (_, values) => values.map((value) => `${value} MiB`),
        },
      ],
      series: [
        {},
        {
          stroke: () => theme.colour('line'),
          width: 2,
          ...(stepped === undefined ? {} : { paths: stepped({ align: 1 }) }),
          points: { show: this.image.points.at.length === 1, size: 8 },
        },
        ...[0, 1].map(() => ({
          stroke: () => theme.colour('ahead'),
          width: 1,
          points: { show: false },
        })),
      ],
      bands: [{ series: [3, 2], fill: () => theme.colour('band') }],
      hooks: {
        draw: [(plot) => drawMarks(plot, this.image, theme)],
        setCursor: [(plot) => this.pointed(plot)],
        setSelect: [({ select }) => select.width > 0 && this.onDrag()],
      },
    }
  }

  private pointed({ cursor }: uPlot): void {
    if (typeof cursor.idx !== 'number' || cursor.idx === this.index) return
    this.index = cursor.idx
    this.tell(this.index)
  }
}

function themeOf(place: HTMLElement): Theme {
  const style = getComputedStyle(place)
  return {
    colour: (name) => style.getPropertyValue(`--${name}`).trim(),
    font: `12px ${style.fontFamily}`,
  }
}

function sizeOf(place: HTMLElement): { width: number; height: number } {
  const width = Math.max(200, place.clientWidth)
  return { width, height: width < 560 ? 240 : 320 }
}

/** Behind the last point the weeks to come; the range begins at that point. */
function dataOf({ points, range }: ImageData): uPlot.AlignedData {
  const ahead = range?.at.slice(1) ?? []
  const nothing = (count: number): null[] => Array(Math.max(0, count)).fill(null)
  const inMiB = (bytes: readonly number[]) => bytes.map((each) => each / MIB)
  const before = nothing(points.at.length - 1)
  const edge = (bytes: readonly number[] | undefined) =>
    bytes === undefined ? nothing(points.at.length) : [...before, ...inMiB(bytes)]
  return [
    [...points.at, ...ahead],
    [...inMiB(points.bytes), ...nothing(ahead.length)],
    edge(range?.low),
    edge(range?.high),
  ]
}

/** With the limit, where it is near enough, and some air. */
function rangeFor({ limit }: ImageData, min: number, max: number): [number, number] {
  const near = limit !== null && limit / MIB <= max * 1.25 ? [limit / MIB] : []
  const [least, most] = [Math.min(min, ...near), Math.max(max, ...near)]
  const span = Math.max(most - least, most * LEAST_SPAN, 0.001)
  const middle = (most + least) / 2
  return [Math.max(0, middle - span * 0.6), middle + span * 0.6]
}
