import * as z from 'zod/mini'
import { Malformed } from '../../domain/values/problem.ts'
import { oneLine } from '../../domain/values/text.ts'
import { type Credential, secretsOf } from './credential.ts'

/** Docker writes null for nothing, and reads it so. */
const text = z.nullish(z.string())

const entry = z.nullable(
  z.object({
    auth: text,
    username: text,
    password: text,
    identitytoken: text,
    registrytoken: text,
  }),
)
type Entry = z.output<typeof entry>

const dockerConfig = z.object({
  auths: z.nullish(z.record(z.string(), z.unknown())),
  credHelpers: z.nullish(z.record(z.string(), z.unknown())),
  credsStore: text,
})

/** What `docker login` leaves behind: `config.json`, or containers' `auth.json`. */
export interface DockerConfig {
  readonly auths: ReadonlyMap<string, Entry>
  readonly credHelpers: ReadonlyMap<string, string | null>
  readonly credsStore: string | null | undefined
  /** Where entries are odd, which costs no other entry anything: `auths.HOST.auth`. */
  readonly odd: readonly string[]
}

/** @throws {Malformed} when it is not JSON of that shape; the text itself is never quoted. */
export function parseDockerConfig(text: string): DockerConfig {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Malformed('is not JSON')
  }
  const result = dockerConfig.safeParse(json)
  if (!result.success) {
    throw new Malformed(`is not a docker config: ${placeOf(result.error) || 'it'} is wrong`)
  }
  const { auths, credHelpers, credsStore } = result.data
  const odd: string[] = []
  const read = <Value>(part: string, given: typeof auths, schema: z.ZodMiniType<Value>) =>
    Object.entries(given ?? {}).map(([key, value]): [string, Value | undefined] => {
      const { data, error } = schema.safeParse(value)
      if (error) odd.push(oneLine([part, key, placeOf(error)].filter(Boolean).join('.'), 200))
      return [key, data]
    })
  const entries = read('auths', auths, entry).filter(isRead)
  for (const [key, value] of entries) {
    if (value?.auth && toCredential(value) === undefined)
      odd.push(oneLine(`auths.${key}.auth`, 200))
  }
  const helpers = read('credHelpers', credHelpers, z.nullable(z.string()))
  return {
    auths: new Map(auths === undefined ? legacyEntries(json) : entries),
    // Where a helper is named, however oddly, no other credential is sent instead.
    credHelpers: new Map(helpers.map(([host, name]) => [host, name === undefined ? ODD : name])),
    credsStore,
    odd,
  }
}

/** The name of no program. */
const ODD = '?'

function isRead<Value>(read: [string, Value | undefined]): read is [string, Value] {
  return read[1] !== undefined
}

function placeOf({ issues }: z.core.$ZodError): string {
  return issues[0]?.path.map(String).join('.') ?? ''
}

/** Docker's first form, `.dockercfg`: the entries themselves, and nothing around them. */
function legacyEntries(json: unknown): [string, Entry][] {
  return Object.entries(Object(json)).flatMap(([key, value]): [string, Entry][] => {
    const { data } = entry.safeParse(value)
    return data && toCredential(data) ? [[key, data]] : []
  })
}

const DOCKER_HUB_KEY = 'https://index.docker.io/v1/'
const DOCKER_HUB_HOSTS = ['index.docker.io', 'docker.io', 'registry-1.docker.io']

/** The key that docker files a registry's credential under. */
export function configKey(registry: string): string {
  return registry === 'docker.io' ? DOCKER_HUB_KEY : registry
}

/** The helper program that keeps a registry's credential, by `credHelpers` before `credsStore`. */
export function helperFor(config: DockerConfig, registry: string): string | undefined {
  const keys = [configKey(registry), registry]
  const key = keys.find((each) => config.credHelpers.has(each))
  // An empty name switches the store off for this host: the file's own entries count.
  return (key === undefined ? config.credsStore : config.credHelpers.get(key)) || undefined
}

/**
 * The credential of an image in the file: containers' auth.json may have one for a path, the
 * longest first; then the exact key; then any key of the same host, its scheme and path stripped.
 */
export function credentialIn(
  config: DockerConfig,
  registry: string,
  repository = '',
): Credential | undefined {
  const { auths } = config
  const segments = repository === '' ? [] : repository.split('/')
  const paths = segments.map((_, index) =>
    [registry, ...segments.slice(0, segments.length - index)].join('/'),
  )
  const exact = [...paths, configKey(registry), registry].find((key) => auths.has(key))
  const hosts = registry === 'docker.io' ? DOCKER_HUB_HOSTS : [registry]
  const key =
    exact ?? [...auths.keys()].find((each) => isHostKey(each) && hosts.includes(hostOf(each)))
  const found = auths.get(key ?? '')
  return found ? toCredential(found) : undefined
}

/** All that its entries hold, in every form. */
export function secretsIn({ auths }: DockerConfig): string[] {
  return [...auths.values()].flatMap((found) => {
    const credential = found && toCredential(found)
    return credential ? secretsOf(credential) : []
  })
}

/** A key with a path and no scheme is auth.json's way to mean that path only. */
function isHostKey(key: string): boolean {
  return /^https?:\/\//.test(key) || /^[^/]+(\/v[12])?\/?$/.test(key)
}

function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/')[0] ?? ''
}

function toCredential(found: NonNullable<Entry>): Credential | undefined {
  const { username, password } = loginOf(found)
  if (found.identitytoken) return { kind: 'identity', username, token: found.identitytoken }
  if (found.registrytoken) return { kind: 'bearer', token: found.registrytoken }
  return username === '' && password === '' ? undefined : { kind: 'basic', username, password }
}

/** `auth` overrides username and password; it is split at the first colon, and does not count without one. */
function loginOf({ auth, username, password }: NonNullable<Entry>) {
  if (!auth) return { username: username ?? '', password: password ?? '' }
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '')
  const colon = text.indexOf(':')
  if (colon < 0) return { username: '', password: '' }
  return { username: text.slice(0, colon), password: text.slice(colon + 1) }
}
