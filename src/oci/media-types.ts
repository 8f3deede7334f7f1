/** OCI image-spec media-types.md, and Docker's "Image Manifest V 2, Schema 2". */
export const INDEX_TYPES: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]

export const IMAGE_TYPES: readonly string[] = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]

/** Docker's first format has no sizes. It is asked for last, so that it can be refused by name. */
export const SCHEMA_1_TYPES: readonly string[] = [
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
  'application/vnd.docker.distribution.manifest.v1+json',
]

const CONFIG_TYPES: readonly string[] = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]

/** What old registries made of any type: docker takes it for an image's (its distribution/registry.go). */
const ASSUMED_TYPES: readonly string[] = [
  '',
  'application/octet-stream',
  'application/json',
  'text/html',
]

/** Any other type of config names an artifact; so does an artifactType beside a config of a vague type. */
export function isImageConfig(mediaType: string, artifactType: string): boolean {
  const type = mediaTypeOf(mediaType)
  return CONFIG_TYPES.includes(type) || (artifactType === '' && ASSUMED_TYPES.includes(type))
}

/** Docker takes every config whose type begins like this for an image's. */
export function isDockerConfig(mediaType: string): boolean {
  const type = mediaTypeOf(mediaType)
  return ASSUMED_TYPES.includes(type) || /^application\/vnd\.(?:oci\.image|docker)\b/.test(type)
}

/** containerd unpacks every layer whose type begins like this (its images/mediatypes.go), whatever suffixes follow. */
const LAYER = /^application\/vnd\.(?:oci\.image\.layer\.|docker\.image\.rootfs\.|erofs\b)/

/** Whether a runtime unpacks it. */
export function isLayerType(mediaType: string): boolean {
  const type = mediaTypeOf(mediaType)
  return ASSUMED_TYPES.includes(type) || LAYER.test(type)
}

/** Types by which a server says nothing of the content. */
export const GENERIC_TYPES: readonly string[] = [
  '',
  'application/json',
  'application/octet-stream',
  'binary/octet-stream',
  'text/plain',
]

/** The media type of a Content-Type header, without its parameters. */
export function mediaTypeOf(contentType: string | null | undefined): string {
  return (contentType?.split(';')[0] ?? '').trim().toLowerCase()
}
