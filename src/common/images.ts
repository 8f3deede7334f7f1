import type { Reference } from '../domain/image/reference.ts'
import type { Unmeasurable } from '../domain/values/problem.ts'
import type { createLayoutSource } from '../layout/source.ts'
import { askedBy, type ImageSource } from '../measure/image-source.ts'
import { withReportedConfigs } from '../measure/reported-configs.ts'
import {
  createPublicRegistry,
  createRegistry,
  type Registry,
  type RegistryOptions,
} from '../registry/create.ts'
import { plainWords as ofRegistry } from '../registry/plain-words.ts'
import type { Traffic } from '../registry/transport/http.ts'
import { inPlainWords } from './untrusted-images.ts'

interface ImagesOptions extends RegistryOptions {
  /** What relative paths of oci: and its like start from. */
  readonly directory: string
}

export interface Images {
  readonly source: ImageSource
  /**
   * The same for untrusted budgets, with nothing that anybody else has not: no credentials, no cache, public
   * addresses only, files of the directory only, and no words of what is asked.
   */
  readonly untrusted: ImageSource
  /**
   * Registries as anybody may ask them: what untrusted budgets are read by, without a line in the log, and
   * with errors in the words of servers. For whoever tells nothing but what has been proved.
   */
  readonly anonymous: ImageSource
  /** Of the source: how often an untrusted image was asked for would tell what came of it. */
  readonly traffic: Readonly<Traffic>
  readonly close: () => Promise<void>
}

/** One source for all references: registries over HTTP, layouts from files. */
export function createImages(options: ImagesOptions): Images {
  const { directory, log, timeoutMs } = options
  const registry = createRegistry(options)
  let open: Registry | undefined
  const anonymous = askedBy((_, question) => {
    open ??= createPublicRegistry(options)
    return question(open.images)
  })
  const confined = lateLayouts(directory, { isConfined: true, timeoutMs })
  return {
    source: withReportedConfigs(byKind(registry.images, lateLayouts(directory, { timeoutMs }))),
    untrusted: withReportedConfigs(inPlainWords(byKind(anonymous, confined), { wordsFor, log })),
    anonymous,
    traffic: registry.traffic,
    async close() {
      await Promise.all([registry.close(), open?.close()])
    },
  }
}

function byKind(registry: ImageSource, layouts: ImageSource): ImageSource {
  return askedBy(({ kind }, question) => question(kind === 'registry' ? registry : layouts))
}

/** Whoever names registries alone needs nothing of what reads archives. */
function lateLayouts(...options: Parameters<typeof createLayoutSource>): ImageSource {
  let loading: Promise<ImageSource> | undefined
  return askedBy(async (_, question) => {
    loading ??= import('../layout/source.ts').then((late) => late.createLayoutSource(...options))
    return question(await loading)
  })
}

async function wordsFor(error: Unmeasurable, { kind }: Reference) {
  if (kind === 'registry') return ofRegistry(error)
  const { plainWords } = await import('../layout/plain-words.ts')
  return plainWords(error)
}
