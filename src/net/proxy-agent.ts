/** In a file of its own: who has no proxy does not load what speaks to one. */
export { EnvHttpProxyAgent } from 'undici'
