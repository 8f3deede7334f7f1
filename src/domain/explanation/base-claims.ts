import { type Digest, isDigest } from '../image/digest.ts'
import type { ImageConfig } from '../image/manifest.ts'
import type { Provenance } from '../image/provenance.ts'
import { LIFECYCLE } from './buildpack-layers.ts'

export const PROOFS = ['provenance', 'label', 'buildpacks', 'dockerfile', 'candidate'] as const

/** What an image, or who built it, says that it was built from: untrusted text, to be proved. */
export interface BaseClaim {
  readonly name: string
  readonly digest: Digest | null
  readonly proof: (typeof PROOFS)[number]
}

const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'

/** Of one kind: a build may have many inputs, and each is asked for. */
const MOST_CLAIMS = 8

/** Whatever an image says of its base: provenance, annotations and labels, buildpacks, Buildah's history. */
export function baseClaims(
  config: Pick<ImageConfig, 'labels' | 'history'>,
  annotations: Readonly<Record<string, string>>,
  provenance: Provenance | undefined,
): BaseClaim[] {
  return [
    ...recorded(provenance),
    ...[annotations, config.labels].flatMap(labelled),
    ...buildpacks(config.labels),
    ...hinted(config.history),
  ]
}

/** Of labels or annotations what claims are read from, and no more of it than that. */
export function claimWords(words: Readonly<Record<string, string>>): Record<string, string> {
  const runImage = field(json(words[LIFECYCLE] ?? ''), 'runImage')
  const [image, reference] = [field(runImage, 'image'), field(runImage, 'reference')]
  const told = { [NAME]: words[NAME], [DIGEST]: words[DIGEST] }
  const lifecycle =
    runImage === undefined ? undefined : JSON.stringify({ runImage: { image, reference } })
  return Object.fromEntries(
    Object.entries({ ...told, [LIFECYCLE]: lifecycle }).flatMap(([name, word]) =>
      word === undefined ? [] : [[name, word]],
    ),
  )
}

function recorded(provenance: Provenance | undefined): BaseClaim[] {
  const materials = provenance?.materials ?? []
  return materials
    .slice(0, MOST_CLAIMS)
    .map(({ name, digest }) => ({ name, digest, proof: 'provenance' }))
}

function labelled(words: Readonly<Record<string, string>>): BaseClaim[] {
  const [name, digest] = [words[NAME] ?? '', words[DIGEST] ?? '']
  return ['', 'scratch'].includes(name)
    ? []
    : [{ name, digest: isDigest(digest) ? digest : null, proof: 'label' }]
}

/** The run image, whose tag mostly has moved since: its reference has the digest. */
function buildpacks(labels: Readonly<Record<string, string>>): BaseClaim[] {
  const runImage = field(json(labels[LIFECYCLE] ?? ''), 'runImage')
  const [image, reference] = [field(runImage, 'image'), field(runImage, 'reference')].map(
    (value) => (typeof value === 'string' ? value : ''),
  )
  const name = image || reference?.split('@')[0] || ''
  const digest = reference?.split('@')[1] ?? ''
  return name === ''
    ? []
    : [{ name, digest: isDigest(digest) ? digest : null, proof: 'buildpacks' }]
}

/** Buildah names the image that each step but the first was built on by its id, which no registry knows. */
const NO_NAME = /^(?:scratch|[0-9a-f]{12}|[0-9a-f]{64})$/

function hinted(history: ImageConfig['history']): BaseClaim[] {
  const names = history.map(({ comment }) => /^FROM (\S+)$/.exec(comment.trim())?.[1] ?? 'scratch')
  return names
    .filter((name) => !NO_NAME.test(name))
    .slice(0, MOST_CLAIMS)
    .map((name) => ({ name, digest: null, proof: 'candidate' }))
}

/** The image in FROM of a Dockerfile, `debian:12@sha256:…`. */
export function claimOf(from: string): BaseClaim {
  const digest = from.split('@')[1] ?? ''
  return { name: from, digest: isDigest(digest) ? digest : null, proof: 'dockerfile' }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/**
 * How many of an image's layers another image's are, from the first.
 * @returns null unless all of the other's are there.
 */
export function prefixLength<Id>(stack: readonly Id[], other: readonly Id[]): number | null {
  const isPrefix = other.length > 0 && other.every((id, index) => stack[index] === id)
  return isPrefix ? other.length : null
}
