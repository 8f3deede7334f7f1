import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from '@jest/globals'
import type { Measurement } from '../../src/domain/image/image.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import { measure, withConfigPlatforms } from '../../src/measure/measure.ts'
import { tarOf } from './tar-writer.ts'

export const INDEX = 'application/vnd.oci.image.index.v1+json'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const GZIP_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'
const CONFIG = 'application/vnd.oci.image.config.v1+json'

export interface Entry {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly platform?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

interface GivenImage {
  /** Of the layers; their contents are not in the layout, and nobody asks for them. */
  readonly layers?: readonly number[]
  readonly layerType?: string
  readonly architecture?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly history?: readonly object[]
  /** Of the uncompressed layers. */
  readonly diffIds?: readonly string[]
  readonly shell?: readonly string[]
}

export interface BuiltImage extends Entry {
  readonly config: Entry
  readonly layers: readonly Entry[]
}

/** An OCI image layout put together by hand, so that anything in it can be wrong. */
export class LayoutFiles {
  /** By path, in the order in which an archive has them. */
  readonly files = new Map<string, string | Buffer>([
    ['oci-layout', '{"imageLayoutVersion":"1.0.0"}'],
  ])
  private readonly index: Entry[] = []

  image(given: GivenImage = {}): BuiltImage {
    const { layers = [1000], layerType = GZIP_LAYER, architecture = 'amd64' } = given
    const { labels, shell, diffIds, history, annotations } = given
    const described = { Labels: labels, Shell: shell }
    const rootfs = diffIds && { type: 'layers', diff_ids: diffIds }
    const contents = { os: 'linux', architecture, config: described, rootfs, history }
    const config = this.blob(CONFIG, JSON.stringify(contents))
    const entries = layers.map((size, position) => ({
      mediaType: layerType,
      digest: `sha256:${sha256(`${position} ${size}`)}`,
      size,
    }))
    const manifest = { schemaVersion: 2, mediaType: MANIFEST, config, layers: entries, annotations }
    return { ...this.blob(MANIFEST, JSON.stringify(manifest)), config, layers: entries }
  }

  /** An index of images, each on the architecture that it is given under. */
  indexOf(images: Readonly<Record<string, Entry>>): Entry {
    const manifests = Object.entries(images).map(([architecture, { mediaType, digest, size }]) => ({
      mediaType,
      digest,
      size,
      platform: { os: 'linux', architecture },
    }))
    return this.blob(INDEX, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }))
  }

  blob(mediaType: string, content: string): Entry {
    const hex = sha256(content)
    this.files.set(`blobs/sha256/${hex}`, content)
    return { mediaType, digest: `sha256:${hex}`, size: Buffer.byteLength(content) }
  }

  /** Lists an entry in index.json, with a tag or with annotations. */
  list(
    { mediaType, digest, size }: Entry,
    tag?: string,
    annotations?: Readonly<Record<string, string>>,
  ): this {
    const name = tag === undefined ? {} : { 'org.opencontainers.image.ref.name': tag }
    this.index.push({ mediaType, digest, size, annotations: { ...name, ...annotations } })
    this.files.set('index.json', JSON.stringify({ schemaVersion: 2, manifests: this.index }))
    return this
  }

  tar(): Buffer {
    return tarOf(this.files)
  }

  async writeTo(directory: string): Promise<void> {
    for (const [path, content] of this.files) {
      const file = join(directory, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
    }
  }
}

/** The path of an entry's blob. */
export function pathOf({ digest }: Entry): string {
  return `blobs/${digest.replace(':', '/')}`
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

const directories: string[] = []

afterEach(async () => {
  await Promise.all(directories.splice(0).map((each) => rm(each, { recursive: true })))
})

/** A directory until the test ends. */
export async function aDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'layout-test-'))
  directories.push(directory)
  return directory
}

/** What a reference in a directory measures, with its platforms. */
export async function measureIn(directory: string, text: string): Promise<Measurement> {
  const source = createLayoutSource(directory)
  return withConfigPlatforms(source, await measure(source, parseReference(text)))
}

/** Writes the one file that a test is about, and measures it. */
export async function measureFile(text: string, content: Buffer): Promise<Measurement> {
  return measureIn(await directoryWith(text, content), text)
}

/** The tags in the one file that a test is about. */
export async function tagsInFile(text: string, content: Buffer) {
  return createLayoutSource(await directoryWith(text, content)).tags(parseReference(text))
}

/** What a reference names now in the one file that a test is about. */
export async function digestInFile(text: string, content: Buffer) {
  return createLayoutSource(await directoryWith(text, content)).currentDigest(parseReference(text))
}

async function directoryWith(text: string, content: Buffer): Promise<string> {
  const directory = await aDirectory()
  const reference = parseReference(text)
  if (reference.kind !== 'layout') throw new TypeError(`${text} is in no file`)
  await writeFile(join(directory, reference.path), content)
  return directory
}

/** Platform and bytes of each image, or what became of the measurement instead. */
export function sizesOf(measurement: Measurement): unknown {
  if (measurement.kind === 'missing') return 'missing'
  if (measurement.kind === 'unmeasurable') return measurement.reason
  return measurement.images.map(({ platform, bytes }) => [platform?.architecture, bytes])
}
