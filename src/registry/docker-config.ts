import * as z from 'zod/mini'
import { Malformed } from '../domain/problem.ts'
import type { Credential } from './credential.ts'

const entry = z.object({
  auth: z.optional(z.string()),
  username: z.optional(z.string()),
  password: z.optional(z.string()),
  identitytoken: z.optional(z.string()),
  registrytoken: z.optional(z.string()),
})

const dockerConfig = z.object({
  auths: z.nullish(z.record(z.string(), entry)),
  credHelpers: z.nullish(z.record(z.string(), z.string())),
  credsStore: z.nullish(z.string()),
})

/** What `docker login` leaves behind: `config.json`, or containers' `auth.json`. */
export type DockerConfig = z.output<typeof dockerConfig>

/** Docker's first form, `.dockercfg`: the entries themselves, and nothing around them. */
const legacyConfig = z.record(z.string(), z.catch(z.nullable(entry), null))

/** @throws {Malformed} when it is not JSON of that shape; the text itself is never quoted. */
export function parseDockerConfig(text: string): DockerConfig {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Malformed('is not JSON')
  }
  const result = dockerConfig.safeParse(json)
  if (result.success) {
    const { auths = legacyEntries(json) } = result.data
    return { ...result.data, auths }
  }
  const [issue] = result.error.issues
  throw new Malformed(
    `is not a docker config: ${issue?.path.map(String).join('.') || 'it'} is wrong`,
  )
}

function legacyEntries(json: unknown): DockerConfig['auths'] {
  const read = legacyConfig.safeParse(json).data ?? {}
  const entries = Object.entries(read).filter(([, found]) => found && toCredential(found))
  return Object.fromEntries(entries) as DockerConfig['auths']
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
  const helpers = config.credHelpers ?? {}
  const key = keys.find((each) => Object.hasOwn(helpers, each))
  // An empty name switches the store off for this host: the file's own entries count.
  return (key === undefined ? config.credsStore : helpers[key]) || undefined
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
  const auths = config.auths ?? {}
  const segments = repository === '' ? [] : repository.split('/')
  const paths = segments.map((_, index) =>
    [registry, ...segments.slice(0, segments.length - index)].join('/'),
  )
  const exact = [...paths, configKey(registry), registry].find((key) => Object.hasOwn(auths, key))
  const hosts = registry === 'docker.io' ? DOCKER_HUB_HOSTS : [registry]
  const key =
    exact ?? Object.keys(auths).find((each) => isHostKey(each) && hosts.includes(hostOf(each)))
  const found = key === undefined ? undefined : auths[key]
  return found && toCredential(found)
}

/** A key with a path and no scheme is auth.json's way to mean that path only. */
function isHostKey(key: string): boolean {
  return /^https?:\/\//.test(key) || /^[^/]+(\/v[12])?\/?$/.test(key)
}

function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/')[0] ?? ''
}

function toCredential(found: z.output<typeof entry>): Credential | undefined {
  const [username, password] = split(found)
  if (found.identitytoken) return { kind: 'identity', username, token: found.identitytoken }
  if (found.registrytoken) return { kind: 'bearer', token: found.registrytoken }
  return username === '' && password === '' ? undefined : { kind: 'basic', username, password }
}

/** `auth` overrides username and password; it is split at the first colon, and without one is nothing. */
function split({ auth, username, password }: z.output<typeof entry>): [string, string] {
  if (!auth) return [username ?? '', password ?? '']
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '')
  const colon = text.indexOf(':')
  return colon < 0 ? ['', ''] : [text.slice(0, colon), text.slice(colon + 1)]
}
