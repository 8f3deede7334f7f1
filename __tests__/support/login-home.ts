import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach } from '@jest/globals'
import { type CredentialOptions, createCredentials } from '../../src/registry/auth/credentials.ts'

/** A home directory of each test, with a directory for programs on the PATH. */
export const place = { home: '', bin: '' }
beforeEach(async () => {
  place.home = await mkdtemp(join(tmpdir(), 'credentials-'))
  place.bin = join(place.home, 'bin')
  await mkdir(place.bin)
})
afterEach(() => rm(place.home, { recursive: true, force: true }))

/** What finds credentials there, and the warnings that it gives. */
export function finder(given: Partial<CredentialOptions> = {}) {
  const warnings: string[] = []
  const { env = {}, ...rest } = given
  const find = createCredentials({
    env: { HOME: place.home, PATH: `${place.bin}${delimiter}/usr/bin${delimiter}/bin`, ...env },
    registryAuth: '',
    githubToken: '',
    warn: (message) => warnings.push(message),
    ...rest,
  })
  const user = async (registry: string, repository = 'acme/api') => {
    const found = await find(registry, repository)
    return found === undefined || found.kind === 'bearer' ? found : found.username
  }
  return { find, user, warnings }
}

export async function write(path: string, text: string): Promise<string> {
  const file = join(place.home, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  return file
}
