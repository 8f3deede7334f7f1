import { createHash } from 'node:crypto'
import type { Digest } from '../domain/image/digest.ts'

interface StoredManifest {
  readonly mediaType: string
  readonly body: Buffer
}

export interface Repository {
  readonly tags: Map<string, Digest>
  readonly manifests: Map<Digest, StoredManifest>
  /** Configs and other small contents; a layer's blob need not be there. */
  readonly blobs: Map<Digest, Buffer>
}

/** What the embedded registry serves. It may be changed while the registry runs. */
export interface RegistryContent {
  readonly repositories: Map<string, Repository>
}

export function emptyContent(): RegistryContent {
  return { repositories: new Map() }
}

/** The repository of that name, made where there is none yet. */
export function repositoryOf({ repositories }: RegistryContent, name: string): Repository {
  const repository = repositories.get(name) ?? {
    tags: new Map(),
    manifests: new Map(),
    blobs: new Map(),
  }
  repositories.set(name, repository)
  return repository
}

export function digestOf(content: Buffer | string): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
