/** How containerd, docker and podman choose from an index: a model of each, as short as it can be. */

export interface Platform {
  readonly os?: string
  readonly architecture?: string
  readonly variant?: string
  readonly 'os.version'?: string
  readonly 'os.features'?: readonly string[]
}

export interface Content {
  readonly digest: string
  readonly MiB: number
  readonly config: Platform
  readonly configType: 'image' | 'vague' | 'foreign'
  /** Whether its layers say that they are layers. */
  readonly isLayered: boolean
}

export interface Entry {
  readonly platform: Platform | undefined
  readonly type: 'manifest' | 'index' | 'unknown'
  readonly isZstd: boolean
  readonly isAttestation: boolean
  readonly target: Content | readonly Entry[]
}

/** What is pulled, and the platform that an index chose it by. */
export interface Pull {
  readonly image: Content
  readonly by: Platform | undefined
}

export interface Machine {
  readonly architecture: string
  readonly variant: string
  /** What its system has besides, for images that need it. */
  readonly features?: readonly string[]
}

export type Choose = (entries: readonly Entry[], machine: Machine) => Pull | undefined

/** As its matcher normalises: capitals, other names, and an empty os for its own. */
export function normalised(platform: Platform): string {
  const os = (platform.os || 'linux').toLowerCase()
  const given = (platform.architecture ?? '').toLowerCase()
  const architecture = given === 'x86_64' ? 'amd64' : given
  const variant = (platform.variant ?? '').toLowerCase()
  const unsaid = { amd64: 'v1', arm64: 'v8' }[architecture]
  return [os, architecture, variant === unsaid ? '' : variant].join('/')
}

/** What a machine can run, the best first. */
function vectorOf({ architecture, variant }: Machine): string[] {
  const levels = architecture === 'amd64' && variant === 'v3' ? ['v3', 'v2', ''] : [variant]
  const own = levels.map((each) => normalised({ architecture, variant: each }))
  if (architecture === 'amd64') return [...own, 'linux/386/']
  if (architecture === 'arm64') return [...own, 'linux/arm/v7', 'linux/arm/v6']
  return architecture === 'arm' && variant === 'v7' ? [...own, 'linux/arm/v6'] : own
}

/** Whether a system has what an image needs. */
export function hasFeatures({ features = [] }: Pick<Machine, 'features'>, entry: Entry): boolean {
  return (entry.platform?.['os.features'] ?? []).every((each) => features.includes(each))
}

/** Those that fit, sorted by preference, what names no platform last. */
function fitting(
  entries: readonly Entry[],
  machine: Machine,
  isNameless: (entry: Entry) => boolean,
): Entry[] {
  const vector = vectorOf(machine)
  const rank = (entry: Entry) =>
    isNameless(entry) ? vector.length : vector.indexOf(normalised(entry.platform ?? {}))
  return entries
    .filter((entry) => rank(entry) >= 0)
    .filter((entry) => hasFeatures(machine, entry))
    .toSorted((a, b) => rank(a) - rank(b))
}

const isNil = ({ platform }: Entry) => platform === undefined

export const containerd: Choose = (entries, machine) => {
  const [first] = fitting(entries, machine, isNil)
  if (first === undefined || first.type === 'unknown') return undefined
  const { target, platform } = first
  if ('length' in target) {
    const inner = first.type === 'index' ? containerd(target, machine) : undefined
    return inner && { ...inner, by: inner.by ?? platform }
  }
  if (first.type !== 'manifest' || !target.isLayered) return undefined
  const isFit = isNil(first) ? vectorOf(machine).includes(normalised(target.config)) : true
  return isFit ? { image: target, by: platform } : undefined
}

/** An empty platform is none; the registry's type counts, and not the index's. */
export const docker: Choose = (entries, machine) => {
  const isEmpty = ({ platform }: Entry) => Object.values(platform ?? {}).every((part) => !part)
  for (const { target, platform } of fitting(entries, machine, isEmpty)) {
    if ('length' in target) {
      const inner = docker(target, machine)
      if (inner) return { ...inner, by: inner.by ?? platform }
      continue
    }
    const isPulled = target.configType !== 'foreign' && target.isLayered
    const by = Object.keys(platform ?? {}).length === 0 ? undefined : platform
    return isPulled ? { image: target, by } : undefined
  }
  return undefined
}

/** Before version 2 it looks at no features. */
export const olderContainerd: Choose = (entries, machine) =>
  containerd(entries.map(withoutFeatures), machine)

function withoutFeatures(entry: Entry): Entry {
  const platform = entry.platform && { ...entry.platform, 'os.features': [] }
  const { target } = entry
  return { ...entry, platform, target: 'length' in target ? target.map(withoutFeatures) : target }
}

/** It matches letter by letter, prefers zstd, and unpacks layers of any kind. */
export const podman: Choose = (entries, { architecture, variant }) => {
  const variants = architecture === 'arm64' ? ['v8', ''] : [variant, '']
  const rank = ({ platform, isZstd }: Entry) => {
    if (platform === undefined) return 100 + (isZstd ? 0 : 1)
    const isSame = platform.os === 'linux' && platform.architecture === architecture
    const position = isSame ? variants.indexOf(platform.variant ?? '') : -1
    return position < 0 ? undefined : position * 2 + (isZstd ? 0 : 1)
  }
  const [first] = entries
    .filter((entry) => rank(entry) !== undefined)
    .toSorted((a, b) => (rank(a) ?? 0) - (rank(b) ?? 0))
  if (first === undefined || 'length' in first.target) return undefined
  const { target, platform } = first
  if (target.configType !== 'image') return undefined
  // What is said of an image is no archive, and cannot be unpacked.
  if (!target.isLayered && target.config.os === 'unknown') return undefined
  return { image: target, by: platform }
}
