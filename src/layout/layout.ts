import * as z from 'zod/mini'
import type { Digest } from '../domain/image/digest.ts'
import type {
  Descriptor,
  ImageConfig,
  ImageIndex,
  Manifest,
  UnreadableEntry,
} from '../domain/image/manifest.ts'
import type { Provenance } from '../domain/image/provenance.ts'
import { isTag, type LayoutReference } from '../domain/image/reference.ts'
import { JUDGE_OTHERS, NoManifest } from '../domain/values/problem.ts'
import { oneLine } from '../domain/values/text.ts'
import type { BlobSink } from '../measure/image-source.ts'
import { provenanceIn } from '../oci/attestation.ts'
import { digestOf } from '../oci/digest.ts'
import { parseConfig, parseManifest, type Received } from '../oci/parse.ts'
import { readProvenance } from '../oci/provenance.ts'
import { choose } from './choose.ts'
import { asStored, unusable, WRITE_AGAIN } from './error.ts'
import type { LayoutFiles } from './files.ts'
import { parseFile } from './json.ts'
import type { Deadline } from './time-limit.ts'

const REF_NAME = 'org.opencontainers.image.ref.name'
const VERSION = '1.0.0'

const ociLayout = z.object({ imageLayoutVersion: z.string() })

/** An OCI image layout, OCI image-spec image-layout.md. Whatever it returns is verified. */
export class Layout {
  protected readonly files: LayoutFiles
  /** How errors call it: the reference without a tag. */
  protected readonly name: string

  constructor(files: LayoutFiles, name: string) {
    this.files = files
    this.name = name
  }

  /** @returns undefined when there is no such tag. */
  async resolve(reference: LayoutReference, _deadline: Deadline): Promise<Manifest | undefined> {
    const { manifests, unreadable = [] } = await this.index()
    // It may be the one that is meant.
    if (reference.name === undefined) asStored(() => refuseAny(unreadable))
    const found = choose(manifests, reference, {
      of: ({ annotations }) => [annotations[REF_NAME]].filter((name) => name !== undefined),
      equal: (name) => name === reference.name,
    })
    if (found === undefined) asStored(() => refuseAny(unreadable))
    return found && this.manifest(found)
  }

  /** @returns undefined when there is no such repository; a layout is one. */
  async tags(_reference: LayoutReference): Promise<readonly string[] | undefined> {
    const { manifests } = await this.index()
    const names = manifests.map(({ annotations }) => annotations[REF_NAME] ?? '')
    // It may be a whole reference too, OCI image-spec annotations.md.
    return [...new Set(names.filter(isTag))]
  }

  async manifest(descriptor: Descriptor): Promise<Manifest> {
    const received = await this.blob(descriptor)
    return asStored(() => parseManifest(received))
  }

  async config(descriptor: Descriptor): Promise<ImageConfig> {
    const received = await this.blob(descriptor)
    return asStored(() => parseConfig(received))
  }

  async provenance(attestation: Descriptor): Promise<Provenance | undefined> {
    const received = await this.blob(attestation)
    const statement = asStored(() => provenanceIn(received))
    return statement && readProvenance(await this.blob(statement))
  }

  async layer({ digest }: Descriptor, sink: BlobSink): Promise<void> {
    if ((await this.files.stream(blobPath(digest), sink)) !== undefined) return
    throw new NoManifest(`${this.name} lists ${digest}, and does not hold it`, WRITE_AGAIN)
  }

  /** What index.json lists. */
  protected async index(): Promise<ImageIndex> {
    await this.checkVersion()
    const bytes = await this.files.read('index.json')
    if (bytes === undefined) throw unusable(this.name, 'has no file index.json')
    const name = `${this.name}: index.json`
    const digest = digestOf(bytes)
    const index = asStored(() => parseManifest({ bytes, digest, contentType: undefined, name }))
    if (index.kind !== 'index') throw unusable(name, 'is no image index')
    return index
  }

  protected async holds({ digest }: Descriptor): Promise<boolean> {
    return (await this.files.read(blobPath(digest))) !== undefined
  }

  private async checkVersion(): Promise<void> {
    const bytes = await this.files.read('oci-layout')
    if (bytes === undefined) {
      throw unusable(this.name, 'has no file oci-layout, and so is no image layout', {
        cure: 'Check the path. What docker save writes is read as docker-archive:FILE.',
      })
    }
    const name = `${this.name}: oci-layout`
    const version = oneLine(parseFile(bytes, ociLayout, name).imageLayoutVersion, 50)
    if (version !== VERSION) {
      throw unusable(
        name,
        `says version ${JSON.stringify(version)}, and only ${VERSION} is known`,
        {
          cure: `Write the layout in version ${VERSION}, for example with skopeo copy.`,
        },
      )
    }
  }

  private async blob({ digest, bytes, mediaType, platform }: Descriptor): Promise<Received> {
    const path = blobPath(digest)
    const name = `${this.name}: ${path}`
    const content = await this.files.read(path)
    if (content === undefined) {
      const otherwise = platform ? ` Or, if it is left out on purpose, ${JUDGE_OTHERS}` : ''
      const what = `${this.name} lists ${digest}, and does not hold it`
      throw new NoManifest(what, `${WRITE_AGAIN}${otherwise}`)
    }
    if (content.length !== bytes) {
      throw unusable(name, `has ${content.length} bytes, where its descriptor says ${bytes}`)
    }
    const actual = digestOf(content, digest)
    if (actual !== digest) throw unusable(name, `has the digest ${actual}`)
    return { bytes: content, digest, contentType: mediaType, name }
  }
}

function refuseAny([first]: readonly UnreadableEntry[]): void {
  if (first !== undefined) throw first.error
}

/** A digest is hexadecimal, so that no path leads out of the layout. */
export function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(':', '/')}`
}
