import { isDigest } from '../domain/image/digest.ts'
import { parseReference } from '../domain/image/reference.ts'
import { Malformed } from '../domain/values/problem.ts'

/** `pkg:docker/namespace/name@version?qualifiers#subpath`, package-url's purl-spec. */
const DOCKER = /^pkg:docker\/([^?#@]+)(?:@([^?#]*))?(?:\?([^#]*))?/

/**
 * The image that a package URL names, as a reference: `debian:bookworm-slim`. BuildKit's
 * util/purl keeps a pinned digest among the qualifiers.
 * @returns undefined where it names nothing that a registry could be asked for.
 */
export function imageOfPurl(purl: string): string | undefined {
  const [, path = '', version = '', qualifiers] = DOCKER.exec(purl) ?? []
  const pinned = new URLSearchParams(qualifiers).get('digest') ?? ''
  try {
    const tag = decodeURIComponent(version)
    const digest = [tag, pinned].find(isDigest)
    const name = [
      decodeURIComponent(path),
      tag === '' || tag === digest ? '' : `:${tag}`,
      digest === undefined ? '' : `@${digest}`,
    ].join('')
    // `oci:…` and its like would be files of this machine.
    return parseReference(name).kind === 'registry' ? name : undefined
  } catch (error) {
    if (error instanceof Malformed || error instanceof URIError) return undefined
    throw error
  }
}
