// What the bundle takes of undici. Its index also loads WebSockets, EventSource, mocks, caches and
// cookies, a third of the time until the first request; the bundle's users have none of them. What
// is for proxies is in undici-proxies.mjs.
export { default as Agent } from 'undici/lib/dispatcher/agent.js'

/** Only GitHub is spoken to by fetch, and it is loaded with it. */
export async function fetch(url, init) {
  const late = await import('./undici-fetch.mjs')
  return late.fetch(url, init)
}
