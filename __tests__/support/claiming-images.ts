import { type Entry, INDEX, LayoutFiles } from './layout-files.ts'

const NAME = 'org.opencontainers.image.base.name'
const DIGEST = 'org.opencontainers.image.base.digest'

/** Wherever an image may say what it was built from. */
export const CLAIMS = [
  'a label',
  'a label with a digest',
  'an annotation',
  'buildpacks',
  'history',
  'provenance',
] as const

export type Claim = (typeof CLAIMS)[number]

/** An archive whose image says in that place what it was built from. */
export function claiming(claim: Claim, name: string, layers: readonly number[]): Buffer {
  const files = new LayoutFiles()
  const digest = `sha256:${'d'.repeat(64)}`
  const lifecycle = JSON.stringify({ runImage: { image: name, reference: `${name}@${digest}` } })
  switch (claim) {
    case 'a label':
      return files.list(files.image({ layers, labels: { [NAME]: name } })).tar()
    case 'a label with a digest': {
      const labels = { [NAME]: name, [DIGEST]: digest }
      return files.list(files.image({ layers, labels })).tar()
    }
    case 'an annotation':
      return files.list(files.image({ layers, annotations: { [NAME]: name } })).tar()
    case 'buildpacks': {
      const labels = { 'io.buildpacks.lifecycle.metadata': lifecycle }
      return files.list(files.image({ layers, labels })).tar()
    }
    case 'history': {
      const history = [{ created_by: 'CMD x', comment: `FROM ${name}`, empty_layer: true }]
      return files.list(files.image({ layers, history })).tar()
    }
    case 'provenance':
      return files.list(attested(files, files.image({ layers }), name)).tar()
  }
}

/** An index of the image and its provenance, as BuildKit writes it. */
function attested(files: LayoutFiles, image: Entry, name: string): Entry {
  const [repository, tag] = [name.slice(0, name.lastIndexOf(':')), name.split(':').at(-1)]
  const uri = `pkg:docker/${repository.split('/').map(encodeURIComponent).join('/')}@${tag}`
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://slsa.dev/provenance/v1',
    subject: [{ name: '_', digest: { sha256: image.digest.slice('sha256:'.length) } }],
    predicate: {
      buildDefinition: {
        resolvedDependencies: [{ uri, digest: { sha256: 'd'.repeat(64) } }],
      },
    },
  }
  const type = 'application/vnd.in-toto+json'
  const layer = {
    ...files.blob(type, JSON.stringify(statement)),
    annotations: { 'in-toto.io/predicate-type': statement.predicateType },
  }
  const config = files.blob('application/vnd.oci.image.config.v1+json', '{}')
  const manifest = { schemaVersion: 2, mediaType: image.mediaType, config, layers: [layer] }
  const attestation = {
    ...files.blob(image.mediaType, JSON.stringify(manifest)),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': image.digest,
    },
  }
  const { mediaType, digest, size } = image
  const platform = { os: 'linux', architecture: 'amd64' }
  const manifests = [{ mediaType, digest, size, platform }, attestation]
  return files.blob(INDEX, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }))
}

/** The seed of a layer of such an archive, for a registry that is to have it too. */
export function seedOf(layers: readonly number[], position: number): string {
  return `${position} ${layers[position]}`
}
