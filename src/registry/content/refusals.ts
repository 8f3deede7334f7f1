import type { RegistryReference } from '../../domain/image/reference.ts'
import {
  describe,
  loginCure,
  mayBeProxys,
  nameOf,
  PROXY_CURE,
  RegistryError,
} from '../transport/error.ts'
import { type HttpRequest, type HttpResponse, header } from '../transport/http.ts'

/** A registry that has the image, and lets nobody pull it: Harbor's 412, scanners' and firewalls' 403. */
const POLICY =
  /polic(?:y|ies)\b|vulnerabilit|download block|blocked (?:by|due)|quarantin|not signed|unsigned|signature (?:verification|required|missing)/i
/** Pages of any firewall speak of privacy policies and of what was blocked. */
const POLICY_PAGE = /quarantin/i
/** Clouds speak of policies too where an account may not do something, and some repeat the image's name. */
const PERMISSION =
  /not authorized to perform|-based policy|unauthorized to access|requested access to/i

function isPolicy(response: HttpResponse, { repository }: RegistryReference): boolean {
  if (response.status === 412) return true
  if (response.status !== 403) return false
  const words = describe(response).replaceAll(repository, '')
  if (POLICY.test(words)) return !PERMISSION.test(words)
  const isHtml = header(response.headers, 'content-type')?.includes('html') === true
  return isHtml && POLICY_PAGE.test(response.body.toString('utf8').replaceAll(repository, ''))
}

/** What a registry's refusal means, in its own words, and what to do about it. */
export function refusal(
  target: RegistryReference,
  request: Pick<HttpRequest, 'method' | 'url'>,
  response: HttpResponse,
): RegistryError {
  const { registry } = target
  const isElsewhere = response.url.origin !== request.url.origin
  const led = isElsewhere ? ` (led to ${response.url.origin})` : ''
  const reason = `${nameOf(request)}${led}: ${describe(response)}`
  if (mayBeProxys(response)) return new RegistryError('status', { reason, cure: PROXY_CURE })
  if (isElsewhere) {
    return new RegistryError(response.status === 403 ? 'refused' : 'status', {
      reason,
      cure: `Look at ${response.url.host}, where ${registry} leads whoever asks for this: a firewall or a proxy may keep this machine from it, or it wants a login of its own.`,
    })
  }
  if (isPolicy(response, target)) {
    return new RegistryError('refused', {
      reason,
      cure: `That is a policy of ${registry}, and no question of a login: look at the image’s scan and signature there, mend what it finds, or ask who runs the registry for an exception.`,
    })
  }
  if (response.status === 401 || response.status === 403) {
    return new RegistryError('refused', { reason, cure: loginCure(registry) })
  }
  return new RegistryError('status', {
    reason,
    cure: `Check that ${registry} is a container registry, and the image’s name.`,
  })
}

/** Go's, nginx's and Apache's answer to plain HTTP where TLS is spoken. */
export function wantsTls({ url }: HttpRequest, { body }: HttpResponse): boolean {
  const words = body.toString('utf8').slice(0, 2000)
  return (
    url.protocol === 'http:' && /HTTP request.{1,20}HTTPS (server|port)|SSL-enabled/i.test(words)
  )
}

export function plainRefused(request: HttpRequest): RegistryError {
  return new RegistryError('network', {
    reason: `${nameOf(request)}: 400, since TLS is spoken there`,
    cure: 'Check the registry’s host and port.',
  })
}
