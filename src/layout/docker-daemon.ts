import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import * as z from 'zod/mini'
import type { Digest } from '../domain/image/digest.ts'
import type { Descriptor, ImageConfig, ImageManifest, Manifest } from '../domain/image/manifest.ts'
import type { LayoutReference } from '../domain/image/reference.ts'
import { MIB } from '../domain/values/bytes.ts'
import { oneLine } from '../domain/values/text.ts'
import { digestOf } from '../oci/digest.ts'
import { listOf } from '../oci/lists.ts'
import { parseConfig } from '../oci/parse.ts'
import { TarError } from '../tar/error.ts'
import { readerOf } from './byte-reader.ts'
import { asStored, systemCode, unusable } from './error.ts'
import { MAX_FILE_BYTES } from './files.ts'
import { parseFile } from './json.ts'
import { tarEntries } from './tar.ts'
import type { Deadline } from './time-limit.ts'

const GZIP_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'
const ZSTD_LAYER = 'application/vnd.oci.image.layer.v1.tar+zstd'
const CONFIG = 'application/vnd.oci.image.config.v1+json'
const GZIP = Buffer.of(0x1f, 0x8b)
const ZSTD = Buffer.of(0x28, 0xb5, 0x2f, 0xfd)

/** Names, configs and manifests together. */
const MOST_KEPT_BYTES = 64 * MIB
const MOST_ERROR = 2_000

const saved = listOf(z.object({ Config: z.string(), Layers: z.nullish(listOf(z.string())) }))

/** An image that docker has, with the sizes that a push would likely give its layers. */
export interface SavedImage {
  readonly manifest: Manifest
  readonly config: ImageConfig
}

/**
 * Reads an image out of docker's own store: `docker save`, as it comes, is compressed by gzip, and
 * nothing but its sizes is kept.
 * @returns undefined when docker has no such image.
 */
export async function saveImage(
  reference: LayoutReference,
  name: string,
  { signal }: Deadline,
): Promise<SavedImage | undefined> {
  // What is read of it ends with the time, or with the first mistake in it.
  const docker = spawn('docker', ['save', imageName(reference)], {
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    docker.once('error', reject)
    docker.once('close', resolve)
  })
  ended.catch(() => {})
  let complaint = ''
  docker.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(0, MOST_ERROR)
  })
  try {
    const files = await savedFiles(docker.stdout, name)
    if ((await ended) === 0) return imageOf(files, name)
  } catch (error) {
    // What docker says of it tells more than that its output is no archive.
    const isTold = error instanceof TarError && (await ended.catch(asRefusal(name))) !== 0
    if (!isTold) throw error instanceof TarError ? unusable(name, error.message, {}) : error
  } finally {
    docker.kill('SIGKILL')
  }
  if (/no such image|does not exist/i.test(complaint)) return undefined
  throw unusable(
    name,
    `cannot be saved: ${oneLine(complaint, 300).replace(/[.?!]+$/, '') || 'docker save failed'}`,
    {
      cure: 'See whether docker runs here: docker info. Or name the image in a registry.',
    },
  )
}

/** Without a tag, docker would save all of them. */
function imageName({ path, name }: LayoutReference): string {
  if (name !== undefined) return `${path}:${name}`
  return /^[a-f0-9]{12,64}$/.test(path) ? path : `${path}:latest`
}

function asRefusal(name: string) {
  return (cause: unknown): never => {
    if (systemCode(cause) !== 'ENOENT') throw cause
    throw unusable(name, 'cannot be read: there is no docker command here', {
      cure: 'Install docker; or write the image into a file, and measure it as oci-archive:FILE.',
      cause,
    })
  }
}

/** A layer: how long it is compressed, and which content it is. */
interface Weighed {
  readonly digest: Digest
  readonly bytes: number
  readonly mediaType: string
}

interface SavedFiles {
  /** Those that may be JSON, by path. */
  readonly texts: ReadonlyMap<string, Buffer>
  /** All others, by path, and by the digest of their content. */
  readonly layers: ReadonlyMap<string, Weighed>
}

async function savedFiles(output: NodeJS.ReadableStream, name: string): Promise<SavedFiles> {
  const texts = new Map<string, Buffer>()
  const layers = new Map<string, Weighed>()
  let kept = 0
  const reader = readerOf(output as Parameters<typeof readerOf>[0])
  for await (const entry of tarEntries(reader)) {
    const path = entry.name.replace(/^\.\//, '')
    const small = entry.bytes <= MAX_FILE_BYTES ? await entry.read() : undefined
    if (small !== undefined && /^\s*[{[]/.test(small.toString('latin1', 0, 100))) {
      kept += small.length
      if (kept > MOST_KEPT_BYTES) throw unusable(name, 'holds too much that is no layer')
      texts.set(path, small)
      continue
    }
    const layer = await weigh(small === undefined ? entry.pieces() : [small])
    layers.set(path, layer)
    layers.set(layer.digest, layer)
  }
  return { texts, layers }
}

/** What is compressed already is pushed as it is. */
async function weigh(content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Weighed> {
  const hash = createHash('sha256')
  let [bytes, compressed] = [0, 0]
  let magic: Buffer | undefined
  const seen = async function* () {
    for await (const piece of content) {
      magic ??= piece.subarray(0, 4)
      hash.update(piece)
      bytes += piece.length
      if (!isCompressed(magic)) yield piece
    }
  }
  await pipeline(seen, createGzip(), async (packed: AsyncIterable<Buffer>) => {
    for await (const piece of packed) compressed += piece.length
  })
  const digest: Digest = `sha256:${hash.digest('hex')}`
  return magic !== undefined && isCompressed(magic)
    ? { digest, bytes, mediaType: magic.equals(ZSTD) ? ZSTD_LAYER : GZIP_LAYER }
    : { digest, bytes: compressed, mediaType: GZIP_LAYER }
}

function isCompressed(magic: Buffer): boolean {
  return magic.subarray(0, 2).equals(GZIP) || magic.equals(ZSTD)
}

function imageOf({ texts, layers }: SavedFiles, name: string): SavedImage {
  const list = texts.get('manifest.json')
  if (list === undefined) throw unusable(name, 'was saved without a manifest.json')
  const [image, ...others] = parseFile(list, saved, `${name}: manifest.json`)
  if (image === undefined || others.length > 0)
    throw unusable(name, `was saved as ${others.length + (image ? 1 : 0)} images, not as one`)
  const bytes = texts.get(image.Config)
  if (bytes === undefined) throw unusable(name, 'was saved without its config')
  const digest = digestOf(bytes)
  const received = {
    bytes,
    digest,
    contentType: undefined,
    name: `${name}: ${oneLine(image.Config, 100)}`,
  }
  const config = asStored(() => parseConfig(received))
  const found = (image.Layers ?? []).map((path, at) => {
    // Older dockers save a layer once, and link to it by other names.
    const layer = layers.get(path) ?? layers.get(config.diffIds[at] ?? '')
    if (layer === undefined) throw unusable(name, `was saved without ${oneLine(path, 100)}`)
    return { ...layer, annotations: {} }
  })
  const described: Descriptor = { mediaType: CONFIG, digest, bytes: bytes.length, annotations: {} }
  const manifest: ImageManifest = {
    kind: 'image',
    digest,
    config: described,
    layers: found,
    isEstimated: true,
  }
  return { manifest, config }
}
