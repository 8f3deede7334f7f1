import * as z from 'zod/mini'
import type { Descriptor, ImageIndex, UnreadableEntry } from '../domain/image/manifest.ts'
import { descriptor, plainDescriptor, platform } from './descriptor.ts'
import type { Envelope } from './envelope.ts'
import { IMAGE_TYPES, INDEX_TYPES, mediaTypeOf } from './media-types.ts'
import { type Received, wrong } from './read.ts'
import { shape } from './shape.ts'

const OUR_KINDS = [...IMAGE_TYPES, ...INDEX_TYPES, '']

const kind = z.object({ mediaType: z.nullish(z.string()), digest: z.optional(z.unknown()) })
/** What Go's clients can ask for. */
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/
const located = z.object({ platform })

/** What docker save writes lists an image once for each of its names. */
const MOST_ENTRIES = 20_000

/** One entry that is odd takes none of the others with it. */
export function readIndex(received: Received, { manifests }: Envelope): ImageIndex {
  if (manifests == null) throw wrong(received, 'has no manifests')
  if (manifests.length > MOST_ENTRIES) {
    throw wrong(received, `lists ${manifests.length} manifests`, 'Push an index of fewer images.')
  }
  const known: Descriptor[] = []
  const entries: Descriptor[] = []
  const unreadable: UnreadableEntry[] = []
  for (const [position, entry] of manifests.entries()) {
    const plain = plainDescriptor(entry)
    if (plain !== undefined && OUR_KINDS.includes(mediaTypeOf(plain.mediaType))) {
      entries.push(plain)
      known.push(plain)
      continue
    }
    const { success, data } = kind.safeParse(entry)
    const isOurs = !success || OUR_KINDS.includes(mediaTypeOf(data.mediaType))
    const shaped = shape(descriptor, entry, `manifests[${position}]`)
    if (!shaped.ok) {
      const place = located.safeParse(entry).data?.platform
      const error = wrong(received, `is malformed: ${shaped.complaint}`)
      // What is of no known kind, for no platform and not to be asked for is nobody's image.
      const mayBePulled = isOurs || place !== undefined || DIGEST.test(String(data.digest))
      if (mayBePulled) unreadable.push({ ...(place && { platform: place }), error })
      continue
    }
    entries.push(isOurs ? shaped.value : { ...shaped.value, mediaType: '' })
    if (isOurs) known.push(shaped.value)
  }
  return {
    kind: 'index',
    digest: received.digest,
    manifests: known,
    ...(entries.length > known.length && { entries }),
    ...(unreadable.length > 0 && { unreadable }),
  }
}
