import type { Reference } from './domain/reference.ts'
import { createLayoutSource } from './layout/source.ts'
import type { ImageSource } from './measure.ts'
import { createRegistry, type RegistryOptions } from './registry/create.ts'
import type { Traffic } from './registry/http.ts'

interface ImagesOptions extends RegistryOptions {
  /** What relative paths of oci: and its like start from. */
  readonly directory: string
}

export interface Images {
  readonly source: ImageSource
  readonly traffic: Readonly<Traffic>
  readonly close: () => Promise<void>
}

/** One source for all references: registries over HTTP, layouts from files. */
export function createImages(options: ImagesOptions): Images {
  const registry = createRegistry(options)
  const layouts = createLayoutSource(options.directory, options.timeoutMs)
  const of = ({ kind }: Reference): ImageSource => (kind === 'registry' ? registry.images : layouts)
  return {
    source: {
      resolve: (reference, expected) => of(reference).resolve(reference, expected),
      tags: (reference) => of(reference).tags(reference),
      currentDigest: (reference) => of(reference).currentDigest(reference),
      manifest: (reference, descriptor) => of(reference).manifest(reference, descriptor),
      config: (reference, descriptor) => of(reference).config(reference, descriptor),
      provenance: (reference, descriptor) => of(reference).provenance(reference, descriptor),
    },
    traffic: registry.traffic,
    close: registry.close,
  }
}
