import type { ArtifactManifest, ImageManifest } from '../domain/image/manifest.ts'
import { nameWithoutSecrets, valueWithoutSecrets } from '../domain/secrets/mask.ts'
import { oneLine } from '../domain/values/text.ts'
import { descriptor, plainDescriptor } from './descriptor.ts'
import type { Envelope } from './envelope.ts'
import { isDockerConfig, isImageConfig, isLayerType } from './media-types.ts'
import { type Received, read, wrong } from './read.ts'

/** Each is told of, and each platform may list them all. */
const MOST_LAYERS = 2_000

/** An image, or what is stored in the same form: an artifact, an attestation, a signature. */
export function readImage(received: Received, json: Envelope): ImageManifest | ArtifactManifest {
  const config =
    plainDescriptor(json.config) ?? read(received, descriptor, json.config ?? undefined, 'config')
  const { digest } = received
  const { artifactType, layers: given } = json
  if (!isImageConfig(config.mediaType, artifactType ?? '')) {
    const what = nameWithoutSecrets(oneLine(artifactType || config.mediaType, 100))
    const mayRun = isDockerConfig(config.mediaType) || layerTypes(given).some(isLayerType)
    return { kind: 'artifact', digest, artifactType: what, ...(mayRun && { config }) }
  }
  if (given == null) throw wrong(received, 'has no layers')
  if (given.length > MOST_LAYERS) {
    throw wrong(
      received,
      `lists ${given.length} layers, and no runtime takes more than some hundreds`,
      'Build the image in fewer steps.',
    )
  }
  const layers = given.map(
    (layer, position) =>
      plainDescriptor(layer) ?? read(received, descriptor, layer, `layers[${position}]`),
  )
  const types = layerTypes(given)
  if (layers.length > 0 && !types.some(isLayerType)) {
    const named = types.slice(0, MAX_TYPES).map((type) => nameWithoutSecrets(oneLine(type, 100)))
    return { kind: 'artifact', digest, artifactType: named.join(', '), layerTypes: named, config }
  }
  return { kind: 'image', digest, config, layers, ...claimsOf(json) }
}

const MAX_TYPES = 3

/** Each once. One layer that a runtime unpacks makes an image of them all. */
function layerTypes(layers: readonly unknown[] | null | undefined): string[] {
  const types = (layers ?? []).map((layer) => {
    const type: unknown = Reflect.get(Object(layer), 'mediaType')
    return typeof type === 'string' ? type : ''
  })
  return [...new Set(types)]
}

/** A fleet keeps its manifests' annotations: only those that are looked at. */
function claimsOf({ annotations }: Envelope): Pick<ImageManifest, 'annotations'> {
  const claims = Object.entries(annotations ?? {}).filter(([name]) => name.startsWith(BASE_CLAIMS))
  return claims.length === 0
    ? {}
    : {
        annotations: Object.fromEntries(
          claims.map(([name, value]) => [name, valueWithoutSecrets(name, value)]),
        ),
      }
}

/** OCI image-spec annotations.md. */
const BASE_CLAIMS = 'org.opencontainers.image.base.'
