import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { digestOf, type RegistryContent, repositoryOf } from '../../src/embedded/content.ts'
import { END_OF_ARCHIVE, tarFile, tarHeader } from './tar-writer.ts'

/** One step of a build, and what its layer holds: null for a directory, a number for so many bytes of noise. */
export interface FilledStep {
  readonly command: string
  readonly files: Readonly<Record<string, string | Buffer | number | null>>
  /** How the layer is stored; gzip, where nothing is said. */
  readonly store?: (tar: Buffer) => Buffer
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const CONFIG = 'application/vnd.oci.image.config.v1+json'
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'

/** Pushes an image whose layers hold what they say, and not only their sizes. */
export function pushFilled(
  content: RegistryContent,
  name: string,
  steps: readonly FilledStep[],
): void {
  const [path = '', tag = ''] = name.split(':')
  const { blobs, manifests, tags } = repositoryOf(content, path)
  const keep = (blob: Buffer) => {
    const digest = digestOf(blob)
    blobs.set(digest, blob)
    return { digest, size: blob.length }
  }
  const stored = steps.map(({ files, store = gzipSync }) => {
    const tar = tarOfFiles(files)
    return { diffId: digestOf(tar), layer: { mediaType: LAYER, ...keep(store(tar)) } }
  })
  const config = {
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: stored.map(({ diffId }) => diffId) },
    history: steps.map(({ command }) => ({ created: '2026-01-01T00:00:00Z', created_by: command })),
  }
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: { mediaType: CONFIG, ...keep(Buffer.from(JSON.stringify(config))) },
      layers: stored.map(({ layer }) => layer),
    }),
  )
  manifests.set(digestOf(manifest), { mediaType: MANIFEST, body: manifest })
  tags.set(tag, digestOf(manifest))
}

export function tarOfFiles(files: FilledStep['files']): Buffer {
  const entries = Object.entries(files).map(([name, what]) => {
    if (what === null) return tarHeader({ name: `${name}/`, type: '5' })
    return tarFile({ name }, typeof what === 'number' ? noiseOf(name, what) : what)
  })
  return Buffer.concat([...entries, END_OF_ARCHIVE])
}

/** Bytes that no compression makes smaller, the same each time. */
export function noiseOf(seed: string, bytes: number): Buffer {
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes; at += 32) {
    pieces.push(createHash('sha256').update(`${seed} ${at}`).digest())
  }
  return Buffer.concat(pieces).subarray(0, bytes)
}

/** What pip leaves of a package. */
export function wheel(name: string, version: string, bytes: number): FilledStep['files'] {
  const site = 'usr/lib/python3/site-packages'
  const about = `${site}/${name}-${version}.dist-info`
  return {
    [`${about}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${about}/RECORD`]: `${name}/lib.so,,\n${name}-${version}.dist-info/METADATA,,\n`,
    [`${site}/${name}/lib.so`]: bytes,
  }
}
