import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ImageSize, Measurement } from '../../src/domain/image.ts'
import { isFor, type Platform } from '../../src/domain/platform.ts'
import { parseReference } from '../../src/domain/reference.ts'
import { measure } from '../../src/measure.ts'
import { parseConfig, parseManifest } from '../../src/oci/parse.ts'
import { INDEX } from '../support/raw-manifests.ts'
import { layerDigest, RawRepository } from '../support/raw-repository.ts'
import {
  type Content,
  containerd,
  docker,
  type Entry,
  type Machine,
  normalised,
  type Pull,
  podman,
} from '../support/runtimes.ts'

const MACHINES: readonly Machine[] = [
  { architecture: 'amd64', variant: '' },
  { architecture: 'amd64', variant: 'v3' },
  { architecture: 'arm64', variant: '' },
  { architecture: 'arm', variant: 'v7' },
  { architecture: 's390x', variant: '' },
]

const aPlatform = fc.constantFrom<Entry['platform'] | undefined>(
  undefined,
  {},
  { os: 'linux', architecture: 'amd64' },
  { os: 'linux', architecture: 'amd64', variant: 'v1' },
  { os: 'linux', architecture: 'amd64', variant: 'v3' },
  { os: 'Linux', architecture: 'AMD64' },
  { os: 'linux', architecture: 'x86_64' },
  { os: '', architecture: 'amd64' },
  { os: 'linux', architecture: 'arm64' },
  { os: 'linux', architecture: 'arm64', variant: 'v8' },
  { os: 'linux', architecture: 'arm', variant: 'v7' },
  { os: 'linux', architecture: '386' },
  { os: 'linux', architecture: 'amd64', 'os.features': ['x'] },
  { os: 'unknown', architecture: 'unknown' },
)

/** Odd things make most indexes not measured at all. */
function mostly<Value>(usual: Value, ...others: readonly Value[]): Value[] {
  return [...Array.from({ length: 10 }, () => usual), ...others]
}

const aContent: fc.Arbitrary<Content> = fc
  .record({
    MiB: fc.integer({ min: 1, max: 9 }),
    config: fc.constantFrom(
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' },
      { os: 'linux', architecture: 's390x' },
      { os: 'unknown', architecture: 'unknown' },
    ),
    configType: fc.constantFrom(...mostly<Content['configType']>('image', 'vague', 'foreign')),
    isLayered: fc.constantFrom(...mostly(true, false)),
  })
  .map((content) => ({ ...content, digest: JSON.stringify(content) }))

const anEntry: fc.Arbitrary<Entry> = fc.letrec<{ entry: Entry }>((tie) => ({
  entry: fc
    .record({
      platform: aPlatform,
      type: fc.constantFrom('manifest' as const, 'manifest' as const, 'unknown' as const),
      isZstd: fc.boolean(),
      isAttestation: fc.boolean(),
      target: fc.oneof(
        { maxDepth: 1, depthIdentifier: 'index' },
        aContent,
        fc.array(tie('entry'), { maxLength: 3, depthIdentifier: 'index' }),
      ),
    })
    .map((entry) => ('length' in entry.target ? { ...entry, type: 'index' as const } : entry)),
})).entry

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

async function measured(
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
    provenance: async () => undefined,
  }
  return measure(source, parseReference('ghcr.io/acme/api:main'), { wanted })
}

/** Whether an image that is pulled is in the result, or one of its platform that counts more. */
function isCovered({ image, by }: Pull, images: readonly ImageSize[]): boolean {
  const layer = layerDigest(image.MiB, configOf(image))
  return images.some(
    ({ layers, bytes, platform }) =>
      layers.some(({ digest }) => digest === layer) ||
      (bytes >= image.MiB * 1_048_576 &&
        platform !== null &&
        [normalised(by ?? image.config), normalised(image.config)].includes(normalised(platform))),
  )
}

const RUNTIMES = { containerd, docker, podman }

describe('whatever the index', () => {
  it('leaves out no image that a runtime would pull, or is not measured', async () => {
    let pulls = 0
    const property = fc.asyncProperty(fc.array(anEntry, { maxLength: 5 }), async (entries) => {
      const measurement = await measured(entries, () => true)
      if (measurement.kind !== 'measured') return
      for (const [name, choose] of Object.entries(RUNTIMES)) {
        for (const machine of MACHINES) {
          const pull = choose(entries, machine)
          if (pull === undefined) continue
          pulls++
          if (!isCovered(pull, measurement.images))
            throw new Error(`${name} on ${JSON.stringify(machine)} pulls ${JSON.stringify(pull)}`)
        }
      }
    })
    await fc.assert(property, { numRuns: 1_000 })
    expect(pulls).toBeGreaterThan(500)
  })

  it('leaves none out for a machine whose platform alone is asked for, once it has an image', async () => {
    let pulls = 0
    const property = fc.asyncProperty(fc.array(anEntry, { maxLength: 5 }), async (entries) => {
      for (const machine of MACHINES) {
        const platform = { os: 'linux', ...machine }
        const measurement = await measured(entries, (each) => isFor(platform, each))
        // An image for nobody who was asked for is told as such, by the rule for platforms.
        if (measurement.kind !== 'measured' || measurement.images.length === 0) continue
        for (const [name, choose] of Object.entries(RUNTIMES)) {
          const pull = choose(entries, machine)
          if (pull === undefined) continue
          pulls++
          const largest = Math.max(...measurement.images.map(({ bytes }) => bytes))
          if (largest < pull.image.MiB * 1_048_576)
            throw new Error(`${name} on ${JSON.stringify(machine)} pulls ${JSON.stringify(pull)}`)
        }
      }
    })
    await fc.assert(property, { numRuns: 500 })
    expect(pulls).toBeGreaterThan(300)
  })
})
