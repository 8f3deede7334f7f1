import type { Digest } from './digest.ts'
import { isDigest } from './digest.ts'
import type { ImageConfig } from './manifest.ts'
import type { Provenance } from './provenance.ts'

/** What an image, or who built it, says that it was built from: untrusted text, to be proved. */
export interface BaseClaim {
  readonly name: string
  readonly digest: Digest | null
  readonly proof: 'provenance' | 'label' | 'candidate'
}

const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'

/** Whoever claims more than this has no base image, but a list. */
const MOST_CLAIMS = 4

/**
 * The claims in the order in which they are tried: provenance, annotations, labels, and what
 * Buildah signs in its history.
 */
export function baseClaims(
  config: Pick<ImageConfig, 'labels' | 'history'>,
  annotations: Readonly<Record<string, string>>,
  provenance: Provenance | undefined,
): BaseClaim[] {
  const recorded = (provenance?.materials ?? []).map(
    ({ name, digest }): BaseClaim => ({ name, digest, proof: 'provenance' }),
  )
  const labelled = [annotations, config.labels].flatMap((words): BaseClaim[] => {
    const [name, digest] = [words[NAME] ?? '', words[DIGEST] ?? '']
    if (name === '') return []
    return [{ name, digest: isDigest(digest) ? digest : null, proof: 'label' }]
  })
  const hinted = config.history.flatMap(({ comment }): BaseClaim[] => {
    const name = /^FROM (\S+)$/.exec(comment.trim())?.[1]
    return name === undefined || name === 'scratch'
      ? []
      : [{ name, digest: null, proof: 'candidate' }]
  })
  return [...recorded, ...labelled, ...hinted].slice(0, MOST_CLAIMS)
}

/**
 * The run image of a buildpack's build: the label names its topmost layer by diffID, which proves
 * itself. Buildpacks platform spec, `io.buildpacks.lifecycle.metadata`.
 */
export function buildpacksBase({
  labels,
  diffIds,
}: Pick<ImageConfig, 'labels' | 'diffIds'>): { name: string; layers: number } | null {
  const runImage = field(json(labels['io.buildpacks.lifecycle.metadata'] ?? ''), 'runImage')
  const top = diffIds.indexOf(String(field(runImage, 'topLayer')) as Digest)
  const name = [field(runImage, 'image'), field(runImage, 'reference')].find(
    (value) => typeof value === 'string' && value !== '',
  )
  return top < 0 || typeof name !== 'string' ? null : { name, layers: top + 1 }
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
 * @returns null unless all of the other's are there, and the image has layers besides.
 */
export function prefixLength<Id>(stack: readonly Id[], other: readonly Id[]): number | null {
  const isPrefix = other.length > 0 && other.every((id, index) => stack[index] === id)
  return isPrefix ? other.length : null
}
