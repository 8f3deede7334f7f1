import { formatReference, type LayoutReference } from '../domain/image/reference.ts'
import type { Unmeasurable } from '../domain/values/problem.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import { unusable } from './error.ts'

const MAX_LISTED = 10

interface Names<Image> {
  readonly of: (image: Image) => readonly string[]
  /** Whether one of those names is the one that was asked for. */
  readonly equal: (name: string) => boolean
}

/**
 * The image that a reference names, as containers-transports(5) has it: by its name, by its
 * position (`@0`), or without either the only one.
 * @returns undefined when there is no such name or position.
 */
export function choose<Image>(
  images: readonly Image[],
  reference: LayoutReference,
  names: Names<Image>,
): Image | undefined {
  const wanted = reference.name
  if (wanted === undefined) return onlyOne(images, reference, names)
  const position = /^@(\d+)$/.exec(wanted)?.[1]
  if (position !== undefined) return images[Number(position)]
  return images.find((image) => names.of(image).some(names.equal))
}

function onlyOne<Image>(
  images: readonly Image[],
  reference: LayoutReference,
  names: Names<Image>,
): Image {
  const [first, ...others] = images
  const place = formatReference(reference)
  if (first === undefined) throw unusable(place, 'holds no image')
  if (others.length === 0) return first
  const all = images.flatMap((image, position) => {
    const known = names.of(image)
    return known.length === 0 ? [`@${position}`] : known
  })
  throw ambiguous(place, plural(images.length, 'image'), all)
}

/** A place holds several of what was asked for without a name. */
export function ambiguous(place: string, what: string, names: readonly string[]): Unmeasurable {
  const listed = names.slice(0, MAX_LISTED).map((name) => oneLine(name, 100))
  if (names.length > MAX_LISTED) listed.push(`${names.length - MAX_LISTED} more`)
  return unusable(place, `holds ${what}: ${listed.join(', ')}`, {
    cure: `Say which one, as in ${place}:${listed[0]}.`,
  })
}
