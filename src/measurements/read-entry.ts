import type * as z from 'zod/mini'
import { maskedEntry } from '../domain/history/masked-entry.ts'
import { type ImageSize, imageSize, type Measurement } from '../domain/image/image.ts'
import type { Descriptor, ImageConfig } from '../domain/image/manifest.ts'
import { parseReference } from '../domain/image/reference.ts'
import { valueWithoutSecrets, withoutSecrets } from '../domain/secrets/mask.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { toPlatform } from '../oci/descriptor.ts'
import { type Entry, failure, type ImageEntry, image } from './schema.ts'

const MOST_ITEMS = 2_000

/** What is wrong, and where in the JSON. */
export interface Complaint {
  readonly pointer: string
  readonly words: string
}

/** One entry, checked by itself; the first mistake in it, where there is one. */
export function readEntry(json: unknown): { entry: Entry } | { complaint: Complaint } {
  const long = longList(json)
  if (long !== undefined) return { complaint: long }
  const isFailure = typeof json === 'object' && json !== null && Object.hasOwn(json, 'failure')
  const read = isFailure ? failure.safeParse(json) : image.safeParse(json)
  if (!read.success) return { complaint: complaintOf(read.error) }
  const entry: Entry = read.data
  const words = 'failure' in entry ? undefined : contradiction(entry)
  return words === undefined ? { entry } : { complaint: { pointer: '/bytes', words } }
}

/** A schema would gather the mistakes of a million items. The depth is bounded by who calls. */
function longList(json: unknown, pointer = ''): Complaint | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  if (Array.isArray(json) && json.length > MOST_ITEMS)
    return { pointer, words: `lists more than ${MOST_ITEMS} items` }
  for (const [key, value] of Object.entries(json)) {
    const found = longList(value, `${pointer}/${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** What keeps an entry from being read. */
export function complaintOn(entry: Entry): string | undefined {
  const read = readEntry(entry)
  return 'complaint' in read ? `${read.complaint.pointer} ${read.complaint.words}` : undefined
}

/** A key in an object may be anything: whoever shows it makes it one line. */
export function complaintOf({ issues: [issue] }: z.core.$ZodError): Complaint {
  const path = issue?.path ?? []
  const pointer = path.map((key) => `/${String(key)}`).join('')
  if (issue?.code === 'unrecognized_keys')
    return { pointer: `${pointer}/${issue.keys[0] ?? ''}`, words: 'is no key that is known here' }
  if (issue === undefined || issue.message === 'Invalid input')
    return { pointer, words: 'is wrong' }
  return { pointer, words: issue.message }
}

function contradiction(entry: ImageEntry): string | undefined {
  try {
    const { bytes } = sizeOf(entry)
    if (bytes !== entry.bytes) return `is ${entry.bytes}, and the layers add up to ${bytes}`
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    return `does not add up: ${error.message}`
  }
  return entry.estimated === isEstimated(entry)
    ? undefined
    : 'and reference do not agree on whether it is estimated'
}

/** Of images in Docker's own store nobody knows what a push would make. */
function isEstimated({ reference }: ImageEntry): boolean {
  return reference.startsWith('docker-daemon:')
}

/** The entries of one side of one service. */
export function measurementOf(entries: readonly Entry[]): Measurement {
  const images = entries.filter((entry) => 'digest' in entry)
  const [first] = images
  if (first !== undefined) {
    const reference = parseReference(first.reference)
    return { kind: 'measured', reference, digest: first.digest, images: images.map(sizeOf) }
  }
  const failed = entries.find((entry) => 'failure' in entry)
  const reference = failed?.reference == null ? null : parseReference(failed.reference)
  if (failed?.failure.code === 'missing' && reference !== null)
    return { kind: 'missing', reference }
  const { message = '', cure = '' } = failed?.failure ?? {}
  const [reason, masked] = [message, cure].map((text) => withoutSecrets(text).text)
  return { kind: 'unmeasurable', reference, reason: reason ?? '', cure: masked ?? '' }
}

function sizeOf(entry: ImageEntry): ImageSize {
  const { imageDigest, layers, build, annotations, osFeatures, attestation } = entry
  const descriptors = layers.map(({ digest, bytes, mediaType }) =>
    descriptorOf({ digest, bytes }, mediaType),
  )
  const config = descriptorOf({ digest: entry.configDigest, bytes: entry.configBytes }, '')
  const reported = build === undefined ? null : configOf(build)
  const manifest = {
    kind: 'image' as const,
    digest: imageDigest,
    config: { ...config, reported },
    layers: descriptors,
    ...(annotations && { annotations: textsIn(annotations) }),
    ...(entry.estimated && { isEstimated: true as const }),
  }
  const platform = (entry.platform && toPlatform(entry.platform)) ?? null
  return {
    ...imageSize(manifest, platform, attestation && descriptorOf(attestation, '')),
    ...(osFeatures && { osFeatures }),
    ...(entry.forFeaturesAlone && { isForFeaturesAlone: true }),
  }
}

function descriptorOf(
  { digest, bytes }: Pick<Descriptor, 'digest' | 'bytes'>,
  mediaType: string,
): Descriptor {
  return { mediaType, digest, bytes, annotations: {} }
}

function configOf(build: NonNullable<ImageEntry['build']>): ImageConfig {
  const { platform, created, diffIds, history, labels } = build
  return {
    platform: (platform && toPlatform(platform)) ?? null,
    created: created !== null && Number.isNaN(Date.parse(created)) ? null : created,
    diffIds,
    history: history.map(({ secrets, ...entry }) =>
      maskedEntry({ ...entry, ...(secrets && { secrets }) }),
    ),
    labels: textsIn(labels),
  }
}

function textsIn(words: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, word]) =>
      word === undefined ? [] : [[name, valueWithoutSecrets(name, word)]],
    ),
  )
}
