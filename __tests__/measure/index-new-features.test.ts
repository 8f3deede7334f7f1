import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { pairPlatforms } from '../../src/domain/image/change.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { measure } from '../../src/measure/measure.ts'
import { start } from '../support/embedded-registry.ts'
import { layerOf, measuredOf } from '../support/modelled-indexes.ts'
import { AMD64, ARM64, type Entries } from '../support/odd-indexes.ts'
import { RawRepository } from '../support/raw-repository.ts'
import { aClient } from '../support/registry-client.ts'
import { containerd, docker, type Entry, olderContainerd, podman } from '../support/runtimes.ts'

const X = { 'os.features': ['x'] }
const windows = (version: string) => ({
  os: 'windows',
  architecture: 'amd64',
  'os.version': version,
})
const image = (of: RawRepository, MiB: number, platform: object) => ({
  ...of.image({ MiB, config: platform }),
  platform,
})

describe('when an image that needs features is new beside one that needs none', () => {
  const nydus = (of: RawRepository, given: object = {}) =>
    image(of, 500, { ...AMD64, ...X, ...given })
  const plain = (of: RawRepository, given: object = {}) => image(of, 10, { ...AMD64, ...given })
  const annotations = { 'io.github.containers.compression.zstd': 'true' }

  it.each<[string, Entries]>([
    ['after it', (of) => [plain(of), nydus(of)]],
    ['after it, and after others', (of) => [plain(of), image(of, 9, ARM64), nydus(of)]],
    ['after it, twice', (of) => [plain(of), nydus(of), nydus(of, { 'os.features': ['x'] })]],
  ])('%s, it is compared with nothing', async (_, head) => {
    expect(await basesOf((of) => [plain(of)], head, 500)).toEqual([null])
  })

  it.each<[string, Entries]>([
    ['stands before it', (of) => [nydus(of), plain(of)]],
    [
      'stands before and after it, and is larger before',
      (of) => [image(of, 501, { ...AMD64, ...X }), plain(of), nydus(of)],
    ],
    [
      'stands before and after it, and is larger after',
      (of) => [image(of, 1, { ...AMD64, ...X }), plain(of), { ...nydus(of), annotations }],
    ],
    ['is in zstd, which podman prefers', (of) => [plain(of), { ...nydus(of), annotations }]],
    [
      'stands after another name of it, which podman passes over',
      (of) => [plain(of, { architecture: 'x86_64' }), nydus(of)],
    ],
    [
      'stands after what containerd cannot pull',
      (of) => [{ ...plain(of), mediaType: 'x/y' }, nydus(of)],
    ],
    [
      'stands after an index of it, which only some runtimes enter',
      (of) => [{ ...of.index([plain(of)]), platform: AMD64 }, nydus(of)],
    ],
    ['is for a better variant', (of) => [plain(of), nydus(of, { variant: 'v3' })]],
  ])('it is compared with that where it %s', async (_, head) => {
    expect(await basesOf((of) => [plain(of)], head, 500)).toEqual([10])
  })

  it.each([
    ['1', '1', null],
    ['2', '1', null],
    ['1', '2', 10],
  ])('on Windows the newer patch goes first, .%s before .%s', async (first, second, expected) => {
    const nano = (patch: string) => windows(`10.0.20348.${patch}`)
    const head: Entries = (of) => [
      image(of, 10, nano(first)),
      image(of, 500, { ...nano(second), 'os.features': ['win32k'] }),
    ]
    expect(await basesOf((of) => [image(of, 10, nano('0'))], head, 500)).toEqual([expected])
  })
})

/** What an image of the head, or a larger one, is compared with, in MiB. */
async function basesOf(base: Entries, head: Entries, MiB: number) {
  const of = new RawRepository()
  of.tag('main', of.index(base(of))).tag('pr-7', of.index(head(of)))
  const { registry } = await start({}, of.content)
  const client = aClient()
  const sizes = async (tag: string) => {
    const reference = parseReference(`${registry.host}/acme/api:${tag}`)
    const measurement = await measure(client.images, reference)
    return measurement.kind === 'measured' ? measurement.images : []
  }
  return pairPlatforms(await sizes('main'), await sizes('pr-7'))
    .filter((change) => (change.head?.bytes ?? 0) >= MiB * MIB)
    .map((change) => change.base && change.base.bytes / MIB)
}

const anEntry = fc
  .record({
    platform: fc.constantFrom(
      AMD64,
      AMD64,
      { ...AMD64, variant: 'v3' },
      { ...AMD64, architecture: 'x86_64' },
      { ...AMD64, variant: 'v1' },
    ),
    features: fc.constantFrom<readonly string[]>([], ['x']),
    MiB: fc.integer({ min: 1, max: 99 }),
    isZstd: fc.boolean(),
    type: fc.constantFrom('manifest' as const, 'manifest' as const, 'unknown' as const),
    isNested: fc.constantFrom(false, false, false, true),
  })
  .map(({ features, MiB, isNested, ...given }): Entry => {
    const platform = { ...given.platform, 'os.features': features }
    const target = { MiB, config: AMD64, configType: 'image' as const, isLayered: true }
    const entry = {
      ...{ ...given, platform, isAttestation: false },
      target: { ...target, digest: JSON.stringify(target) },
    }
    return isNested ? { ...entry, type: 'index', target: [entry] } : entry
  })

describe('whatever is new in an index', () => {
  it('is compared, where runtimes pull it that do not look at features', async () => {
    let count = 0
    const property = fc.asyncProperty(fc.array(anEntry, { maxLength: 4 }), async (head) => {
      const plain = { MiB: 10, config: AMD64, configType: 'image' as const, isLayered: true }
      const target = { ...plain, digest: JSON.stringify(plain) }
      const kinds = { type: 'manifest' as const, isZstd: false, isAttestation: false }
      const base = await measuredOf([{ ...kinds, platform: AMD64, target }], () => true)
      const measured = await measuredOf(head, () => true)
      if (base.kind !== 'measured' || measured.kind !== 'measured') return
      const changes = pairPlatforms(base.images, measured.images)
      // Where the platform is gone, that itself is told.
      if (changes.some((change) => change.head === null)) return
      for (const choose of [containerd, olderContainerd, docker, podman]) {
        for (const variant of ['', 'v3']) {
          const pull = choose(head, { architecture: 'amd64', variant })
          if (pull === undefined) continue
          count++
          const isCompared = changes.some(
            (change) =>
              change.base !== null &&
              (change.head?.layers.some(({ digest }) => digest === layerOf(pull.image)) ||
                (change.head?.bytes ?? 0) >= pull.image.MiB * MIB),
          )
          if (!isCompared) throw new Error(`${JSON.stringify(pull)} is compared with nothing`)
        }
      }
    })
    await fc.assert(property, { numRuns: 2_000 })
    expect(count).toBeGreaterThan(500)
  })
})
