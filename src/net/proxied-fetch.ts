import { type Dispatcher, fetch, type RequestInit } from 'undici'
import { proxiesOf } from './proxies.ts'

/** Node's own fetch knows no proxy. @param timeoutMs for a request, its answer's body included. */
export function proxiedFetch(timeoutMs: number) {
  const { httpProxy, httpsProxy, isFor } = proxiesOf(process.env)
  const proxies = { httpProxy, httpsProxy, noProxy: '' }
  let loading: Promise<Dispatcher> | undefined
  const proxy = () => {
    loading ??= import('./proxy-agent.ts').then((late) => new late.EnvHttpProxyAgent(proxies))
    return loading
  }
  return async (url: string, init: RequestInit) => {
    const way = isFor(new URL(url)) ? { dispatcher: await proxy() } : {}
    return fetch(url, { ...init, ...way, signal: AbortSignal.timeout(timeoutMs) })
  }
}
