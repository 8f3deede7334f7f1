import type { Measurement } from '../../src/domain/image/image.ts'
import type { Platform } from '../../src/domain/image/platform.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { measure } from '../../src/measure/measure.ts'
import { parseConfig, parseManifest } from '../../src/oci/parse.ts'
import { INDEX } from './raw-manifests.ts'
import { layerDigest, RawRepository } from './raw-repository.ts'
import type { Content, Entry } from './runtimes.ts'

/** Indexes as the models of the runtimes choose from them. */

const TYPES = {
  image: 'application/vnd.oci.image.config.v1+json',
  vague: 'application/octet-stream',
  foreign: 'application/x-acme',
}

/** Stores what an entry stands for, and gives the entry. */
function stored(repository: RawRepository, entry: Entry, subject: object | undefined): object {
  const { target } = entry
  const descriptor =
    'length' in target
      ? repository.index(storedAll(repository, target))
      : imageOf(repository, target)
  return {
    ...descriptor,
    ...(entry.type === 'unknown' && { mediaType: 'application/x-acme' }),
    ...(entry.platform && { platform: entry.platform }),
    annotations: {
      ...(entry.isZstd && { 'io.github.containers.compression.zstd': 'true' }),
      ...(entry.isAttestation && {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': Reflect.get(Object(subject), 'digest') ?? 'none',
      }),
    },
  }
}

/** Every annotation refers to the entry before. */
function storedAll(repository: RawRepository, entries: readonly Entry[]): object[] {
  const all: object[] = []
  for (const entry of entries) all.push(stored(repository, entry, all.at(-1)))
  return all
}

function configOf({ config, digest }: Content): object {
  return { ...config, comment: digest }
}

function imageOf(repository: RawRepository, content: Content) {
  return repository.image({
    MiB: content.MiB,
    config: configOf(content),
    configType: TYPES[content.configType],
    layerType: content.isLayered
      ? 'application/vnd.oci.image.layer.v1.tar+gzip'
      : 'application/x-acme',
  })
}

/** What becomes of an index, without a registry. */
export async function measuredOf(
  entries: readonly Entry[],
  wanted: (platform: Platform) => boolean,
): Promise<Measurement> {
  const repository = new RawRepository()
  const index = repository.index(storedAll(repository, entries))
  const { manifests = new Map(), blobs = new Map() } =
    repository.content.repositories.get('acme/api') ?? {}
  const received = (digest: string) => ({
    ...{ digest: index.digest, contentType: undefined, name: digest },
    bytes: manifests.get(digest)?.body ?? blobs.get(digest) ?? Buffer.alloc(0),
  })
  const source = {
    resolve: async () => parseManifest({ ...received(index.digest), contentType: INDEX }),
    manifest: async (_: unknown, { digest }: { digest: typeof index.digest }) =>
      parseManifest({ ...received(digest), digest }),
    config: async (_: unknown, { digest }: { digest: string }) => parseConfig(received(digest)),
    tags: async () => undefined,
    currentDigest: async () => undefined,
    someTags: async () => undefined,
    provenance: async () => undefined,
    layer: async () => {},
    keptListing: async () => undefined,
    keepListing: async () => {},
  }
  return measure(source, parseReference('ghcr.io/acme/api:main'), { wanted })
}

export function layerOf(content: Content) {
  return layerDigest(content.MiB, configOf(content))
}
