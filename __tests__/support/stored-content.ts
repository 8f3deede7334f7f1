import type { Digest } from '../../src/domain/image/digest.ts'
import { type RegistryContent, repositoryOf } from '../../src/embedded/content.ts'

/** What the embedded registry holds, parsed. */

export interface StoredDescriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
  readonly platform?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

/** An image's manifest has a config, an index has manifests. */
interface ParsedManifest {
  readonly mediaType: string
  readonly config?: StoredDescriptor
  readonly layers: readonly StoredDescriptor[]
  readonly manifests: readonly StoredDescriptor[]
}

/** The manifest of a tag or digest. */
export function manifestOf(
  content: RegistryContent,
  name: string,
  reference = 'main',
): ParsedManifest {
  const { tags, manifests } = repositoryOf(content, name)
  const stored = manifests.get(tags.get(reference) ?? (reference as Digest))
  if (stored === undefined) throw new Error(`there is no ${name}:${reference}`)
  return { layers: [], manifests: [], ...JSON.parse(stored.body.toString()) }
}

/** The JSON of a blob. */
export function blobOf(
  content: RegistryContent,
  name: string,
  descriptor: StoredDescriptor | undefined,
): unknown {
  const blob = descriptor && repositoryOf(content, name).blobs.get(descriptor.digest)
  if (blob === undefined) throw new Error(`there is no blob ${descriptor?.digest} in ${name}`)
  return JSON.parse(blob.toString())
}
