import { createHash } from 'node:crypto'
import type { Digest } from '../../src/domain/image/digest.ts'
import { emptyContent, type RegistryContent, repositoryOf } from '../../src/embedded/content.ts'
import { CONFIG, INDEX, MANIFEST, OCI } from './raw-manifests.ts'

const MIB = 1_048_576

export interface Entry {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
}

interface GivenImage {
  readonly MiB?: number
  /** What is in the config. */
  readonly config?: object
  readonly configType?: string | null
  readonly layerType?: string | null
  /** Further fields of the manifest. */
  readonly manifest?: object
}

/** A repository of the embedded registry, with whatever a test wants in it. */
export class RawRepository {
  readonly content: RegistryContent
  private readonly name: string

  constructor(name = 'acme/api', content: RegistryContent = emptyContent()) {
    this.name = name
    this.content = content
  }

  image(given: GivenImage = {}): Entry {
    const { MiB = 10, config = { os: 'linux', architecture: 'amd64' } } = given
    const { configType = CONFIG.mediaType, layerType = `${OCI}.layer.v1.tar+gzip` } = given
    const digest = layerDigest(MiB, config)
    return this.manifest({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: { ...this.blob(config), mediaType: configType },
      layers: [{ mediaType: layerType, digest, size: MiB * MIB }],
      ...given.manifest,
    })
  }

  /** What BuildKit writes of an image. */
  attestation(): Entry {
    const config = { os: 'unknown', architecture: 'unknown' }
    return this.image({ MiB: 1 / 256, config, layerType: 'application/vnd.in-toto+json' })
  }

  index(entries: readonly object[], given: object = {}): Entry {
    return this.manifest({ schemaVersion: 2, mediaType: INDEX, manifests: entries, ...given })
  }

  /** @param type what the registry sends it as. */
  manifest(json: object, type: string = Reflect.get(json, 'mediaType')): Entry {
    const body = Buffer.from(written(json))
    const digest = digestOf(body)
    repositoryOf(this.content, this.name).manifests.set(digest, { mediaType: type, body })
    return { mediaType: type, digest, size: body.length }
  }

  blob(json: object): { readonly digest: Digest; readonly size: number } {
    const body = Buffer.from(written(json))
    const digest = digestOf(body)
    repositoryOf(this.content, this.name).blobs.set(digest, body)
    return { digest, size: body.length }
  }

  tag(tag: string, { digest }: Entry): this {
    repositoryOf(this.content, this.name).tags.set(tag, digest)
    return this
  }
}

/** A key that ends in NUL is written without it, so that one may stand twice. */
function written(json: object): string {
  return JSON.stringify(json).replaceAll('\\u0000"', '"')
}

/** Of an image's one layer. */
export function layerDigest(MiB: number, config: object): Digest {
  return digestOf(`${MiB} MiB for ${JSON.stringify(config)}`)
}

function digestOf(content: string | Buffer): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
