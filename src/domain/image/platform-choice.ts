import type { Descriptor } from './manifest.ts'
import {
  bestOf,
  fallingBackOn,
  isWindows,
  type Platform,
  runsOn,
  samePlatform,
  withoutFeatures,
} from './platform.ts'

export interface Choice {
  /** What runtimes choose by; undefined where they differ on it. */
  readonly entry: Descriptor | undefined
}

/** Podman prefers an entry that has it, wherever it stands. */
const ZSTD = 'io.github.containers.compression.zstd'

/**
 * What makes containerd, docker and podman take the one entry of an index or the other. They differ
 * on how a platform is spelt, on features, and on what names none.
 */
function choiceOf({ spelling, platform, mediaType, annotations }: Descriptor): string | undefined {
  if (platform === undefined) return undefined
  return JSON.stringify([spelling ?? platform, mediaType === '', annotations[ZSTD] === 'true'])
}

/** Of what is alike in an index, all of them take the first. */
export function firstOfEach<Chosen extends Choice>(found: readonly Chosen[]): Chosen[] {
  const seen = new Set<string>()
  return found.filter(({ entry }) => {
    const chosenBy = entry && choiceOf(entry)
    if (chosenBy === undefined) return true
    const isFirst = !seen.has(chosenBy)
    seen.add(chosenBy)
    return isFirst
  })
}

/**
 * Whether only runtimes that look for features take an entry: all others take the twin before it,
 * which needs none.
 */
export function isForFeaturesAlone({ entry }: Choice, before: readonly Choice[]): boolean {
  return entry !== undefined && before.some((each) => each.entry && isPlainTwin(each.entry, entry))
}

function isPlainTwin(plain: Descriptor, entry: Descriptor): boolean {
  const [twin, needy] = [plain.platform, entry.platform]
  if (twin === undefined || twin.osFeatures || !needy?.osFeatures) return false
  // Of one build of Windows containerd takes the newest patch, wherever it stands.
  const isAsNew = !isWindows(twin) || (twin.osVersion ?? '') >= (needy.osVersion ?? '')
  const isAlike = choiceOf(plainly(plain)) === choiceOf(plainly(entry))
  return isAsNew && isAlike && samePlatform(twin, withoutFeatures(needy))
}

/** Without what {@link isPlainTwin} looks at by itself. */
function plainly({ spelling: _, platform, ...entry }: Descriptor): Descriptor {
  if (platform === undefined) return entry
  const { os, architecture, variant } = platform
  return { ...entry, platform: { os, architecture, ...(variant && { variant }) } }
}

/** An image that is for none of the platforms that are asked for, and pulled for one all the same. */
export interface Stray {
  readonly image: Platform
  /** Whose machines fall back on it, as the index has nothing better for them. */
  readonly machine: Platform
  /** What is pulled there instead by runtimes that do not look at features. */
  readonly rival: Platform | undefined
}

/** @param own the platforms of the index that are asked for. */
export function strayOf(
  image: Platform,
  own: readonly Platform[],
  isWanted: (platform: Platform) => boolean,
): Stray | undefined {
  const strays = fallingBackOn(image)
    .filter(isWanted)
    .map((machine) => ({ ...machine, osFeatures: featuresOf(machine, [image, ...own]) }))
    .filter((machine) => !own.some((better) => runsOn(machine, better)))
    .map((machine) => ({ image, machine, rival: bestOf(own.filter(isFitting(machine))) }))
  return strays.find(({ rival }) => rival === undefined) ?? strays[0]
}

/**
 * Of a machine that falls back on the first. Every Windows has those that images of it need; elsewhere
 * it may have no others, and then falls back on what the index has without them.
 */
function featuresOf(machine: Platform, [image, ...own]: readonly Platform[]): readonly string[] {
  const needed = isWindows(machine) ? [image, ...own] : [image]
  return needed.flatMap((platform) => platform?.osFeatures ?? [])
}

function isFitting(machine: Platform): (image: Platform) => boolean {
  return (image) => runsOn({ ...machine, osFeatures: image.osFeatures ?? [] }, image)
}
