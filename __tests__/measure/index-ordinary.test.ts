import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isFor, parsePlatform } from '../../src/domain/image/platform.ts'
import { layerOf, measuredOf } from '../support/modelled-indexes.ts'
import {
  containerd,
  docker,
  type Entry,
  olderContainerd,
  type Pull,
  podman,
} from '../support/runtimes.ts'
import {
  containerdOnWindows,
  dockerOnWindows,
  olderContainerdOnWindows,
} from '../support/windows-runtimes.ts'

type Pulls = (entries: readonly Entry[]) => (Pull | undefined)[]

const onLinux =
  (architecture: string, variant = ''): Pulls =>
  (entries) =>
    [containerd, olderContainerd, docker, podman].map((choose) =>
      choose(entries, { architecture, variant }),
    )
const onWindows =
  (build: number): Pulls =>
  (entries) =>
    [containerdOnWindows, olderContainerdOnWindows, dockerOnWindows].map((choose) =>
      choose(entries, { build }),
    )

/** What is asked for, and the machines that it is asked for. */
const MACHINES: Readonly<Record<string, readonly Pulls[]>> = {
  'linux/amd64': [onLinux('amd64'), onLinux('amd64', 'v3')],
  'linux/arm64': [onLinux('arm64')],
  'linux/arm/v7': [onLinux('arm', 'v7')],
  'windows/amd64': [onWindows(17763), onWindows(20348), onWindows(26100)],
  'windows(10.0.17763)/amd64': [onWindows(17763)],
  'windows(10.0.20348)/amd64': [onWindows(20348)],
  'windows(10.0.26100)/amd64': [onWindows(26100)],
}

const aFeature = (name: string) => fc.constantFrom<readonly string[]>([], [], [name])

const onLinuxPlatform = fc
  .record({
    name: fc.constantFrom(
      { architecture: 'amd64' },
      { architecture: 'amd64', variant: 'v3' },
      { architecture: 'arm64' },
      { architecture: 'arm', variant: 'v7' },
      { architecture: 'arm', variant: 'v6' },
      { architecture: '386' },
    ),
    features: aFeature('x'),
  })
  .map(({ name, features }) => ({ os: 'linux', ...name, 'os.features': features }))

/** Server Core needs the feature, Nano Server does not; both are patched once a month. */
const onWindowsPlatform = fc
  .record({
    build: fc.constantFrom(17763, 20348, 26100),
    patch: fc.constantFrom(1, 2),
    features: fc.constantFrom<readonly string[]>([], ['win32k']),
  })
  .map(({ build, patch, features }) => ({
    os: 'windows',
    architecture: 'amd64',
    'os.version': `10.0.${build}.${patch}`,
    'os.features': features,
  }))

const anEntry = fc
  .record({
    platform: fc.oneof(onLinuxPlatform, onWindowsPlatform),
    MiB: fc.integer({ min: 1, max: 99 }),
  })
  .map(({ platform, MiB }): Entry => {
    const target = { MiB, config: platform, configType: 'image' as const, isLayered: true }
    return {
      platform,
      type: 'manifest',
      isZstd: false,
      isAttestation: false,
      target: { ...target, digest: JSON.stringify(target) },
    }
  })

const asked = fc.subarray(Object.keys(MACHINES), { minLength: 1, maxLength: 3 })
const entries = fc.array(anEntry, { minLength: 1, maxLength: 6 })

async function measuredFor(index: readonly Entry[], names: readonly string[]) {
  const wanted = names.map(parsePlatform)
  return measuredOf(index, (each) => wanted.some((platform) => isFor(platform, each)))
}

/** Of what the index has for them. */
function layersFor(index: readonly Entry[], names: readonly string[]) {
  return index.flatMap(({ target }) => {
    if ('length' in target) return []
    const { config } = target
    const { os = '', architecture = '', variant, 'os.version': osVersion } = config
    const platform = {
      os,
      architecture,
      ...(variant && { variant }),
      ...(osVersion && { osVersion }),
    }
    return names.some((name) => isFor(parsePlatform(name), platform)) ? [layerOf(target)] : []
  })
}

describe('whatever an ordinary index of Linux and Windows', () => {
  it('is measured, by what is for them, where all that are asked for have one answer', async () => {
    let count = 0
    const property = fc.asyncProperty(entries, asked, async (index, names) => {
      const pulls = names.flatMap((name) => MACHINES[name] ?? []).map((machine) => machine(index))
      const isOne = pulls.every(
        ([first, ...others]) =>
          first !== undefined && others.every((each) => each?.image === first.image),
      )
      if (!isOne) return
      count++
      const measurement = await measuredFor(index, names)
      if (measurement.kind !== 'measured') throw new Error(JSON.stringify(measurement))
      const layers = measurement.images.flatMap((image) => image.layers.map(({ digest }) => digest))
      expect(layers.filter((digest) => !layersFor(index, names).includes(digest))).toEqual([])
    })
    await fc.assert(property, { numRuns: 2_000 })
    expect(count).toBeGreaterThan(30)
  })

  it('leaves out nothing that is pulled for what is asked for, where it has that', async () => {
    let count = 0
    const property = fc.asyncProperty(entries, asked, async (index, names) => {
      const measurement = await measuredFor(index, names)
      if (measurement.kind !== 'measured') return
      const isThere = (name: string) =>
        measurement.images.some(
          (each) => each.platform && isFor(parsePlatform(name), each.platform),
        )
      // What is missing is told by the rule for platforms.
      if (!names.every(isThere)) return
      const pulls = names.flatMap((name) => MACHINES[name] ?? []).flatMap((pulls) => pulls(index))
      for (const pull of pulls) {
        if (pull === undefined) continue
        count++
        const isCovered = measurement.images.some(
          ({ layers, bytes, platform }) =>
            layers.some(({ digest }) => digest === layerOf(pull.image)) ||
            (platform?.os === pull.image.config.os && bytes >= pull.image.MiB * 1_048_576),
        )
        if (!isCovered) throw new Error(`${JSON.stringify(pull)} is pulled`)
      }
    })
    await fc.assert(property, { numRuns: 2_000 })
    expect(count).toBeGreaterThan(100)
  })
})
