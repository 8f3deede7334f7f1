import type { Digest } from '../domain/image/digest.ts'
import {
  digestOf,
  emptyContent,
  type RegistryContent,
  type Repository,
  repositoryOf,
} from './content.ts'
import { type ImageSpec, imageConfig, type LayerSpec, platformFields } from './image-config.ts'
import { provenanceOf } from './provenance.ts'
import { API, SEARCH, WEB, WORKER } from './shop.ts'

interface MediaTypes {
  readonly index: string
  readonly manifest: string
  readonly config: string
  readonly layer: string
}

const OCI: MediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
}

const DOCKER: MediaTypes = {
  index: 'application/vnd.docker.distribution.manifest.list.v2+json',
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
}

interface ImageOptions {
  /** Docker's media types (schema 2) instead of OCI's. */
  readonly docker?: boolean
}

interface IndexOptions extends ImageOptions {
  /** A provenance for every image, stored as BuildKit does it. */
  readonly attestations?: boolean
}

/** Adds a plain image under `repository:tag`. */
export function addImage(
  content: RegistryContent,
  name: string,
  spec: ImageSpec,
  { docker = false }: ImageOptions = {},
): Digest {
  const { repository, tag } = target(content, name)
  const { digest } = storeImage(repository, spec, docker ? DOCKER : OCI)
  repository.tags.set(tag, digest)
  return digest
}

/** Adds an index of images, one for each platform, under `repository:tag`. */
export function addIndex(
  content: RegistryContent,
  name: string,
  specs: readonly ImageSpec[],
  { attestations = false, docker = false }: IndexOptions = {},
): Digest {
  const { repository, tag } = target(content, name)
  const types = docker ? DOCKER : OCI
  const images = specs.map((spec) => ({
    ...storeImage(repository, spec, types),
    platform: platformFields(spec.platform),
  }))
  const provenances = attestations
    ? specs.map((spec, index) => storeAttestation(repository, images[index]?.digest ?? '', spec))
    : []
  const { digest } = storeManifest(repository, {
    schemaVersion: 2,
    mediaType: types.index,
    manifests: [...images, ...provenances],
  })
  repository.tags.set(tag, digest)
  return digest
}

/** The images of the demo: a small shop before (`main`) and after (`pr-7`) a pull request. */
export function demoContent(): RegistryContent {
  const content = emptyContent()
  addIndex(content, 'acme/api:main', API.base, { attestations: true })
  addIndex(content, 'acme/api:pr-7', API.head, { attestations: true })
  addImage(content, 'acme/web:main', WEB.base)
  addImage(content, 'acme/web:pr-7', WEB.head)
  addImage(content, 'acme/worker:main', WORKER, { docker: true })
  addImage(content, 'acme/worker:pr-7', WORKER, { docker: true })
  addIndex(content, 'acme/search:pr-7', [SEARCH], { attestations: true })
  return content
}

function target(content: RegistryContent, name: string): { repository: Repository; tag: string } {
  const [path, tag] = name.split(':')
  if (path === undefined || tag === undefined) throw new TypeError(`${name} is no repository:tag`)
  return { repository: repositoryOf(content, path), tag }
}

interface StoredDescriptor {
  readonly mediaType: string
  readonly digest: Digest
  readonly size: number
}

function storeImage(repository: Repository, spec: ImageSpec, types: MediaTypes): StoredDescriptor {
  return storeManifest(repository, {
    schemaVersion: 2,
    mediaType: types.manifest,
    config: storeBlob(repository, types.config, imageConfig(spec)),
    layers: spec.layers.map((layer) => layerDescriptor(layer, types)),
  })
}

function layerDescriptor(
  { seed, bytes, mediaType }: LayerSpec,
  { layer }: MediaTypes,
): StoredDescriptor {
  return { mediaType: mediaType ?? layer, digest: digestOf(seed), size: bytes }
}

const IN_TOTO = 'application/vnd.in-toto+json'
const SLSA = 'https://slsa.dev/provenance/v1'

/** The entry of an attestation, as BuildKit's docs/attestations/attestation-storage.md has it. */
function storeAttestation(repository: Repository, image: string, spec: ImageSpec): object {
  const statement = storeBlob(repository, IN_TOTO, provenanceOf(image, spec))
  const platform = { architecture: 'unknown', os: 'unknown' }
  const rootfs = { type: 'layers', diff_ids: [statement.digest] }
  const manifest = storeManifest(repository, {
    schemaVersion: 2,
    mediaType: OCI.manifest,
    config: storeBlob(repository, OCI.config, { ...platform, config: {}, rootfs }),
    layers: [{ ...statement, annotations: { 'in-toto.io/predicate-type': SLSA } }],
  })
  const annotations = {
    'vnd.docker.reference.digest': image,
    'vnd.docker.reference.type': 'attestation-manifest',
  }
  return { ...manifest, annotations, platform }
}

function storeManifest(
  { manifests }: Repository,
  manifest: { readonly mediaType: string; readonly [key: string]: unknown },
): StoredDescriptor {
  const body = Buffer.from(JSON.stringify(manifest))
  const descriptor = { mediaType: manifest.mediaType, digest: digestOf(body), size: body.length }
  manifests.set(descriptor.digest, { mediaType: manifest.mediaType, body })
  return descriptor
}

function storeBlob({ blobs }: Repository, mediaType: string, value: object): StoredDescriptor {
  const body = Buffer.from(JSON.stringify(value))
  const descriptor = { mediaType, digest: digestOf(body), size: body.length }
  blobs.set(descriptor.digest, body)
  return descriptor
}
