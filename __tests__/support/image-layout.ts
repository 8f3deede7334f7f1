import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runChecked } from './tools.ts'

/** One COPY of a Dockerfile: paths in the image, and what the files there hold. */
export type Layer = Readonly<Record<string, string | Buffer>>

export type Architecture = 'amd64' | 'arm64'

interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly platform?: { readonly os: string; readonly architecture: Architecture }
  readonly annotations?: Readonly<Record<string, string>>
}

interface Index {
  readonly schemaVersion: 2
  readonly mediaType?: string
  readonly manifests: readonly Descriptor[]
}

const REF_NAME = 'org.opencontainers.image.ref.name'
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'

/** Every date in an image, so that its digests are the same in every run. */
const CREATED = '2026-01-01T00:00:00Z'

/** Else skopeo may push a layer that it knows in another compression instead. */
const AS_IT_IS = ['--all', '--preserve-digests']

/** An OCI image layout in a directory, in which umoci builds images: it needs no privilege. */
export class ImageLayout {
  private readonly directory: string

  private constructor(directory: string) {
    this.directory = directory
  }

  static async create(directory: string): Promise<ImageLayout> {
    await runChecked('umoci', ['init', '--layout', directory])
    return new ImageLayout(directory)
  }

  /** @param steps what the history says of each layer, as BuildKit writes it */
  async build(
    tag: string,
    architecture: Architecture,
    layers: readonly Layer[],
    steps: readonly string[] = layers.map(copyStep),
  ): Promise<void> {
    const image = ['--image', `${this.directory}:${tag}`]
    await runChecked('umoci', ['new', ...image])
    for (const [index, layer] of layers.entries()) {
      await this.insert(image, layer, steps[index] ?? copyStep(layer))
    }
    const config = ['--created', CREATED, '--architecture', architecture, '--config.cmd', '/bin/sh']
    await runChecked('umoci', ['config', ...image, '--no-history', ...config])
  }

  /** Tags an index of the images `TAG-ARCHITECTURE`, which umoci does not make. */
  async index(tag: string, architectures: readonly Architecture[]): Promise<void> {
    const path = join(this.directory, 'index.json')
    const layout: Index = JSON.parse(await readFile(path, 'utf8'))
    const manifests = architectures.map((architecture) => {
      const name = `${tag}-${architecture}`
      const found = layout.manifests.find(({ annotations }) => annotations?.[REF_NAME] === name)
      if (found === undefined) throw new Error(`The layout has no image ${name}`)
      const { mediaType, digest, size } = found
      return { mediaType, digest, size, platform: { os: 'linux', architecture } }
    })
    const index: Index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests }
    const bytes = Buffer.from(JSON.stringify(index))
    const hex = createHash('sha256').update(bytes).digest('hex')
    await writeFile(join(this.directory, 'blobs', 'sha256', hex), bytes)
    const entry: Descriptor = {
      mediaType: INDEX_TYPE,
      digest: `sha256:${hex}`,
      size: bytes.length,
      annotations: { [REF_NAME]: tag },
    }
    await writeFile(path, JSON.stringify({ ...layout, manifests: [...layout.manifests, entry] }))
  }

  /** Pushes over plain HTTP. @returns the digest that the tag names then. */
  push(tag: string, target: string, options: readonly string[] = AS_IT_IS): Promise<string> {
    return this.copy(tag, `docker://${target}`, ['--dest-tls-verify=false', ...options])
  }

  /** Copies an image into another layout, its layers compressed by zstd. */
  async recompress(tag: string, target: ImageLayout): Promise<void> {
    await this.copy(tag, `oci:${target.directory}:${tag}`, ['--dest-compress-format', 'zstd'])
  }

  private async copy(tag: string, target: string, options: readonly string[]): Promise<string> {
    const digestFile = `${this.directory}.digest`
    const args = ['copy', '--quiet', '--digestfile', digestFile, ...options]
    const source = `oci:${this.directory}:${tag}`
    await runChecked('skopeo', ['--insecure-policy', ...args, source, target])
    return (await readFile(digestFile, 'utf8')).trim()
  }

  private async insert(image: readonly string[], layer: Layer, step: string): Promise<void> {
    const root = `${this.directory}.layer`
    await writeTree(root, layer)
    // Rootless, so that files belong to root whoever runs the tests.
    const history = ['--history.created', CREATED, '--history.created_by', step]
    await runChecked('umoci', ['insert', '--rootless', ...image, ...history, root, '/'])
    await rm(root, { recursive: true })
  }
}

function copyStep(layer: Layer): string {
  return `COPY ${Object.keys(layer).join(' ')} / # buildkit`
}

async function writeTree(root: string, layer: Layer): Promise<void> {
  const directories = new Set([root])
  for (const [name, content] of Object.entries(layer)) {
    const path = join(root, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    await settle(path)
    for (let parent = dirname(path); parent !== root; parent = dirname(parent))
      directories.add(parent)
  }
  for (const directory of directories) await settle(directory)
}

/** Neither the clock nor the umask may show in a digest. */
async function settle(path: string): Promise<void> {
  await chmod(path, 0o755)
  await utimes(path, new Date(CREATED), new Date(CREATED))
}
