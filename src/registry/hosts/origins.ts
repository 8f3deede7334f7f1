import { isLoopback } from '../../net/addresses.ts'
import { RegistryError } from '../transport/error.ts'
import { HostFacts } from '../transport/host-facts.ts'
import type { Clock } from '../transport/http.ts'

const DOCKER_HUB_HOST = 'registry-1.docker.io'

/** How a registry is spoken to. */
export interface Origin {
  readonly url: URL
  /** Whether a certificate has to convince. */
  readonly isVerified: boolean
}

/**
 * Finds out how a registry is spoken to. Over https; on this machine over plain HTTP first. A host
 * that the user lists as insecure may do without a certificate that convinces, or without TLS.
 */
export class Origins {
  private readonly insecure: readonly string[]
  private readonly found: HostFacts<Origin>
  private readonly ways = new Map<string, readonly [Origin, ...Origin[]]>()

  /** @param insecure hosts, `host` (every port of it) or `host:port`. */
  constructor(insecure: readonly string[], clock: Clock) {
    this.insecure = insecure.map((host) => host.toLowerCase())
    this.found = new HostFacts(clock)
  }

  /** Asks in the way that the registry understands; the first to ask finds it out. */
  async ask<Result>(registry: string, ask: (origin: Origin) => Promise<Result>): Promise<Result> {
    const ways = this.ways.get(registry) ?? this.candidates(registry)
    this.ways.set(registry, ways)
    const [only, ...others] = ways
    if (others.length === 0) return ask(only)
    const pending = this.found.of(registry)
    const known = pending && (await pending)
    if (known !== undefined) return ask(known)
    const trial = tryEach([only, ...others], ask)
    this.found.keep(
      registry,
      trial.then(({ origin }) => origin),
    )
    return (await trial).result
  }

  private candidates(registry: string): readonly [Origin, ...Origin[]] {
    const host = registry === 'docker.io' ? DOCKER_HUB_HOST : registry
    if (!URL.canParse(`https://${host}`)) throw noHost(registry)
    const secure = { url: new URL(`https://${host}`), isVerified: true }
    const plain = { url: new URL(`http://${host}`), isVerified: true }
    const { hostname } = plain.url
    const isListed = [host.toLowerCase(), hostname].some((name) => this.insecure.includes(name))
    if (isLoopback(hostname)) return [plain, secure, ...(isListed ? [unverified(secure)] : [])]
    return isListed ? [secure, unverified(secure), plain] : [secure]
  }
}

function unverified({ url }: Origin): Origin {
  return { url, isVerified: false }
}

async function tryEach<Result>(
  candidates: readonly Origin[],
  ask: (origin: Origin) => Promise<Result>,
): Promise<{ origin: Origin; result: Result }> {
  let failure: unknown
  for (const origin of candidates) {
    if (failure !== undefined && !isWorthTrying(origin, failure)) continue
    try {
      return { origin, result: await ask(origin) }
    } catch (error) {
      failure = moreTelling(failure, error)
    }
  }
  throw failure
}

/** Whether what failed in one way may go well in another. */
function isWorthTrying({ url, isVerified }: Origin, failure: unknown): boolean {
  if (!(failure instanceof RegistryError)) return false
  if (!isVerified) return failure.code === 'certificate'
  if (failure.code === 'no-tls') return url.protocol === 'http:'
  // Each protocol has a port of its own where none is named; where one is, nobody listens there.
  return failure.code === 'network' && (url.port === '' || !/ECONNREFUSED/.test(failure.message))
}

/** That TLS is not spoken either is no news of a host that has failed over plain HTTP. */
function moreTelling(first: unknown, second: unknown): unknown {
  const isNews = !(second instanceof RegistryError && second.code === 'no-tls')
  return first === undefined || isNews ? second : first
}

function noHost(registry: string): RegistryError {
  return new RegistryError('protocol', {
    reason: `${registry} is no address of a registry`,
    cure: 'Check the registry’s host and port in the budget file.',
  })
}
