import { isDigest } from '../../domain/image/digest.ts'
import type { Descriptor } from '../../domain/image/manifest.ts'
import type { RegistryReference } from '../../domain/image/reference.ts'
import type { BlobSink } from '../../measure/image-source.ts'
import { IMAGE_TYPES, INDEX_TYPES, SCHEMA_1_TYPES } from '../../oci/media-types.ts'
import type { Received } from '../../oci/parse.ts'
import { RegistryError } from '../transport/error.ts'
import { header } from '../transport/http.ts'
import type { TimeLimit } from '../transport/time-limit.ts'
import { passOnWarnings } from '../transport/warnings.ts'
import { unchanged, verified } from './content.ts'
import type { Repositories } from './repositories.ts'

const ACCEPT = [...INDEX_TYPES, ...IMAGE_TYPES, ...SCHEMA_1_TYPES].join(', ')

interface DownloadOptions {
  readonly maxBytes: number
  readonly limit: TimeLimit
  /** What the answer may well be, to be spared its transfer (RFC 9110, 13.1.2). */
  readonly known?: Received | undefined
}

/** What a HEAD tells of a manifest. */
interface Head {
  readonly digest: Received['digest']
  readonly bytes: number
}

/** Contents from a registry, verified; and its warnings, passed on. */
export class Downloads {
  private readonly repositories: Repositories
  private readonly warn: (message: string) => void

  constructor(repositories: Repositories, warn: (message: string) => void) {
    this.repositories = repositories
    this.warn = warn
  }

  /** @returns undefined when the registry has no such thing. */
  async get(
    target: RegistryReference,
    path: `manifests/${string}` | `blobs/${string}`,
    { maxBytes, limit, known }: DownloadOptions,
  ): Promise<Received | undefined> {
    const accept = path.startsWith('manifests/') ? { accept: ACCEPT } : {}
    const name = path.slice(path.indexOf('/') + 1)
    const wanted = isDigest(name) ? name : undefined
    for (let attempt = 1; ; attempt++) {
      const condition =
        known === undefined || attempt > 1 ? {} : { 'if-none-match': `"${known.digest}"` }
      const question = { path, headers: { ...accept, ...condition }, maxBytes }
      const response = await this.repositories.get(target, question, limit)
      passOnWarnings(response, this.warn)
      if (response === undefined) return undefined
      try {
        return response.status === 304 && known !== undefined && attempt === 1
          ? unchanged(response, known)
          : verified(response, wanted)
      } catch (error) {
        // A byte may flip on the way; that it does so twice is no accident.
        if (attempt === 2) throw error
      }
    }
  }

  /** @returns whether the registry has it. The sink verifies it. */
  async stream(
    target: RegistryReference,
    { digest, bytes }: Descriptor,
    { sink, limit }: { readonly sink: BlobSink; readonly limit: TimeLimit },
  ): Promise<boolean> {
    const question = { path: `blobs/${digest}`, headers: {}, maxBytes: bytes, sink }
    const response = await this.repositories.get(target, question, limit)
    passOnWarnings(response, this.warn)
    return response !== undefined
  }

  /**
   * What a tag or digest stands for, by HEAD, which no registry counts against a limit.
   * @returns undefined when only a GET can tell: refused, without digest or length, without HEAD.
   */
  async head(target: RegistryReference, name: string, limit: TimeLimit): Promise<Head | undefined> {
    const question = { path: `manifests/${name}`, headers: { accept: ACCEPT } }
    const response = await this.repositories.head(target, question, limit).catch(leftToGet)
    passOnWarnings(response, this.warn)
    const digest = header(response?.headers ?? {}, 'docker-content-digest') ?? ''
    const length = header(response?.headers ?? {}, 'content-length') ?? ''
    return isDigest(digest) && /^\d+$/.test(length) ? { digest, bytes: Number(length) } : undefined
  }
}

/** A GET is made in its place, and brings the registry's own words. */
function leftToGet(error: unknown): undefined {
  if (!(error instanceof RegistryError)) throw error
}
