import { formatPlatform } from '../image/platform.ts'
import { formatReference } from '../image/reference.ts'
import type { Budget } from './budget.ts'

/** The same for the same images: platforms have no order. */
export function imageKey({ image, head, base, platforms }: Budget): string {
  const names = platforms && [...new Set(platforms.map(formatPlatform))].toSorted()
  return JSON.stringify([image, head ?? null, base ?? null, names ?? null])
}

export function imageText(
  { image, head, base, platforms }: Budget,
  shown = (template: string): string => template,
): string {
  return [
    formatReference(image),
    ...(head === undefined ? [] : [`head ${shown(head)}`]),
    ...(base === undefined ? [] : [`base ${shown(base)}`]),
    ...(platforms === undefined ? [] : [`platforms ${platforms.map(formatPlatform).join(', ')}`]),
  ].join('; ')
}
