import type { Digest } from '../domain/image/digest.ts'
import type {
  ArtifactManifest,
  Descriptor,
  ImageConfig,
  ImageManifest,
  Manifest,
} from '../domain/image/manifest.ts'
import type { Platform } from '../domain/image/platform.ts'
import type { Reference } from '../domain/image/reference.ts'
import { NoManifest } from '../domain/values/problem.ts'
import type { ImageSource } from './image-source.ts'

/** What an index lists. Several entries may share it: it is asked for once, and counts for each. */
export class IndexContent {
  private readonly manifests = new Map<Digest, Promise<Manifest>>()
  private readonly configs = new Map<Digest, Promise<ImageConfig>>()
  private readonly source: ImageSource
  private readonly reference: Reference

  constructor(source: ImageSource, reference: Reference) {
    this.source = source
    this.reference = reference
  }

  manifest(entry: Descriptor): Promise<Manifest> {
    return once(this.manifests, entry.digest, () => this.source.manifest(this.reference, entry))
  }

  /** undefined where there is nothing to pull. */
  async manifestIfAny(entry: Descriptor): Promise<Manifest | undefined> {
    try {
      return await this.manifest(entry)
    } catch (error) {
      if (error instanceof NoManifest) return undefined
      throw error
    }
  }

  /** undefined: no runtime looks for one. Of two bytes none can be told. */
  async configPlatform({
    config,
  }: ImageManifest | ArtifactManifest): Promise<Platform | null | undefined> {
    if (config === undefined || config.bytes <= 2) return undefined
    const ask = () => this.source.config(this.reference, config)
    return (await once(this.configs, config.digest, ask)).platform
  }
}

function once<Value>(
  known: Map<Digest, Promise<Value>>,
  digest: Digest,
  ask: () => Promise<Value>,
): Promise<Value> {
  const answer = known.get(digest) ?? ask()
  known.set(digest, answer)
  return answer
}
