import { comparable } from './comparable.ts'
import type { Budget } from './domain/budget.ts'
import { pairPlatforms } from './domain/change.ts'
import type { SinceEvidence } from './domain/evidence.ts'
import type { Measurement } from './domain/image.ts'
import type { Platform } from './domain/platform.ts'
import { Unmeasurable } from './domain/problem.ts'
import type { Reference } from './domain/reference.ts'
import { momentAgo, type Since, versionTags } from './domain/since.ts'
import { applyTag } from './domain/template.ts'
import type { ImageSource } from './image-source.ts'
import { measure, wantedImages } from './measure.ts'

/** Enough to find a day among a million versions, and no more requests than that. */
const MAX_PROBES = 20

interface Ask {
  readonly images: ImageSource
  readonly wanted: (platform: Platform) => boolean
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
}

/** The image that a budget's max_growth_since names, beside the head; null where no rule asks. */
export async function measureSince(
  { image, growthSince }: Budget,
  head: Measurement,
  ask: Ask,
): Promise<SinceEvidence | null> {
  if (growthSince === undefined || head.kind !== 'measured') return null
  try {
    const start = await startOf(image, growthSince.value, ask)
    if (start === undefined) return { kind: 'none' }
    const { images, wanted } = ask
    const { name, reference } = start
    const measurement = await measure(images, reference, { wanted })
    if (measurement.kind === 'missing') return { kind: 'missing', reference }
    if (measurement.kind === 'unmeasurable') return measurement
    const [from, to] = await comparable(images, measurement, head, false)
    if (from?.kind === 'unmeasurable') return from
    if (to.kind === 'unmeasurable') return to
    return {
      kind: 'measured',
      reference,
      name,
      changes: pairPlatforms(wantedImages(from, wanted), wantedImages(to, wanted)),
    }
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    return { kind: 'unmeasurable', reason: error.message, cure: error.cure }
  }
}

interface Start {
  readonly reference: Reference
  readonly name: string
}

async function startOf(image: Reference, since: Since, ask: Ask): Promise<Start | undefined> {
  if (since.kind === 'tag') return { reference: applyTag(image, since.tag), name: since.tag }
  const tags = versionTags((await ask.images.tags(image)) ?? [])
  const found = await newestBefore(image, tags, momentAgo(since, ask.today), ask)
  return (
    found && {
      reference: applyTag(image, found.tag),
      name: `${found.tag} (${found.created.slice(0, 10)})`,
    }
  )
}

interface Version {
  readonly tag: string
  readonly created: string
}

type Look = (tag: string) => Promise<string | undefined>

/**
 * Of few versions each is looked at. Of many, the day is looked for by halves, and then a few more
 * versions from there on: they follow one another in time, but for backports.
 */
async function newestBefore(
  image: Reference,
  oldestFirst: readonly string[],
  moment: number,
  { images, wanted }: Ask,
): Promise<Version | undefined> {
  const seen = new Map<string, string | undefined>()
  const look: Look = async (tag) => {
    const created = await createdOf(images, applyTag(image, tag), wanted)
    seen.set(tag, created)
    return created
  }
  const near =
    oldestFirst.length > MAX_PROBES ? await afterDay(oldestFirst, moment, look) : oldestFirst
  const unseen = near.filter((tag) => !seen.has(tag))
  await Promise.all(unseen.slice(0, MAX_PROBES - seen.size).map(look))
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
  look: Look,
): Promise<readonly string[]> {
  const tags = [...oldestFirst]
  let last = -1
  for (let probes = 0; tags.length > 0 && probes < MAX_PROBES; probes++) {
    const middle = Math.floor(tags.length / 2)
    const tag = tags[middle] ?? ''
    const created = await look(tag)
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
async function createdOf(
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
