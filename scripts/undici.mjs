// What the bundle takes of undici. Its index also loads WebSockets, EventSource, mocks, caches and
// cookies, a third of the time until the first request; the bundle's users have none of them.
import api from 'undici/lib/api/index.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'

Object.assign(Dispatcher.prototype, api)

export { default as Agent } from 'undici/lib/dispatcher/agent.js'
export { default as EnvHttpProxyAgent } from 'undici/lib/dispatcher/env-http-proxy-agent.js'
export { default as ProxyAgent } from 'undici/lib/dispatcher/proxy-agent.js'

/** Only GitHub is spoken to by fetch, and it is loaded with it. */
export async function fetch(url, init) {
  const { default: web } = await import('undici/lib/web/fetch/index.js')
  return web.fetch(url, init)
}
