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

/** The config of a manifest that is no image, OCI image-spec manifest.md. */
export const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json'

/** Configs of images; what else a config says it is names an artifact. */
export const CONFIG_TYPES: readonly string[] = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]

/** Types by which a server says nothing of the content. */
export const GENERIC_TYPES: readonly string[] = [
  '',
  'application/json',
  'application/octet-stream',
  'binary/octet-stream',
  'text/plain',
]

/** The media type of a Content-Type header, without its parameters. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType?.split(';')[0] ?? '').trim().toLowerCase()
}
