import { applyTag } from '../domain/budget/template.ts'
import type { Platform } from '../domain/image/platform.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { measure } from '../measure/measure.ts'

/** Enough to find a day among a million versions, and no more requests than that. */
const MAX_PROBES = 20

/** Which versions of an image are looked at, and for what. */
interface VersionSearch {
  readonly image: Reference
  /** Tags that stand for one image each. */
  readonly oldestFirst: readonly string[]
  /** In ms since 1970. */
  readonly moment: number
}

interface Version {
  readonly tag: string
  readonly created: string
}

type CreatedOf = (tag: string) => Promise<string | undefined>

/**
 * Of few versions each is looked at. Of many, the day is looked for by halves, and then a few more
 * versions from there on: they follow one another in time, but for backports.
 */
export async function newestVersionBefore(
  { image, oldestFirst, moment }: VersionSearch,
  images: ImageSource,
  wanted: (platform: Platform) => boolean,
): Promise<Version | undefined> {
  const seen = new Map<string, string | undefined>()
  const lookAt: CreatedOf = async (tag) => {
    const created = await creationOf(images, applyTag(image, tag), wanted)
    seen.set(tag, created)
    return created
  }
  const near =
    oldestFirst.length > MAX_PROBES ? await afterDay(oldestFirst, moment, lookAt) : oldestFirst
  const unseen = near.filter((tag) => !seen.has(tag))
  await Promise.all(unseen.slice(0, MAX_PROBES - seen.size).map(lookAt))
  const old = oldestFirst.flatMap((tag): Version[] => {
    const created = seen.get(tag)
    return created !== undefined && Date.parse(created) <= moment ? [{ tag, created }] : []
  })
  return old.toSorted((a, b) => Date.parse(a.created) - Date.parse(b.created)).at(-1)
}

/** The versions that follow the last one of the day, as far as a search by halves can tell. */
async function afterDay(
  oldestFirst: readonly string[],
  moment: number,
  lookAt: CreatedOf,
): Promise<readonly string[]> {
  const tags = [...oldestFirst]
  let last = -1
  for (let probes = 0; tags.length > 0 && probes < MAX_PROBES; probes++) {
    const middle = Math.floor(tags.length / 2)
    const tag = tags[middle] ?? ''
    const created = await lookAt(tag)
    if (created === undefined) tags.splice(middle, 1)
    else if (Date.parse(created) > moment) tags.splice(middle)
    else {
      last = oldestFirst.indexOf(tag)
      tags.splice(0, middle + 1)
    }
  }
  return oldestFirst.slice(last + 1)
}

/** undefined where an image does not tell, as reproducible ones do not: they say 1970, or 1980. */
async function creationOf(
  images: ImageSource,
  reference: Reference,
  wanted: (platform: Platform) => boolean,
): Promise<string | undefined> {
  const measurement = await measure(images, reference, { wanted })
  const [image] = measurement.kind === 'measured' ? measurement.images : []
  if (image === undefined) return undefined
  const { created } = await images.config(reference, image.config)
  return created !== null && created > '2000' ? created : undefined
}
