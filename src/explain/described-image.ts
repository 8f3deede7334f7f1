import type { Variant } from '../domain/advice/advice.ts'
import type { BuiltStage } from '../domain/dockerfile/dockerfile.ts'
import type { BaseImage } from '../domain/explanation/base-image.ts'
import { withBuildpackNames } from '../domain/explanation/buildpack-layers.ts'
import type { Gap } from '../domain/explanation/gaps.ts'
import { type DescribedLayer, describeLayers } from '../domain/history/described-layer.ts'
import { environmentOf, startCommandsOf, stepsOf } from '../domain/history/history.ts'
import { withPlainShells } from '../domain/history/own-shells.ts'
import { likelyParent } from '../domain/history/parent-steps.ts'
import type { ImageSize } from '../domain/image/image.ts'
import type { ImageConfig } from '../domain/image/manifest.ts'
import type { Provenance } from '../domain/image/provenance.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import type { ImageSource } from '../measure/image-source.ts'
import type { BaseImageFinder, BuiltImage } from './base-image-finder.ts'
import type { LoadedDockerfile } from './dockerfile.ts'
import { byOwnVersion, countOf, likeHead, type Source, sourceOf } from './dockerfile-source.ts'
import { type ExplanationDeadline, OUT_OF_TIME } from './explanation-deadline.ts'
import { type Read, readOrGap } from './read-or-gap.ts'

/** An image as far as it could be looked into. */
export interface DescribedImage {
  readonly layers: readonly DescribedLayer[]
  readonly base: BaseImage
  readonly environment: readonly string[]
  readonly startCommands: readonly string[]
  readonly places: Provenance['places']
  readonly variants: readonly Variant[]
  readonly gaps: readonly Gap[]
}

export const NOTHING: DescribedImage = {
  layers: [],
  base: { kind: 'unknown' },
  environment: [],
  startCommands: [],
  places: new Map(),
  variants: [],
  gaps: [],
}

/** An image that is looked into, and how. */
export interface Subject {
  readonly image: ImageSize
  readonly reference: Reference
  readonly isDeep: boolean
  readonly deadline: ExplanationDeadline
  /** Who looks for what it was built from. */
  readonly finder: BaseImageFinder
  /** What the head was built by. */
  readonly dockerfile?: Promise<LoadedDockerfile> | undefined
  /** Told of the head, once its Dockerfile matches; null where it does not. */
  readonly claim?: (stage: BuiltStage | null) => void
  /** The same for the base: what built the head may have built it, from what its layers prove or not. */
  readonly claimed?: Promise<BuiltStage | null>
  /** And what built the base, in its own version. */
  readonly ownDockerfile?: (() => Promise<LoadedDockerfile>) | undefined
}

/** What is left where time is over. */
export function byDigest({ image, reference }: Subject): DescribedImage {
  const gap = { of: 'config', name: formatReference(reference), why: OUT_OF_TIME } as const
  return { ...NOTHING, layers: describeLayers(image, null, []), gaps: [gap] }
}

export async function describeImage(
  subject: Subject,
  images: ImageSource,
): Promise<DescribedImage> {
  try {
    return await lookedInto(subject, images)
  } finally {
    subject.claim?.(null)
  }
}

async function lookedInto(subject: Subject, images: ImageSource): Promise<DescribedImage> {
  const { image, reference, deadline } = subject
  const name = formatReference(reference)
  const { value, gaps } = await readOrGap({ of: 'config', name }, () =>
    deadline.within(() => images.config(reference, image.config)),
  )
  const config = value && withPlainShells(value)
  if (config === undefined) return { ...NOTHING, layers: describeLayers(image, null, []), gaps }
  const [provenance, source] = await Promise.all([
    provenanceOf(subject, images),
    subject.claimed === undefined ? sourceOf(subject, config) : likeHead(subject, config),
  ])
  const found = await described(subject, source, provenance)
  if (found.base.kind === 'known' || source.candidate === undefined) return found
  const own = await byOwnVersion(subject, config)
  return own === null ? found : described(subject, own, provenance)
}

async function described(
  subject: Subject,
  { config, stage, candidate = null, parent, gaps }: Source,
  provenance: Read<Provenance | undefined>,
): Promise<DescribedImage> {
  const { image, reference, deadline, finder, isDeep } = subject
  subject.claim?.(stage ?? null)
  const claimed = stage?.from ?? candidate
  const built = { reference, image, config, provenance: provenance.value, deadline, claimed }
  const { base: proved, gaps: all } = await finder.find(built)
  // Nothing says of the base that it was built from the head's FROM.
  const unread = all.filter(({ name }) => name !== candidate)
  const likely = parent.kind === 'unknown' ? byHistory(config, countOf(image)) : parent
  const base = proved.kind === 'unknown' ? likely : proved
  const steps = withBuildpackNames(stepsOf(config, countOf(image)), config)
  const layers = describeLayers(image, config, steps)
  return {
    layers,
    base,
    environment: environmentOf(config),
    startCommands: startCommandsOf(config),
    places: placesOf(layers, base, { stage, provenance: provenance.value }),
    variants: isDeep ? await variantsOf(base, built, finder) : [],
    gaps: [...gaps, ...provenance.gaps, ...unread],
  }
}

async function provenanceOf(
  { image: { attestation }, reference, isDeep, deadline }: Subject,
  images: ImageSource,
): Promise<Read<Provenance | undefined>> {
  if (!isDeep || attestation === undefined) return { value: undefined, gaps: [] }
  return readOrGap({ of: 'provenance', name: formatReference(reference) }, () =>
    deadline.within(() => images.provenance(reference, attestation)),
  )
}

function byHistory(config: ImageConfig, layerCount: number): BaseImage {
  const parent = likelyParent(config, layerCount)
  return parent === null ? { kind: 'unknown' } : { kind: 'likely', ...parent, shownBy: 'history' }
}

interface Told {
  readonly stage: BuiltStage | undefined
  readonly provenance: Provenance | undefined
}

/** By the build's own record, and by the Dockerfile; the base image's last layer is FROM's. */
function placesOf(
  layers: readonly DescribedLayer[],
  base: BaseImage,
  { stage, provenance }: Told,
): Provenance['places'] {
  const places = new Map(provenance?.places)
  const tell = (described: DescribedLayer | undefined, place = described?.step?.place) => {
    if (described === undefined || place === undefined) return
    if (!places.has(described.layer.digest)) places.set(described.layer.digest, place)
  }
  for (const described of layers) tell(described, placeIn(described))
  if (stage !== undefined && base.kind !== 'unknown') {
    const last = layers.findLast(({ position }, index) => (position ?? index) < base.layers)
    tell(last, { file: stage.file, line: stage.fromLine })
  }
  return places
}

/** Of several steps in a layer, where the first of them stands. */
function placeIn({ step }: DescribedLayer) {
  return step?.place ?? step?.merged?.steps.find(({ place }) => place !== undefined)?.place
}

/** What an untrusted image's history looks like proves nothing, and nobody is asked for it. */
async function variantsOf(base: BaseImage, built: BuiltImage, finder: BaseImageFinder) {
  const isGuess = base.kind === 'likely' && finder.isUntrusted
  if (base.kind === 'unknown' || base.name === null || isGuess) return []
  return finder.variants(base.name, built)
}
