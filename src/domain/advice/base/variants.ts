import { parseReference } from '../../image/reference.ts'

/** How a family of official images names its slimmer variants. */
type Naming = (tag: Tag) => readonly string[]

interface Tag {
  /** `3.12`, `22.04`, `` for none or latest. */
  readonly version: string
  /** Debian's release, where the tag names it. */
  readonly suite: string
}

const SUITE = /^(?:bullseye|bookworm|trixie|forky|buster|stretch)$/

const slimBeforeSuite: Naming = ({ version, suite }) => [
  tagOf(version, 'slim', suite),
  tagOf(version, 'alpine'),
]
const suiteBeforeSlim: Naming = ({ version, suite }) => [
  tagOf(version, suite, 'slim'),
  tagOf(version, 'alpine'),
]
const alpineOnly: Naming = ({ version }) => [tagOf(version, 'alpine')]

/** As docker-library/official-images lists their tags. */
const FAMILIES: Readonly<Record<string, Naming>> = {
  debian: ({ version, suite }) => [tagOf(version, suite, 'slim').replace(/^slim$/, 'stable-slim')],
  python: slimBeforeSuite,
  ruby: slimBeforeSuite,
  rust: slimBeforeSuite,
  perl: ({ version, suite }) => [tagOf(version, 'slim', suite)],
  node: suiteBeforeSlim,
  golang: alpineOnly,
  php: phpTags,
  nginx: ({ version }) => [tagOf(version, 'alpine'), tagOf(version, 'alpine', 'slim')],
  httpd: alpineOnly,
  redis: alpineOnly,
  postgres: alpineOnly,
  'eclipse-temurin': temurinTags,
  openjdk: ({ version, suite }) => [tagOf(version, 'slim', suite), tagOf(version, 'alpine')],
}

const SLIM =
  /(?:^|[-_.])(?:slim|alpine[\d.]*|distroless|micro|minimal|nanoserver|windowsservercore)(?:[-_.]|$)/

/**
 * References of slimmer variants of a known base image, same C library first. They are named by
 * convention: whether each exists is for the registry to say. Empty for what is slim already, is
 * not of a known family, or names no tag.
 */
export function slimmerVariants(name: string): string[] {
  const image = officialImage(name)
  if (image === null || SLIM.test(image.tag)) return []
  const naming = Object.hasOwn(FAMILIES, image.family) ? FAMILIES[image.family] : undefined
  const tags = naming?.(readTag(image.tag)) ?? []
  return [...new Set(tags)]
    .filter((tag) => tag !== '' && tag !== image.tag)
    .map((tag) => `${image.repository}:${tag}`)
}

interface OfficialImage {
  /** As it was written. */
  readonly repository: string
  readonly family: string
  readonly tag: string
}

/** Official are `python`, `docker.io/library/python`, and mirrors' `…/library/python`. */
function officialImage(name: string): OfficialImage | null {
  const reference = referenceOf(name)
  if (reference?.kind !== 'registry') return null
  // A digest alone does not tell the version.
  if (reference.tag === undefined && reference.digest !== undefined) return null
  const repository = name.replace(/@.*$/s, '').replace(/:[^:/]*$/, '')
  const [, above, family] = /^(?:(.*)\/)?([^/]+)$/.exec(repository) ?? []
  const isOfficial = above === undefined || above === 'docker.io' || /(?:^|\/)library$/.test(above)
  if (family === undefined || !isOfficial) return null
  return { repository, family, tag: reference.tag ?? '' }
}

function referenceOf(name: string) {
  try {
    return parseReference(name)
  } catch {
    // What a build recorded may be anything; then there is nothing to look up.
    return null
  }
}

function readTag(tag: string): Tag {
  const parts = tag === 'latest' ? [] : tag.split('-').filter((part) => part !== '')
  const suite = parts.find((part) => SUITE.test(part)) ?? ''
  return { version: parts.filter((part) => part !== suite).join('-'), suite }
}

function tagOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('-')
}

/** PHP has Alpine for its command line, FPM and ZTS, and nothing slim of Apache. */
function phpTags({ version }: Tag): string[] {
  return version.split('-').includes('apache') ? [] : [tagOf(version, 'alpine')]
}

/** A JRE runs what a JDK has built; the default is a JDK. */
function temurinTags({ version }: Tag): string[] {
  const parts = version.split('-').filter((part) => !/^(?:jdk|jre|alpine)$/.test(part))
  const [release = '', ...system] = parts
  return [tagOf(release, 'jre', ...system), tagOf(release, 'jre', 'alpine')]
}

/** Whether a variant has another C library, so that not everything runs on it. */
export function isAlpine(name: string): boolean {
  return /[:-]alpine/.test(name)
}
