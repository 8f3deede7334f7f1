import { type Digest, isDigest } from '../../domain/image/digest.ts'
import type { Descriptor } from '../../domain/image/manifest.ts'
import { digestOf } from '../../oci/digest.ts'
import type { Received } from '../../oci/parse.ts'
import { nameOf, RegistryError } from '../transport/error.ts'
import { type HttpResponse, header } from '../transport/http.ts'

/** Nothing is believed of a content that its own bytes do not confirm. */

/** The bytes decide: a digest header is believed only as far as it agrees with them. */
export function verified(response: HttpResponse, wanted: Digest | undefined): Received {
  const { body, headers, url } = response
  const name = nameOf({ method: 'GET', url })
  const told = header(headers, 'docker-content-digest')
  const digest = digestOf(body, wanted)
  const expected = wanted ?? (told !== undefined && isDigest(told) ? told : undefined)
  // Only where the header tells a digest of another algorithm, both are computed.
  const isAlike = expected?.slice(0, 7) === digest.slice(0, 7)
  if (expected !== undefined && expected !== (isAlike ? digest : digestOf(body, expected))) {
    throw new RegistryError('integrity', {
      reason: `${name}: the content has the digest ${digest}, and not ${expected}`,
      cure: 'Something between here and the registry alters manifests, or the registry’s storage is damaged: try without the proxy or mirror, or push the image again.',
    })
  }
  if (header(headers, 'content-length') === undefined && isCut(body)) {
    throw new RegistryError('integrity', {
      reason: `${name}: the answer ends early, after ${body.length} bytes`,
      cure: 'Something between here and the registry cuts answers off: try without the proxy or mirror.',
    })
  }
  return { bytes: body, digest, contentType: header(headers, 'content-type'), name }
}

/** JSON that was begun and not ended: without a length, nobody else notices. */
function isCut(body: Buffer): boolean {
  const text = body.toString('latin1').trim()
  return text.startsWith('{') && !text.endsWith('}')
}

/**
 * What a 304 says to be as it was, unless its own headers say otherwise.
 * @throws {RegistryError} `integrity`, where it contradicts itself.
 */
export function unchanged({ headers, url }: HttpResponse, known: Received): Received {
  const told = header(headers, 'docker-content-digest') ?? known.digest
  if (told === known.digest || !isDigest(told)) return known
  throw new RegistryError('integrity', {
    reason: `${nameOf({ method: 'GET', url })}: 304 for ${known.digest}, and in the same breath ${told}`,
    cure: 'Look at what stands before the registry: a proxy or mirror answers for it, and wrongly.',
  })
}

/** A descriptor's embedded content spares the request, once size and digest match. */
export function inlineContent({
  data,
  digest,
  bytes,
  mediaType,
}: Descriptor): Received | undefined {
  if (data === undefined) return undefined
  const content = Buffer.from(data, 'base64')
  if (content.length !== bytes || digestOf(content, digest) !== digest) return undefined
  return {
    bytes: content,
    digest,
    contentType: mediaType,
    name: `the content embedded as ${digest}`,
  }
}

export function checkSize(received: Received, { bytes, digest }: Descriptor): Received {
  if (received.bytes.length === bytes) return received
  throw new RegistryError('integrity', {
    reason: `${received.name}: ${received.bytes.length} bytes, where the index says ${bytes} of ${digest}`,
    cure: 'Build and push the image again: its index contradicts its manifests.',
  })
}
