import type { Unmeasurable } from './domain/problem.ts'
import type { Reference } from './domain/reference.ts'
import { inPlainWords } from './hearsay.ts'
import { plainWords as ofLayout } from './layout/plain-words.ts'
import { createLayoutSource } from './layout/source.ts'
import { askedBy, type ImageSource } from './measure.ts'
import { createPublicRegistry, createRegistry, type RegistryOptions } from './registry/create.ts'
import type { Traffic } from './registry/http.ts'
import { plainWords as ofRegistry } from './registry/plain-words.ts'

interface ImagesOptions extends RegistryOptions {
  /** What relative paths of oci: and its like start from. */
  readonly directory: string
}

export interface Images {
  readonly source: ImageSource
  /**
   * The same for hearsay, with nothing that anybody else has not: no credentials, no cache, public
   * addresses only, files of the directory only, and no words of what is asked.
   */
  readonly hearsay: ImageSource
  /**
   * Registries as anybody may ask them: what hearsay is made of, without a line in the log, and
   * with errors in the words of servers. For whoever tells nothing but what has been proved.
   */
  readonly anonymous: ImageSource
  /** Of the source: how often hearsay was asked for would tell what came of it. */
  readonly traffic: Readonly<Traffic>
  readonly close: () => Promise<void>
}

/** One source for all references: registries over HTTP, layouts from files. */
export function createImages(options: ImagesOptions): Images {
  const { directory, log, timeoutMs } = options
  const [registry, open] = [createRegistry(options), createPublicRegistry(options)]
  const confined = createLayoutSource(directory, { isConfined: true, timeoutMs })
  return {
    source: byKind(registry.images, createLayoutSource(directory, { timeoutMs })),
    hearsay: inPlainWords(byKind(open.images, confined), { wordsFor, log }),
    anonymous: open.images,
    traffic: registry.traffic,
    async close() {
      await Promise.all([registry.close(), open.close()])
    },
  }
}

function byKind(registry: ImageSource, layouts: ImageSource): ImageSource {
  return askedBy(({ kind }, question) => question(kind === 'registry' ? registry : layouts))
}

function wordsFor(error: Unmeasurable, { kind }: Reference) {
  return kind === 'registry' ? ofRegistry(error) : ofLayout(error)
}
