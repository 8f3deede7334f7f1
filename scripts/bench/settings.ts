import type { Fleet } from './fleet.ts'

/** What a registry's process is started with. */
export interface RegistrySettings {
  readonly fleet: Fleet
  readonly protocol: 'http1' | 'http2'
  /** Files. */
  readonly tls?: { readonly cert: string; readonly key: string }
  readonly hasTokens: boolean
  readonly limit?: Limit
}

export const ALLOWED_AT_ONCE = 8

/** 429 for what is more at once; `answerMs` passes before each answer, else nothing were at once. */
interface Limit {
  readonly answerMs: number
  readonly retryAfter: boolean
}

/** What a registry was asked for; `requests` with those that it has refused for being too many. */
export interface Traffic {
  requests: number
  refused: number
  connections: number
  /** Of bodies, without those of refusals. */
  bytes: number
}
