import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import type { Account, Habits } from './habits.ts'

/** Where the users of registries have their logins. */
export type Way =
  | 'the workflow’s token'
  | 'docker login'
  | 'DOCKER_CONFIG'
  | 'DOCKER_AUTH_CONFIG'
  | 'REGISTRY_AUTH_FILE'
  | 'a credential helper'
  | 'registry-auth'

export interface Login {
  readonly inputs: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
}

/** Leaves a login in a folder, or wherever it is found there. */
export async function logIn(habits: Habits, way: Way, folder: string): Promise<Login> {
  const config = dockerConfig([habits])
  const file = async (path: string, text = config) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
    return join(folder, path)
  }
  switch (way) {
    case 'the workflow’s token':
      return { inputs: {}, env: {} }
    case 'docker login':
      await file('.docker/config.json')
      return { inputs: {}, env: { HOME: folder } }
    case 'DOCKER_CONFIG':
      return { inputs: {}, env: { DOCKER_CONFIG: dirname(await file('docker/config.json')) } }
    case 'DOCKER_AUTH_CONFIG':
      return { inputs: {}, env: { DOCKER_AUTH_CONFIG: config } }
    case 'REGISTRY_AUTH_FILE':
      return { inputs: {}, env: { REGISTRY_AUTH_FILE: await file('auth.json') } }
    case 'a credential helper': {
      const { username = '', password = '' } = habits.account ?? {}
      const answer = JSON.stringify({ Username: username, Secret: password })
      const helper = await file(
        'bin/docker-credential-box',
        `#!/bin/sh\nread server\necho '${answer}'\n`,
      )
      await chmod(helper, 0o755)
      const credHelpers = { [habits.registry]: 'box' }
      await file('.docker/config.json', JSON.stringify({ credHelpers }))
      const path = [dirname(helper), process.env['PATH']].join(delimiter)
      return { inputs: {}, env: { HOME: folder, PATH: path } }
    }
    case 'registry-auth':
      return { inputs: { 'registry-auth': config }, env: {} }
  }
}

/** What docker login leaves behind, of several registries; wrongly where a password is given. */
export function dockerConfig(all: readonly Habits[], wrong?: string): string {
  const entries = all.flatMap(({ registry, account }) => {
    if (account === undefined) return []
    const { username } = account
    const entry = wrong === undefined ? account : { username, password: wrong }
    return [[keyOf(registry), entryOf(entry)] as const]
  })
  return JSON.stringify({ auths: Object.fromEntries(entries) })
}

function keyOf(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry
}

function entryOf({ username, password, identityToken }: Account): object {
  const auth = Buffer.from(`${username}:${password}`).toString('base64')
  return identityToken === undefined ? { auth } : { auth, identitytoken: identityToken }
}
