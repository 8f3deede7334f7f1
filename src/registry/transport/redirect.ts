import { nameOf, RegistryError } from './error.ts'
import { type HttpRequest, type HttpResponse, header, type Send } from './http.ts'

const MAX_REDIRECTS = 10
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Follows redirects by hand: Authorization goes only to the origin it was meant for, and never
 * from https to http. Blob stores also fail when it is sent to them.
 */
export function withRedirects(send: Send): Send {
  return async (request) => {
    let current = request
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await send(current)
      if (!REDIRECTS.has(response.status) || request.method === 'POST') return response
      current = nextRequest(current, response)
    }
    throw refused(request, `more than ${MAX_REDIRECTS} redirects`)
  }
}

function nextRequest(request: HttpRequest, response: HttpResponse): HttpRequest {
  const location = header(response.headers, 'location') ?? ''
  if (location === '' || !URL.canParse(location, request.url.href)) {
    throw refused(request, 'a redirect without an address')
  }
  const url = new URL(location, request.url)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(request, `a redirect to ${JSON.stringify(url.protocol)}`)
  }
  if (request.url.protocol === 'https:' && url.protocol === 'http:') {
    throw refused(request, `a redirect from https to http://${url.host}`)
  }
  if (url.origin === request.url.origin) return { ...request, url }
  const { authorization: _, ...headers } = request.headers
  return { ...request, url, headers }
}

function refused(request: HttpRequest, what: string): RegistryError {
  return new RegistryError('redirect', {
    reason: `${nameOf(request)}: ${what} is not followed`,
    cure: 'Look at what answers for the registry: a proxy or a login page may stand before it.',
  })
}
