import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ImageSize } from '../../src/domain/image/image.ts'
import { isFor } from '../../src/domain/image/platform.ts'
import { layerOf, measuredOf } from '../support/modelled-indexes.ts'
import {
  type Content,
  containerd,
  docker,
  type Entry,
  type Machine,
  normalised,
  olderContainerd,
  type Pull,
  podman,
} from '../support/runtimes.ts'

const MACHINES: readonly Machine[] = [
  { architecture: 'amd64', variant: '' },
  { architecture: 'amd64', variant: 'v3' },
  { architecture: 'amd64', variant: '', features: ['x'] },
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
  { os: 'linux', architecture: 'arm', variant: 'v6' },
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

/** Whether an image that is pulled is in the result, or one of its platform that counts more. */
function isCovered({ image, by }: Pull, images: readonly ImageSize[]): boolean {
  const layer = layerOf(image)
  return images.some(
    ({ layers, bytes, platform }) =>
      layers.some(({ digest }) => digest === layer) ||
      (bytes >= image.MiB * 1_048_576 &&
        platform !== null &&
        [normalised(by ?? image.config), normalised(image.config)].includes(normalised(platform))),
  )
}

const RUNTIMES = { containerd, olderContainerd, docker, podman }

describe('whatever the index', () => {
  it('leaves out no image that a runtime would pull, or is not measured', async () => {
    let pulls = 0
    const property = fc.asyncProperty(fc.array(anEntry, { maxLength: 5 }), async (entries) => {
      const measurement = await measuredOf(entries, () => true)
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
        const { architecture, variant } = machine
        const platform = { os: 'linux', architecture, variant }
        const measurement = await measuredOf(entries, (each) => isFor(platform, each))
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
