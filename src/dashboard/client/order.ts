import type { ImageData } from '../data.ts'
import { nameOf } from './words.ts'

export const FILTERS = {
  all: { label: 'All images', holds: ({ isRemoved }: ImageData) => !isRemoved },
  over: { label: 'Over the limit', holds: (image: ImageData) => !image.isRemoved && isOver(image) },
  near: {
    label: 'Above 90 % of the limit',
    holds: (image: ImageData) => !image.isRemoved && isNear(image),
  },
  growing: {
    label: 'Growing',
    holds: (image: ImageData) => !image.isRemoved && image.forecast.isGrowing,
  },
  removed: { label: 'Removed', holds: ({ isRemoved }: ImageData) => isRemoved },
} as const
export type Filter = keyof typeof FILTERS

export function isOver({ bytes, limit }: ImageData): boolean {
  return limit !== null && bytes > limit
}

export function isNear(image: ImageData): boolean {
  return image.limit !== null && !isOver(image) && image.bytes > image.limit * 0.9
}

/** What rows are sorted by; null: a row has nothing to be sorted by, and comes last either way. */
const KEYS = {
  name: (image: ImageData) => nameOf(image),
  size: ({ bytes }: ImageData) => bytes,
  used: ({ bytes, limit }: ImageData) => (limit === null ? null : bytes / Math.max(1, limit)),
  month: ({ bytes, monthAgo }: ImageData) =>
    monthAgo === null || monthAgo === 0 ? null : bytes / monthAgo,
  forecast: ({ forecast }: ImageData) => forecast.weeks,
} as const
export type Column = keyof typeof KEYS

export interface Order {
  readonly column: Column
  readonly isDescending: boolean
}

/** Most is what one looks for; of names and weeks it is the first. */
export function firstOrder(column: Column): Order {
  return { column, isDescending: column !== 'name' && column !== 'forecast' }
}

export function sorted(images: readonly ImageData[], { column, isDescending }: Order): ImageData[] {
  const keyOf: (image: ImageData) => string | number | null = KEYS[column]
  return images.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = compare(a, b)
    return (isDescending ? -order : order) || compare(nameOf(one), nameOf(other))
  })
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATOR.compare(`${a}`, `${b}`)
}

/** Every word of a search has to be there. */
export function matches(image: ImageData, search: string): boolean {
  const text = `${nameOf(image)} ${image.image}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
