import { lookup } from 'node:dns/promises'
import type { ImageSource } from '../measure/image-source.ts'
import { Authorizer } from './auth/authorize.ts'
import type { Scheme } from './auth/challenge.ts'
import {
  type CredentialOptions,
  createCredentials,
  type FindCredential,
} from './auth/credentials.ts'
import { Logins, type Target } from './auth/logins.ts'
import { Secrets } from './auth/secrets.ts'
import { Tokens } from './auth/tokens.ts'
import { RegistryClient } from './client.ts'
import { createCache } from './content/cache.ts'
import { Downloads } from './content/downloads.ts'
import { Manifests } from './content/manifests.ts'
import { Repositories } from './content/repositories.ts'
import { TagLists } from './content/tag-lists.ts'
import type { Resolve } from './hosts/address.ts'
import { createDispatchers } from './hosts/dispatch.ts'
import { Origins } from './hosts/origins.ts'
import { publicOnly } from './hosts/public-only.ts'
import { HostFacts } from './transport/host-facts.ts'
import type { Clock, Traffic } from './transport/http.ts'
import { withRedirects } from './transport/redirect.ts'
import { withRetries } from './transport/retry.ts'
import { TimeLimit } from './transport/time-limit.ts'
import { createTransport } from './transport/transport.ts'

const TIMEOUT_MS = 30_000
/** Gigabytes over a slow line; a server that stays silent is given up much sooner. */
const LAYER_TIMEOUT_MS = 15 * 60_000

export interface RegistryOptions extends CredentialOptions {
  /** Registries, `host` or `host:port`, that may do without TLS, or without a good certificate. */
  readonly insecure: readonly string[]
  /** Token servers, `host` or `host:port`, that may get the credentials of registries elsewhere. */
  readonly authHosts?: readonly string[]
  /** Where manifests of earlier runs are kept. */
  readonly cacheDir?: string | undefined
  /** For one image as a whole, 30 s by default. */
  readonly timeoutMs?: number | undefined
  /** Every secret that is read or fetched, before it is used. */
  readonly onSecret: (secret: string) => void
  /** A line for every exchange. */
  readonly log: (line: string) => void
}

export interface Registry {
  readonly images: ImageSource
  readonly traffic: Readonly<Traffic>
  readonly close: () => Promise<void>
}

/** Time, chance and names, passed in. */
interface System {
  readonly clock: Clock
  readonly resolve: Resolve
  /** Nobody waits any more. */
  readonly end?: () => void
}

function realSystem(): System {
  const asleep = new Set<NodeJS.Timeout>()
  let isOver = false
  return {
    clock: {
      now: () => performance.now(),
      date: () => Date.now(),
      sleep: (ms) =>
        new Promise((resolve) => {
          if (isOver) return
          const timer = setTimeout(() => {
            asleep.delete(timer)
            resolve()
          }, ms)
          asleep.add(timer)
        }),
      after(ms, call) {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
      random: Math.random,
    },
    resolve: (hostname) => lookup(hostname, { all: true }),
    end() {
      isOver = true
      for (const timer of asleep) clearTimeout(timer)
    },
  }
}

/** The registry client for what the user names. */
export function createRegistry(options: RegistryOptions, system = realSystem()): Registry {
  const credentialsWith = (warn: Parts['warn']) => createCredentials({ ...options, warn })
  return assemble({ ...options, credentialsWith, isUntrusted: false }, system)
}

/**
 * A client of its own, for what somebody names who may be anybody: no login is read, nothing is
 * kept, and nothing that a server says is told. An anonymous token is nobody's secret.
 */
export function createPublicRegistry(
  { env, timeoutMs }: Pick<RegistryOptions, 'env' | 'timeoutMs'>,
  system = realSystem(),
): Registry {
  const nobody = async () => undefined
  const silence = () => {}
  const told = { onSecret: silence, log: silence, warn: silence }
  const parts = { credentialsWith: () => nobody, insecure: [], isUntrusted: true }
  return assemble({ env, timeoutMs, ...told, ...parts }, system)
}

interface Parts extends Omit<RegistryOptions, keyof CredentialOptions> {
  readonly env: CredentialOptions['env']
  readonly warn: (message: string) => void
  readonly credentialsWith: (warn: Parts['warn']) => FindCredential
  /** Then all is asked for over https, at public addresses. */
  readonly isUntrusted: boolean
}

/** Wire, retries, redirects, authorization, verification. */
function assemble(options: Parts, system: System): Registry {
  const { clock, resolve } = system
  const { env, insecure, authHosts = [], cacheDir, timeoutMs = TIMEOUT_MS } = options
  const { isUntrusted } = options
  const traffic: Traffic = { count: 0, bytes: 0 }
  const secrets = new Secrets(options.onSecret)
  const onSecret = (secret: string) => secrets.add(secret)
  const log = (line: string) => options.log(secrets.redact(line))
  const warn = once((message) => options.warn(secrets.redact(message)))

  const { close, isProxied, ...dispatchers } = createDispatchers(env, resolve)
  const dispatcherFor = isUntrusted
    ? publicOnly({ ...dispatchers, isProxied, resolve })
    : dispatchers.dispatcherFor
  const transport = createTransport({ dispatcherFor, isProxied, clock, traffic, log })
  const send = withRedirects(withRetries(transport, { clock, log }))
  const tokens = new Tokens({ send, clock, onSecret, warn })
  const credentials = options.credentialsWith(warn)
  const logins = new Logins({ credentials, onSecret, warn })
  const schemes = new HostFacts<Scheme>(clock)
  const authorizer = new Authorizer({ send, tokens, logins, schemes, warn })
  const origins = new Origins(insecure, clock)
  const repositories = new Repositories({ authorizer, origins, authHosts, isUntrusted })
  const downloads = new Downloads(repositories, warn)
  const accountFor = (target: Target) => logins.accountFor(target)
  const cache =
    cacheDir === undefined
      ? undefined
      : createCache({ directory: cacheDir, accountFor, warn, date: clock.date })
  const manifests = new Manifests(downloads, cache)
  const tagLists = new TagLists(repositories, warn)
  const newLimit = () => new TimeLimit(timeoutMs, clock)
  const newLayerLimit = () => new TimeLimit(LAYER_TIMEOUT_MS, clock)
  const contents = { manifests, tagLists, downloads, cache }
  const client = new RegistryClient({ ...contents, newLimit, newLayerLimit })
  return {
    images: secrets.keepFrom(client),
    traffic,
    async close() {
      // What was given up may be about to try again, and would hold up the end of the process.
      system.end?.()
      await Promise.all([close(), cache?.prune()])
    },
  }
}

/** Forty images of one registry need not be told the same forty times. */
function once(warn: (message: string) => void): (message: string) => void {
  const told = new Set<string>()
  return (message) => {
    if (!told.has(message)) warn(message)
    told.add(message)
  }
}
