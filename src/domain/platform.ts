import { Malformed } from './problem.ts'

/** What an image runs on, OCI image-spec image-index.md "platform". */
export interface Platform {
  readonly os: string
  readonly architecture: string
  readonly variant?: string
  readonly osVersion?: string
}

const ALIASES: Record<string, string> = { x86_64: 'amd64', 'x86-64': 'amd64', aarch64: 'arm64' }
/** The variant that an architecture has when it names none (containerd platforms, database.go). */
const DEFAULT_VARIANTS: Record<string, string> = { arm64: 'v8', arm: 'v7', amd64: 'v1' }

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
  const { os, architecture } = normalised(platform)
  // linux/arm64 is everybody's name for v8; of arm, v6 and v7 are both about.
  const variant = architecture === 'arm' ? platform.variant : normalised(platform).variant
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

function normalised({ os, architecture, variant }: Platform) {
  const name = ALIASES[architecture] ?? architecture
  return {
    os: os.toLowerCase(),
    architecture: name,
    variant: variant === DEFAULT_VARIANTS[name] ? undefined : variant,
  }
}

/** `10.0.20348` of `10.0.20348.2700`: the last part moves with every patch day. */
function windowsBuild({ os, osVersion }: Platform): string | undefined {
  return os === 'windows' ? osVersion?.split('.').slice(0, 3).join('.') : undefined
}
