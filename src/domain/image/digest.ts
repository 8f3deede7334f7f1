/** `algorithm:hex` of a content, OCI image-spec descriptor.md "Digests". */
export type Digest = `sha256:${string}` | `sha512:${string}`

const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/

export function isDigest(text: string): text is Digest {
  return DIGEST.test(text)
}

/** The first hex digits, enough to recognise it by: `sha256:0a1b2c3d4e5f`. */
export function shortDigest(digest: Digest): string {
  const [algorithm, hex] = digest.split(':')
  return `${algorithm}:${hex?.slice(0, 12)}`
}
