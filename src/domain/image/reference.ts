import { Malformed, quoted } from '../values/problem.ts'
import { type Digest, isDigest } from './digest.ts'
import { whatIsNoReference, whatToLeaveOut } from './paste-mistakes.ts'

/** An image in a registry; `tag` and `digest` may both be there, the digest then decides. */
export interface RegistryReference {
  readonly kind: 'registry'
  /** Host with port, as a person writes it: `docker.io`, `[::1]:5000`. */
  readonly registry: string
  readonly repository: string
  readonly tag?: string
  readonly digest?: Digest
  /** An image names it, and not the user: it is asked for at public addresses only. */
  readonly isUntrusted?: boolean
}

/** An image in a directory or file, spelt as skopeo spells it: `oci:DIR[:TAG]`. */
export interface LayoutReference {
  readonly kind: 'layout'
  readonly transport: LayoutTransport
  /** Of `docker-daemon` an image's name instead, without its tag. */
  readonly path: string
  /** What follows the path: a tag, or a whole reference for `docker-archive`. */
  readonly name?: string
}

export type Reference = RegistryReference | LayoutReference
type LayoutTransport = (typeof TRANSPORTS)[number]

const TRANSPORTS = ['oci', 'oci-archive', 'docker-archive', 'docker-daemon'] as const

// The grammar of distribution/reference, regexp.go.
const COMPONENT = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?'
const HOST = new RegExp(`^(?:${COMPONENT}(?:\\.${COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`)
const PATH_COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`)
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/
const MAX_REPOSITORY_LENGTH = 255

/**
 * Reads what a person writes after `docker pull`, or one of skopeo's file transports.
 * Neither `latest` nor a digest is added; see {@link withDefaultTag}.
 * @throws {Malformed} naming the part that is wrong.
 */
export function parseReference(text: string): Reference {
  const pasted = whatToLeaveOut(text)
  if (pasted !== undefined) throw malformed(text, pasted)
  return parseLayout(text) ?? parseRegistryReference(text)
}

function parseLayout(text: string): LayoutReference | undefined {
  const transport = TRANSPORTS.find((name) => text.startsWith(`${name}:`))
  if (transport === undefined) return undefined
  const rest = text.slice(transport.length + 1)
  if (transport === 'docker-daemon') return inDaemon(text, rest)
  const colon = rest.indexOf(':')
  const path = colon < 0 ? rest : rest.slice(0, colon)
  const name = colon < 0 ? '' : rest.slice(colon + 1)
  if (path === '') throw malformed(text, `a path has to follow "${transport}:"`)
  return { kind: 'layout', transport, path, ...(name === '' ? {} : { name }) }
}

/** A docker command is given the name: it has to be one, and no option. */
function inDaemon(text: string, name: string): LayoutReference {
  if (!/^(?:sha256:)?[a-f0-9]{12,64}$/.test(name)) {
    try {
      parseRegistryReference(name)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      throw malformed(
        text,
        'the name of an image that docker has must follow, such as acme/api:pr-7',
      )
    }
  }
  const [, path = name, tag] = /^(.*):([^:/]+)$/.exec(name) ?? []
  return {
    kind: 'layout',
    transport: 'docker-daemon',
    path,
    ...(tag === undefined ? {} : { name: tag }),
  }
}

function parseRegistryReference(text: string): RegistryReference {
  const pasted = whatIsNoReference(text)
  if (pasted !== undefined) throw malformed(text, pasted)
  if (/^(?:sha256:)?[a-f0-9]{64}$/.test(text)) {
    throw malformed(text, 'it is a bare image id; put the repository in front, as in NAME@sha256:…')
  }
  const [beforeDigest = '', digest] = splitOnce(text, '@')
  if (digest !== undefined && !isDigest(digest)) {
    throw malformed(
      text,
      'what follows "@" has to be sha256: with 64, or sha512: with 128, lower-case hex digits',
    )
  }
  const { registry, rest } = splitRegistry(beforeDigest)
  const [path = '', tag] = splitOnce(rest, ':')
  if (!HOST.test(registry)) {
    throw malformed(text, `${quoted(registry)} is not a registry's host[:port]`)
  }
  const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path
  if (path === '') throw malformed(text, 'it names no repository')
  if (!REPOSITORY.test(repository)) {
    throw malformed(text, `the repository ${quoted(path)} ${repositoryRule(path)}`)
  }
  if (repository.length > MAX_REPOSITORY_LENGTH) {
    throw malformed(text, `the repository is longer than ${MAX_REPOSITORY_LENGTH} characters`)
  }
  if (tag !== undefined && !isTag(tag)) {
    throw malformed(
      text,
      `the tag ${quoted(tag)} may hold letters, digits, "_", "." and "-", not start with "." or "-", and be 128 long at most`,
    )
  }
  return {
    kind: 'registry',
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

const DOCKER_HUB = 'docker.io'

/** The first segment is a registry only if it looks like a host (distribution/reference, normalize.go). */
function splitRegistry(name: string): { registry: string; rest: string } {
  const [first = '', rest] = splitOnce(name, '/')
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase()
  if (rest === undefined || !isHost) return { registry: DOCKER_HUB, rest: name }
  const isDockerHub = first === 'index.docker.io' || first === 'registry-1.docker.io'
  return { registry: isDockerHub ? DOCKER_HUB : first, rest }
}

export function isTag(text: string): boolean {
  return TAG.test(text)
}

/** `latest` is assumed only when there is neither tag nor digest. */
export function withDefaultTag(reference: Reference): Reference {
  if (
    reference.kind === 'layout' ||
    reference.tag !== undefined ||
    reference.digest !== undefined
  ) {
    return reference
  }
  return { ...reference, tag: 'latest' }
}

/** The inverse of {@link parseReference}, with the registry always spelt out. */
export function formatReference(reference: Reference): string {
  if (reference.kind === 'layout') {
    const name = reference.name === undefined ? '' : `:${reference.name}`
    return `${reference.transport}:${reference.path}${name}`
  }
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`
  return `${reference.registry}/${reference.repository}${tag}${digest}`
}

/** As people say it, without tag and digest: `debian`, `ghcr.io/acme/api`. */
export function familiarName({ registry, repository }: RegistryReference): string {
  return registry === DOCKER_HUB
    ? repository.replace(/^library\//, '')
    : `${registry}/${repository}`
}

/** The last segment of the repository, or of the path: what an image is called when nobody named it. */
export function defaultName(reference: Reference): string {
  const path = reference.kind === 'layout' ? reference.path : reference.repository
  return path.split('/').findLast((segment) => segment !== '') ?? path
}

function repositoryRule(path: string): string {
  return path === path.toLowerCase()
    ? 'may hold a-z, 0-9 and "/", with single ".", "_", "__" or dashes between them'
    : 'has to be lower-case'
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function malformed(text: string, why: string): Malformed {
  // What stands before an @ may be a password.
  const shown = text.replace(/(:\/\/)[^/@]*@/, '$1…@')
  return new Malformed(`${quoted(shown)} is not an image reference: ${why}`)
}
