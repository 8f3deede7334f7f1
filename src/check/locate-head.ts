import type { Budget } from '../domain/budget/budget.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { type LocatedImage, locate } from '../measure/locate.ts'
import { expandReference, type TagTemplates } from './tag-templates.ts'

/** The image that a budget judges. */
export async function locateHead(
  budget: Budget,
  { headTag, values }: TagTemplates,
  images: ImageSource,
): Promise<LocatedImage> {
  const template = headTemplate(budget, headTag)
  if (template === null) return locate(images, budget.image)
  const reference = expandReference(budget.image, { template, values, name: 'head' })
  return reference.kind === 'unmeasurable' ? reference : locate(images, reference)
}

/** What the head's tag is made from; null: the budget's image is the head itself. */
export function headTemplate({ head, image }: Budget, headTag: string | null): string | null {
  return head ?? (namesOneImage(image) ? null : headTag)
}

/** An image with a tag of its own, or in a file, is the head itself. */
export function namesOneImage(image: Reference): boolean {
  return image.kind === 'layout' || image.tag !== undefined || image.digest !== undefined
}
