import { isDigest } from '../domain/image/digest.ts'
import { type AccessControl, TOKEN_PATH } from './access.ts'
import type { RegistryContent, Repository } from './content.ts'
import { failure, json, type RegistryRequest, type Reply, withHeaders } from './http.ts'
import { tagList } from './tag-list.ts'

interface Served {
  readonly content: RegistryContent
  readonly control: AccessControl
  readonly denied: readonly string[]
}

const CONTENT_PATH =
  /^\/v2\/(?<name>.+)\/(?<kind>manifests|blobs|tags(?=\/list$))\/(?<reference>[^/]+)$/
const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/

/** The ordinary reply of a registry: the distribution spec's endpoints for pulling, and tokens. */
export function replyTo(request: RegistryRequest, served: Served): Reply {
  const [path = '', query = ''] = request.path.split('?')
  const token = path === TOKEN_PATH ? served.control.token(request) : undefined
  if (token !== undefined) return token
  const reply = registryReply(request, { path, query }, served)
  return withHeaders(reply, { 'docker-distribution-api-version': 'registry/2.0' })
}

interface Address {
  readonly path: string
  readonly query: string
}

function registryReply(request: RegistryRequest, { path, query }: Address, served: Served): Reply {
  const { content, control, denied } = served
  const { name = '', kind, reference = '' } = CONTENT_PATH.exec(path)?.groups ?? {}
  if (kind === undefined && path !== '/v2/') return unsupported(404, 'there is nothing here')
  const refusal = control.refusal(request, kind === undefined ? undefined : name)
  if (refusal !== undefined) return refusal
  // Distribution has no HEAD for a list of tags.
  const methods = kind === 'tags' ? ['GET'] : ['GET', 'HEAD']
  if (!methods.includes(request.method)) {
    const allow = methods.join(', ')
    return withHeaders(unsupported(405, 'this registry is for pulling'), { allow })
  }
  if (kind === undefined) return json(200, {})
  if (denied.includes(name)) return denial(name)
  const found = find(content, { name, kind, reference, query })
  return wanted(request, found) ? found : notModified(found)
}

interface Wanted {
  readonly name: string
  readonly kind: string
  readonly reference: string
  readonly query: string
}

function find({ repositories }: RegistryContent, { name, kind, reference, query }: Wanted): Reply {
  if (!NAME.test(name)) {
    return failure(400, { code: 'NAME_INVALID', message: 'invalid repository name' })
  }
  const repository = repositories.get(name)
  if (repository === undefined) {
    const message = 'repository name not known to registry'
    return failure(404, { code: 'NAME_UNKNOWN', message, detail: { name } })
  }
  if (kind === 'tags') return tagList(name, [...repository.tags.keys()], query)
  const needsDigest = kind === 'blobs' || reference.includes(':')
  if (needsDigest && !isDigest(reference)) {
    return failure(400, {
      code: 'DIGEST_INVALID',
      message: 'invalid digest',
      detail: { reference },
    })
  }
  return kind === 'blobs' ? blob(repository, reference) : manifest(repository, reference)
}

function manifest({ tags, manifests }: Repository, reference: string): Reply {
  const digest = isDigest(reference) ? reference : tags.get(reference)
  const stored = digest === undefined ? undefined : manifests.get(digest)
  if (digest === undefined || stored === undefined) {
    const message = 'manifest unknown to registry'
    return failure(404, { code: 'MANIFEST_UNKNOWN', message, detail: { reference } })
  }
  return contentReply(digest, stored.mediaType, stored.body)
}

function blob({ blobs }: Repository, digest: string): Reply {
  const body = isDigest(digest) ? blobs.get(digest) : undefined
  if (body === undefined) {
    const message = 'blob unknown to registry'
    return failure(404, { code: 'BLOB_UNKNOWN', message, detail: { digest } })
  }
  return contentReply(digest, 'application/octet-stream', body)
}

function contentReply(digest: string, mediaType: string, body: Buffer): Reply {
  const etag = `"${digest}"`
  return {
    status: 200,
    headers: { 'content-type': mediaType, 'docker-content-digest': digest, etag },
    body,
  }
}

/** RFC 9110 section 13.1.2, with the weak comparison that it asks for. */
function wanted({ headers }: RegistryRequest, { headers: found = {} }: Reply): boolean {
  const tags = (headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace('W/', ''))
  const { etag } = found
  return typeof etag !== 'string' || !(tags.includes(etag) || tags.includes('*'))
}

function notModified({ headers }: Reply): Reply {
  return { status: 304, headers: { ...headers, 'content-length': undefined } }
}

function unsupported(status: number, message: string): Reply {
  return failure(status, { code: 'UNSUPPORTED', message })
}

function denial(name: string): Reply {
  const message = 'requested access to the resource is denied'
  return failure(403, { code: 'DENIED', message, detail: { name } })
}
