import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Malformed, UsageError } from '../../domain/values/problem.ts'
import type { Credential } from './credential.ts'
import { askHelper, HelperError } from './credential-helper.ts'
import {
  credentialIn,
  type DockerConfig,
  helperFor,
  parseDockerConfig,
  secretsIn,
} from './docker-config.ts'

export interface CredentialOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The input registry-auth: a docker config as JSON. */
  readonly registryAuth: string
  /** The action's own token, for ghcr.io when nothing else is known of it. */
  readonly githubToken: string
  readonly warn: (message: string) => void
  /** For one credential helper, 10 s by default. */
  readonly helperTimeoutMs?: number
}

/** Finds the credential for a repository of a registry. */
export type FindCredential = (
  registry: string,
  repository: string,
) => Promise<Credential | undefined>

interface Source {
  readonly name: string
  readonly config: DockerConfig
}

/**
 * Looks where docker, podman and skopeo look: the input, DOCKER_AUTH_CONFIG, docker's config,
 * REGISTRY_AUTH_FILE, containers' auth.json; for ghcr.io, last, the action's own token.
 * The files are read once, and helpers asked once for each registry.
 * @throws {UsageError} when the input registry-auth cannot be read.
 */
export function createCredentials(options: CredentialOptions): FindCredential {
  const { env, registryAuth, githubToken, warn, helperTimeoutMs } = options
  const helperOptions = {
    env,
    ...(helperTimeoutMs === undefined ? {} : { timeoutMs: helperTimeoutMs }),
  }
  const input = registryAuth.trim() === '' ? [] : [inputSource(registryAuth, warn)]
  let sources: Promise<Source[]> | undefined
  const helped = new Map<string, Promise<Credential | 'failed' | undefined>>()

  return async (registry, repository) => {
    sources ??= readSources(env, warn)
    for (const { name, config } of [...input, ...(await sources)]) {
      const helper = helperFor(config, registry)
      if (helper !== undefined) {
        const key = `${helper} ${registry}`
        const answer = helped.get(key) ?? ask(helper, registry, { name, config })
        helped.set(key, answer)
        const credential = await answer
        // Whoever named a helper for this registry wants its credential and no other.
        if (credential === 'failed') return undefined
        if (credential !== undefined) return credential
      }
      const credential = credentialIn(config, registry, repository)
      if (credential !== undefined) return credential
    }
    if (registry !== 'ghcr.io' || githubToken === '' || !isOfGitHub(env)) return undefined
    return { kind: 'basic', username: 'x-access-token', password: githubToken }
  }

  async function ask(helper: string, registry: string, { name, config }: Source) {
    try {
      return await askHelper(helper, registry, { ...helperOptions, secrets: secretsIn(config) })
    } catch (error) {
      if (!(error instanceof HelperError)) throw error
      warn(`${registry} is asked without credentials: ${error.message} (named in ${name})`)
      return 'failed'
    }
  }
}

/** ghcr.io is github.com's: a token of another server is nothing to it, and none of its business. */
function isOfGitHub({ GITHUB_SERVER_URL: server }: CredentialOptions['env']): boolean {
  return /^https:\/\/github\.com\/?$/.test(server || 'https://github.com')
}

/** @throws {Malformed} */
function sourceOf(name: string, text: string, warn: (message: string) => void): Source {
  const config = parseDockerConfig(text)
  for (const place of config.odd) {
    warn(`${name}: ${place} is wrong; no credentials are taken from that entry`)
  }
  return { name, config }
}

function inputSource(text: string, warn: (message: string) => void): Source {
  const name = 'the input registry-auth'
  try {
    return sourceOf(name, text, warn)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    throw new UsageError(
      `${name} ${error.message}. It has to be what docker login writes: {"auths": {"HOST": {"auth": "…"}}}`,
    )
  }
}

async function readSources(
  env: CredentialOptions['env'],
  warn: (message: string) => void,
): Promise<Source[]> {
  const texts = await Promise.all(filesOf(env).map((file) => readText(file, warn)))
  const named = [
    { name: 'DOCKER_AUTH_CONFIG', text: env['DOCKER_AUTH_CONFIG'] || undefined },
    ...texts,
  ]
  return named.flatMap(({ name, text }) => {
    if (text === undefined || text.trim() === '') return []
    try {
      return [sourceOf(name, text, warn)]
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      warn(`${name} ${error.message}; no credentials are taken from it`)
      return []
    }
  })
}

interface ConfigFile {
  readonly name: string
  /** The variable that says where it is; undefined for a place where there may well be none. */
  readonly namedBy?: string
}

function filesOf(env: CredentialOptions['env']): ConfigFile[] {
  const home = env['HOME'] || homedir()
  const { DOCKER_CONFIG: docker, REGISTRY_AUTH_FILE: named, XDG_RUNTIME_DIR: runtime } = env
  const containers = (folder: string) => ({ name: join(folder, 'containers', 'auth.json') })
  return [
    docker
      ? { name: join(docker, 'config.json'), namedBy: 'DOCKER_CONFIG' }
      : { name: join(home, '.docker', 'config.json') },
    ...(named ? [{ name: named, namedBy: 'REGISTRY_AUTH_FILE' }] : []),
    ...(runtime ? [containers(runtime)] : []),
    containers(env['XDG_CONFIG_HOME'] || join(home, '.config')),
  ]
}

async function readText(
  { name, namedBy }: ConfigFile,
  warn: (message: string) => void,
): Promise<{ name: string; text: string | undefined }> {
  try {
    return { name, text: await readRegular(name) }
  } catch (error) {
    const code = String(Reflect.get(Object(error), 'code'))
    if (code !== 'ENOENT' || namedBy !== undefined) {
      const who = namedBy === undefined ? '' : `, which ${namedBy} names,`
      warn(
        `${name}${who} cannot be read (${code}${hintFor(code, namedBy)}); no credentials are taken from it`,
      )
    }
    return { name, text: undefined }
  }
}

/** A login file of any size that has one; whoever opens a pipe to read waits for its other end. */
async function readRegular(name: string): Promise<string> {
  const file = await open(name, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const found = await file.stat()
    if (found.isDirectory()) throw Object.assign(new Error(name), { code: 'EISDIR' })
    if (!found.isFile() || found.size > MAX_FILE_BYTES) throw new OddFileError()
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

const MAX_FILE_BYTES = 1024 * 1024

class OddFileError extends Error {
  readonly code = `not a regular file of at most ${MAX_FILE_BYTES / 1024 ** 2} MiB`
}

function hintFor(code: string, namedBy: string | undefined): string {
  if (code === 'ENOENT') return ': it is not there'
  if (code === 'EISDIR') return ': it is a folder'
  if (code === 'EACCES' || code === 'EPERM') return ': this user may not read it'
  return code === 'ENOTDIR' && namedBy === 'DOCKER_CONFIG'
    ? ': it has to name the folder of config.json'
    : ''
}
