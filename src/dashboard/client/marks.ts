import type uPlot from 'uplot'
import { formatBytes, MIB } from '../../domain/values/bytes.ts'
import type { ImageData } from '../data.ts'

/** Colours and type as the style has them at this moment. */
export interface Theme {
  colour(name: string): string
  readonly font: string
}

/** What lies over the line: the limit, steps and releases, each with its name where there is room. */
export function drawMarks(plot: uPlot, image: ImageData, theme: Theme): void {
  const { ctx, bbox } = plot
  const scale = devicePixelRatio
  const pen: Pen = { plot, theme, scale }
  ctx.save()
  ctx.beginPath()
  // The labels of steps stand above the plot, those of nothing below it.
  ctx.rect(bbox.left, 0, bbox.width, bbox.top + bbox.height)
  ctx.clip()
  ctx.font = theme.font.replace('12px', `${11 * scale}px`)
  if (image.limit !== null) drawLimit(pen, image.limit)
  drawSteps(pen, image.steps)
  drawReleases(pen, image.releases)
  ctx.restore()
}

interface Pen {
  readonly plot: uPlot
  readonly theme: Theme
  readonly scale: number
}

function drawLimit({ plot, theme, scale }: Pen, limit: number): void {
  const { ctx, bbox } = plot
  const y = Math.round(plot.valToPos(limit / MIB, 'y', true))
  if (y < bbox.top || y > bbox.top + bbox.height) return
  ctx.strokeStyle = theme.colour('limit')
  ctx.lineWidth = 1.5 * scale
  ctx.setLineDash([6 * scale, 4 * scale])
  line(ctx, [bbox.left, y], [bbox.left + bbox.width, y])
  ctx.setLineDash([])
  ctx.fillStyle = theme.colour('limit')
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  ctx.fillText(`limit ${formatBytes(limit)}`, bbox.left + 6 * scale, y - 4 * scale)
}

function drawSteps({ plot, theme, scale }: Pen, steps: ImageData['steps']): void {
  const { ctx, bbox } = plot
  ctx.strokeStyle = theme.colour('mark')
  ctx.fillStyle = theme.colour('text')
  ctx.lineWidth = scale
  ctx.textAlign = 'center'
  ctx.textBaseline = 'bottom'
  const hasRoom = rooms()
  for (const { at, percent } of steps) {
    const x = Math.round(plot.valToPos(at, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.setLineDash([2 * scale, 3 * scale])
    line(ctx, [x, bbox.top], [x, bbox.top + bbox.height])
    ctx.setLineDash([])
    const label = `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`
    const half = ctx.measureText(label).width / 2
    const middle = Math.min(bbox.left + bbox.width - half, Math.max(bbox.left + half, x))
    if (hasRoom(middle - half, middle + half, 6 * scale))
      ctx.fillText(label, middle, bbox.top - 5 * scale)
  }
}

function drawReleases({ plot, theme, scale }: Pen, releases: ImageData['releases']): void {
  const { ctx, bbox } = plot
  const y = bbox.top + bbox.height
  ctx.textAlign = 'center'
  ctx.textBaseline = 'bottom'
  const hasRoom = rooms()
  // The newest ones are named first.
  for (const { at, tag } of releases.toReversed()) {
    const x = Math.round(plot.valToPos(at, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    const size = 4.5 * scale
    ctx.fillStyle = theme.colour('release')
    ctx.beginPath()
    ctx.moveTo(x, y - 2 * size)
    ctx.lineTo(x + size, y - size)
    ctx.lineTo(x, y)
    ctx.lineTo(x - size, y - size)
    ctx.fill()
    const label = tag.length > 14 ? `${tag.slice(0, 13)}…` : tag
    const half = ctx.measureText(label).width / 2
    const isInside = x - half >= bbox.left && x + half <= bbox.left + bbox.width
    if (!isInside || !hasRoom(x - half, x + half, 8 * scale)) continue
    ctx.fillStyle = theme.colour('muted')
    ctx.fillText(label, x, y - 2 * size - 2 * scale)
  }
}

/** Whether a label has room beside those before it; then the room is taken. */
function rooms(): (from: number, to: number, apart: number) => boolean {
  const taken: (readonly [number, number])[] = []
  return (from, to, apart) => {
    if (taken.some(([start, end]) => from < end + apart && to > start - apart)) return false
    taken.push([from, to])
    return true
  }
}

type Place = readonly [number, number]

function line(ctx: CanvasRenderingContext2D, from: Place, to: Place): void {
  ctx.beginPath()
  ctx.moveTo(...from)
  ctx.lineTo(...to)
  ctx.stroke()
}
