import { setTimeout as sleep } from 'node:timers/promises'
import { Authorizer } from './authorize.ts'
import { RegistryClient } from './client.ts'
import { type CredentialOptions, createCredentials } from './credentials.ts'
import { createDispatchers } from './dispatch.ts'
import type { Clock } from './http.ts'
import { Limiter } from './limiter.ts'
import { withRedirects } from './redirect.ts'
import { Repositories } from './repositories.ts'
import { withRetries } from './retry.ts'
import { Tokens } from './tokens.ts'
import { createWire, type Traffic } from './wire.ts'

const TIMEOUT_MS = 30_000

export interface RegistryOptions extends CredentialOptions {
  /** Registries, `host` or `host:port`, that may be spoken to over plain HTTP. */
  readonly insecure: readonly string[]
  /** Every secret that is read or fetched, before it is used. */
  readonly onSecret: (secret: string) => void
  /** A line for every exchange. */
  readonly log: (line: string) => void
}

export interface Registry {
  readonly images: RegistryClient
  readonly traffic: Readonly<Traffic>
  readonly close: () => Promise<void>
}

const clock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  sleep: (ms) => sleep(ms),
  random: Math.random,
}

/** The registry client, put together: wire, retries, redirects, authorization, verification. */
export function createRegistry(options: RegistryOptions): Registry {
  const { insecure, onSecret, warn, log } = options
  const traffic: Traffic = { count: 0, bytes: 0 }
  const limiters = new Map<string, Limiter>()
  const limiterFor = (host: string): Limiter => {
    const limiter = limiters.get(host) ?? new Limiter()
    limiters.set(host, limiter)
    return limiter
  }
  const { dispatcherFor, close } = createDispatchers()
  const wire = createWire({ dispatcherFor, clock, traffic, log })
  const onTooMany = (host: string) => limiterFor(host).shrink()
  const send = withRedirects(withRetries(wire, { clock, log, onTooMany }))
  const tokens = new Tokens({ send, clock, onSecret, warn })
  const credentials = createCredentials(options)
  const authorizer = new Authorizer({ send, tokens, credentials, onSecret, warn })
  const repositories = new Repositories({
    authorizer,
    limiterFor,
    clock,
    insecure,
    timeoutMs: TIMEOUT_MS,
  })
  return { images: new RegistryClient(repositories, warn), traffic, close }
}
