import type { Descriptor } from './manifest.ts'
import { fallingBackOn, type Platform, runsOn } from './platform.ts'

export interface Choice {
  /** What runtimes choose by; undefined where they differ on it. */
  readonly chosenBy: string | undefined
}

/** Podman prefers an entry that has it, wherever it stands. */
const ZSTD = 'io.github.containers.compression.zstd'

/**
 * What makes containerd, docker and podman take the one entry of an index or the other. They differ
 * on how a platform is spelt, on features, and on what names none.
 */
export function choiceOf(entry: Descriptor): string | undefined {
  const { spelling, platform, mediaType, annotations } = entry
  if (platform === undefined) return undefined
  return JSON.stringify([spelling ?? platform, mediaType === '', annotations[ZSTD] === 'true'])
}

/** Of what is alike in an index, all of them take the first. */
export function firstOfEach<Chosen extends Choice>(found: readonly Chosen[]): Chosen[] {
  const seen = new Set<string>()
  return found.filter(({ chosenBy }) => {
    if (chosenBy === undefined) return true
    const isFirst = !seen.has(chosenBy)
    seen.add(chosenBy)
    return isFirst
  })
}

/**
 * Of the platforms that an index names one that is not asked for, and one that is: its machines
 * fall back on the other, as the index has nothing better for them.
 */
export function strayOf(
  named: readonly Platform[],
  isWanted: (platform: Platform) => boolean,
): readonly [Platform, Platform] | undefined {
  const own = named.filter(isWanted)
  for (const image of named.filter((platform) => !isWanted(platform))) {
    const machine = fallingBackOn(image)
      .filter(isWanted)
      .find((each) => !own.some((better) => runsOn(each, better)))
    if (machine !== undefined) return [image, machine]
  }
  return undefined
}
