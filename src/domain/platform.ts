import { Malformed } from './problem.ts'

/** What an image runs on, OCI image-spec image-index.md "platform". */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
  readonly osVersion?: string
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
/** Variants that go without saying. */
const UNSAID = new Map([
  ['amd64', 'v1'],
  ['arm64', 'v8'],
])

/** @throws {Malformed} unless the text is `os/architecture` or `os/architecture/variant`. */
export function parsePlatform(text: string): Platform {
  const parts = text.trim().split('/')
  const [os, architecture, variant] = parts
  const wellFormed = parts.every((part) => /^[A-Za-z0-9_.-]+$/.test(part))
  if (!wellFormed || os === undefined || architecture === undefined || parts.length > 3) {
    throw new Malformed(
      `${JSON.stringify(text)} is not a platform: os/architecture, such as linux/amd64 or linux/arm/v7`,
    )
  }
  return { os, architecture, ...(variant === undefined ? {} : { variant }) }
}

/** `linux/arm/v7`; a Windows build is added, since one index may hold several. */
export function formatPlatform(platform: Platform): string {
  const { os, architecture, variant } = normalised(platform)
  const name = [os, architecture, variant].filter((part) => part !== undefined).join('/')
  const build = windowsBuild(platform)
  return build === undefined ? name : `${name} (${build})`
}

/** Whether an image's platform is the one asked for; an unnamed Windows build fits every build. */
export function samePlatform(a: Platform, b: Platform): boolean {
  const [left, right] = [normalised(a), normalised(b)]
  const [buildA, buildB] = [windowsBuild(a), windowsBuild(b)]
  return (
    left.os === right.os &&
    left.architecture === right.architecture &&
    left.variant === right.variant &&
    (buildA === undefined || buildB === undefined || buildA === buildB)
  )
}

function normalised(platform: Platform) {
  const given = platform.architecture.toLowerCase()
  const alias: { architecture: string; variant?: string } = ALIASES.get(given) ?? {
    architecture: given,
  }
  const { architecture } = alias
  const spelt = (platform.variant?.toLowerCase() || alias.variant)?.replace(/^(?=\d)/, 'v')
  const variant = spelt ?? (architecture === 'arm' ? 'v7' : undefined)
  const isUnsaid = variant === UNSAID.get(architecture) || architecture === '386'
  return {
    os: platform.os.toLowerCase(),
    architecture,
    variant: isUnsaid ? undefined : variant,
  }
}

/** `10.0.20348` of `10.0.20348.2700`: the last part moves with every patch day. */
function windowsBuild({ os, osVersion }: Platform): string | undefined {
  return os === 'windows' ? osVersion?.split('.').slice(0, 3).join('.') : undefined
}
