import type { LookupAddress } from 'node:dns'
import { afterEach } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import type { RegistryOptions as EmbeddedOptions } from '../../src/embedded/registry.ts'
import { measure } from '../../src/measure/measure.ts'
import { createRegistry, type Registry, type RegistryOptions } from '../../src/registry/create.ts'
import type { Clock } from '../../src/registry/transport/http.ts'
import { fastClock } from './clocks.ts'
import { start } from './embedded-registry.ts'

const open: Registry[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((registry) => registry.close()))
})

interface GivenClient extends Partial<RegistryOptions> {
  readonly clock?: Clock
  /** The addresses of names, or `silence` for one that is never told; others cannot be looked up. */
  readonly names?: Readonly<Record<string, string>>
}

/** The whole client, without any credentials but those given, and everything that it says. */
export function aClient({ clock = fastClock(10), names = {}, ...given }: GivenClient = {}) {
  const logs: string[] = []
  const warnings: string[] = []
  const secrets: string[] = []
  const registry = createRegistry(
    {
      env: { HOME: '/nonexistent' },
      registryAuth: '',
      githubToken: '',
      insecure: [],
      onSecret: (secret) => secrets.push(secret),
      log: (line) => logs.push(line),
      warn: (message) => warnings.push(message),
      ...given,
    },
    { clock, resolve: (hostname) => resolveIn(names, hostname) },
  )
  open.push(registry)
  return {
    ...registry,
    logs,
    warnings,
    secrets,
    /** Measures, in the words that a report would have. */
    measure: (reference: string) => measure(registry.images, parseReference(reference)),
    /** `measured`, or why not. */
    outcome: async (reference: string) => {
      const measurement = await measure(registry.images, parseReference(reference))
      return measurement.kind === 'unmeasurable' ? measurement.reason : measurement.kind
    },
  }
}

async function resolveIn(
  names: Readonly<Record<string, string>>,
  hostname: string,
): Promise<readonly LookupAddress[]> {
  const address = names[hostname]
  if (address === 'silence') return new Promise(() => {})
  if (address === undefined) {
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' })
  }
  return [{ address, family: address.includes(':') ? 6 : 4 }]
}

/** What docker login writes, for one registry. */
export function loginTo(host: string, username: string, password: string): string {
  const auth = Buffer.from(`${username}:${password}`).toString('base64')
  return JSON.stringify({ auths: { [host]: { auth } } })
}

/** What becomes of one image of a registry that plays a habit or a fault. */
export async function outcomeWith(
  before: NonNullable<EmbeddedOptions['before']>,
  { reference = 'acme/api:main', ...given }: GivenClient & { readonly reference?: string } = {},
) {
  const { registry } = await start({ before })
  const client = aClient(given)
  const outcome = await client.outcome(`${registry.host}/${reference}`)
  return { outcome, requests: registry.requests, client, host: registry.host }
}
