import { parseManifest } from '../../src/oci/parse.ts'
import { aDigest } from './builders.ts'

/** Manifests as JSON, with whatever a test wants in them. */

export const OCI = 'application/vnd.oci.image'
export const DOCKER = 'application/vnd.docker'
export const MANIFEST = `${OCI}.manifest.v1+json`
export const INDEX = `${OCI}.index.v1+json`
export const CONFIG = { mediaType: `${OCI}.config.v1+json`, digest: aDigest('config'), size: 1500 }

export function received(json: unknown, contentType?: string) {
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  return { bytes: Buffer.from(text), digest: aDigest('manifest'), contentType, name: 'GET x' }
}

export function parse(json: object, contentType?: string) {
  return parseManifest(received(json, contentType))
}

export function layer(given: object = {}) {
  return { mediaType: `${OCI}.layer.v1.tar+gzip`, digest: aDigest('layer'), size: 100, ...given }
}

export function image(given: object = {}) {
  return { schemaVersion: 2, mediaType: MANIFEST, config: CONFIG, layers: [layer()], ...given }
}

export function entry(given: object = {}) {
  return {
    mediaType: MANIFEST,
    digest: aDigest('entry'),
    size: 500,
    platform: { os: 'linux', architecture: 'amd64' },
    ...given,
  }
}

export function index(...manifests: readonly unknown[]) {
  return { schemaVersion: 2, mediaType: INDEX, manifests }
}
