import { claimWords } from '../domain/explanation/base-claims.ts'
import { publicHistory } from '../domain/history/public-history.ts'
import type { Digest } from '../domain/image/digest.ts'
import type { ImageSize, Layer, Measurement } from '../domain/image/image.ts'
import type { ImageConfig } from '../domain/image/manifest.ts'
import type { Platform } from '../domain/image/platform.ts'
import { formatReference } from '../domain/image/reference.ts'
import { oneLine } from '../domain/values/text.ts'
import { MOST_TEXT } from './bounds.ts'
import { complaintOn } from './read-entry.ts'
import type { Entry, ImageEntry } from './schema.ts'

/** What was measured of one side of a service. */
export interface MeasuredSide {
  readonly service: string
  readonly side: 'head' | 'base'
  readonly measurement: Measurement
  /** By the digests of images; of those that were looked into. */
  readonly configs?: ReadonlyMap<Digest, ImageConfig>
  /** What the tag stood for at the end, where somebody has looked. */
  readonly movedTo?: Digest | null
}

/** The entries that tell of it: one for each platform, or one that says why there is none. */
export function entriesOf(measured: MeasuredSide): Entry[] {
  const { service, side, measurement } = measured
  if (measurement.kind === 'measured') {
    const entries = measurement.images.map((image) => imageEntry(measured, measurement, image))
    const complaint = entries.map(complaintOn).find((each) => each !== undefined)
    if (complaint === undefined) return entries
    const cure = 'It is beyond what a measurement file holds: check it where it is stored.'
    return [failed(measured, `${formatReference(measurement.reference)}: ${complaint}`, cure)]
  }
  if (measurement.kind === 'unmeasurable')
    return [failed(measured, measurement.reason, measurement.cure)]
  const message = `there is no image ${formatReference(measurement.reference)}`
  const reference = formatReference(measurement.reference)
  return [{ service, side, reference, failure: { code: 'missing', message, cure: '' } }]
}

function failed(
  { service, side, measurement }: MeasuredSide,
  message: string,
  cure: string,
): Entry {
  const { reference } = measurement
  return {
    service,
    side,
    reference: reference && formatReference(reference),
    failure: {
      code: 'unmeasurable',
      message: oneLine(message, MOST_TEXT),
      cure: oneLine(cure, MOST_TEXT),
    },
  }
}

function imageEntry(
  { service, side, configs, movedTo }: MeasuredSide,
  { reference, digest }: Extract<Measurement, { kind: 'measured' }>,
  image: ImageSize,
): ImageEntry {
  const { config, annotations, osFeatures, isForFeaturesAlone, attestation } = image
  const looked = configs?.get(image.digest)
  const claims = claimWords(annotations ?? {})
  return {
    service,
    side,
    reference: formatReference(reference),
    digest,
    platform: image.platform && platformFields(image.platform),
    imageDigest: image.digest,
    bytes: image.bytes,
    configDigest: config.digest,
    configBytes: config.bytes,
    layers: layersOf(image),
    estimated: image.isEstimated ?? false,
    ...(osFeatures?.length ? { osFeatures: [...osFeatures] } : {}),
    ...(isForFeaturesAlone ? { forFeaturesAlone: true } : {}),
    ...(Object.keys(claims).length === 0 ? {} : { annotations: claims }),
    ...(looked === undefined ? {} : { build: buildOf(looked) }),
    ...(attestation === undefined || reference.kind === 'layout'
      ? {}
      : { attestation: { digest: attestation.digest, bytes: attestation.bytes } }),
    ...(movedTo ? { movedTo } : {}),
  }
}

function platformFields({ os, architecture, variant, osVersion, osFeatures }: Platform) {
  return {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    ...(osVersion === undefined ? {} : { 'os.version': osVersion }),
    ...(osFeatures === undefined ? {} : { 'os.features': [...osFeatures] }),
  }
}

/** As the manifest lists them, a repeated one as often as it stands there. */
function layersOf({ layers, stack }: ImageSize): ImageEntry['layers'] {
  const known = new Map(layers.map((layer) => [layer.digest, layer]))
  const listed = stack === undefined ? layers : stack.flatMap((digest) => known.get(digest) ?? [])
  return listed.map((layer) => ({
    digest: layer.digest,
    bytes: layer.bytes,
    mediaType: mediaTypeOf(layer),
  }))
}

const TYPES = { none: 'tar', gzip: 'tar+gzip', zstd: 'tar+zstd', unknown: 'unknown' } as const

/** The type that says as much of a layer as is known here, OCI image-spec layer.md. */
function mediaTypeOf({ compression, foreign }: Layer): string {
  return `application/vnd.oci.image.layer.${foreign ? 'nondistributable.' : ''}v1.${TYPES[compression]}`
}

function buildOf({ platform, created, diffIds, history, labels }: ImageConfig) {
  return {
    platform: platform && platformFields(platform),
    created,
    diffIds: [...diffIds],
    history: publicHistory(history),
    labels: claimWords(labels),
  }
}
