import { Malformed, quoted } from '../values/problem.ts'

/** What an image runs on, OCI image-spec image-index.md "platform". */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
  readonly osVersion?: string
  /** What of the system it needs besides: only where a twin of it needs less. */
  readonly osFeatures?: readonly string[]
}

/** Other names of an architecture, and the variant that they mean (containerd, platforms/database.go). */
const ALIASES = new Map<string, { architecture: string; variant?: string }>([
  ['x86_64', { architecture: 'amd64' }],
  ['x86-64', { architecture: 'amd64' }],
  ['i386', { architecture: '386' }],
  ['aarch64', { architecture: 'arm64' }],
  ['armhf', { architecture: 'arm', variant: 'v7' }],
  ['armel', { architecture: 'arm', variant: 'v6' }],
])
const SYSTEMS = new Map([['macos', 'darwin']])
/** Variants that go without saying. */
const UNSAID = new Map([
  ['amd64', 'v1'],
  ['arm64', 'v8'],
])

const machines = (architecture: string, ...variants: readonly string[]) =>
  variants.map((variant) => ({ architecture, variant }))
const AMD64 = machines('amd64', 'v1', 'v2', 'v3', 'v4')
const ARM64 = machines('arm64', 'v8', 'v9')
/** Machines that may be better than one of an architecture, and run what is for it. */
const BETTER = new Map([
  ['386', AMD64],
  ['amd64', AMD64],
  ['arm', [...machines('arm', 'v6', 'v7', 'v8'), ...ARM64]],
  ['arm64', ARM64],
])

const PART = '[A-Za-z0-9_.-]+'
const BUILD = String.raw`\((?<build>\d+(?:\.\d+){2,3})\)`
/** A Windows build stands where containerd writes it, or where reports do. */
const PLATFORM = new RegExp(`^(?<os>${PART})(?:${BUILD})?/(?<rest>${PART}(?:/${PART})?)$`)
const REPORTED = new RegExp(`^(?<os>${PART})/(?<rest>${PART}(?:/${PART})?) ${BUILD}$`)
/** `+win32k` of `windows/amd64 (10.0.20348 +win32k)`, or of `windows(10.0.20348+win32k)/amd64`. */
const FEATURES = /\([^()]*\+[^()]*\)/

/**
 * `os/architecture` or `os/architecture/variant`; of Windows also `windows(10.0.20348)/amd64` and
 * `windows/amd64 (10.0.20348)`.
 * @throws {Malformed}
 */
export function parsePlatform(text: string): Platform {
  const trimmed = text.trim()
  const { os, rest, build } = (PLATFORM.exec(trimmed) ?? REPORTED.exec(trimmed))?.groups ?? {}
  const [architecture, variant] = rest?.split('/') ?? []
  const isBuilt = build === undefined || os?.toLowerCase() === 'windows'
  if (os === undefined || architecture === undefined || !isBuilt) {
    const hint = FEATURES.test(trimmed)
      ? '; it goes without features, and stands for all of them'
      : ''
    throw new Malformed(
      `${quoted(text)} is not a platform: os/architecture, such as linux/amd64, linux/arm/v7 or windows(10.0.20348)/amd64${hint}`,
    )
  }
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(build === undefined ? {} : { osVersion: build }),
  }
}

/** `linux/arm/v7`; a Windows build and features are added, since one index may hold several. */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = normalised(platform)
  const name = [os, architecture, variant].filter((part) => part !== undefined).join('/')
  const features = platform.osFeatures?.map((feature) => `+${feature}`) ?? []
  const details = [windowsBuild(platform), ...features].filter((part) => part !== undefined)
  return details.length === 0 ? name : `${name} (${details.join(' ')})`
}

/** Whether two platforms are one; an unnamed Windows build fits every build. */
export function samePlatform(a: Platform, b: Platform): boolean {
  return (
    sameMachine(a, b) &&
    normalised(a).variant === normalised(b).variant &&
    String(a.osFeatures ?? '') === String(b.osFeatures ?? '')
  )
}

/**
 * Whether an image is for who asks for a platform. Machines that are asked for without a variant
 * have one all the same: docker takes linux/amd64/v3 there, where the index has it.
 */
export function isFor(wanted: Platform, image: Platform): boolean {
  const { variant } = normalised(wanted)
  const isEqual = variant === undefined || variant === normalised(image).variant
  return isEqual && sameMachine(wanted, image)
}

function sameMachine(a: Platform, b: Platform): boolean {
  const [left, right] = [normalised(a), normalised(b)]
  const [buildA, buildB] = [windowsBuild(a), windowsBuild(b)]
  return (
    left.os === right.os &&
    left.architecture === right.architecture &&
    (buildA === undefined || buildB === undefined || buildA === buildB)
  )
}

/** Whether a machine of one platform can run what is for another of its architecture. */
export function runsOn(machine: Platform, image: Platform): boolean {
  const features = machine.osFeatures ?? []
  return (
    sameMachine(machine, image) &&
    (image.osFeatures ?? []).every((feature) => features.includes(feature)) &&
    (samePlatform(withoutFeatures(machine), withoutFeatures(image)) ||
      levelOf(image) < levelOf(machine))
  )
}

/**
 * The platforms whose machines fall back on an image, where an index has nothing better for them
 * (containerd, platforms.Only). Of Windows also those of another build, which docker isolates.
 */
export function fallingBackOn(image: Platform): Platform[] {
  const { os, architecture, variant } = normalised(image)
  const sibling = { os, architecture, ...(variant && { variant }) }
  const isBetter = (other: Platform) =>
    normalised(other).architecture !== architecture || levelOf(other) > levelOf(image)
  const names = BETTER.get(architecture) ?? []
  const better = names.map((machine) => ({ os, ...machine })).filter(isBetter)
  return windowsBuild(image) === undefined ? better : [sibling, ...better]
}

/** What a machine prefers of what it can run. */
export function bestOf(platforms: readonly Platform[]): Platform | undefined {
  return platforms.toSorted((a, b) => levelOf(b) - levelOf(a))[0]
}

/** 3 of `amd64/v3`; what names no variant runs on all of them. */
function levelOf(platform: Platform): number {
  const { architecture, variant } = normalised(platform)
  return Number((variant ?? UNSAID.get(architecture) ?? 'v0').slice(1))
}

/** What builders write for what is no image. */
export function isUnknown(platform: Platform | undefined): boolean {
  return platform?.os === 'unknown' && platform.architecture === 'unknown'
}

export function withoutFeatures({ osFeatures: _, ...platform }: Platform): Platform {
  return platform
}

function normalised(platform: Platform) {
  const name = platform.architecture.toLowerCase()
  const alias: { architecture: string; variant?: string } = ALIASES.get(name) ?? {
    architecture: name,
  }
  const { architecture } = alias
  const given = alias.variant ?? platform.variant?.toLowerCase()
  const variant = given?.replace(/^(?=\d)/, 'v') || (architecture === 'arm' ? 'v7' : undefined)
  const isUnsaid = variant === UNSAID.get(architecture) || architecture === '386'
  const os = platform.os.toLowerCase()
  return {
    os: SYSTEMS.get(os) ?? os,
    architecture,
    variant: isUnsaid ? undefined : variant,
  }
}

export function isWindows({ os }: Platform): boolean {
  return os.toLowerCase() === 'windows'
}

/** `10.0.20348` of `10.0.20348.2700`: the last part moves with every patch day. */
function windowsBuild(platform: Platform): string | undefined {
  const { osVersion } = platform
  return isWindows(platform) ? osVersion?.split('.').slice(0, 3).join('.') : undefined
}
