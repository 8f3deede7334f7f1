import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { UsageError } from '../../src/domain/problem.ts'
import { type CredentialOptions, createCredentials } from '../../src/registry/credentials.ts'
import { loginTo } from '../support/registry-client.ts'

let home: string
let bin: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'credentials-'))
  bin = join(home, 'bin')
  await mkdir(bin)
})
afterEach(() => rm(home, { recursive: true, force: true }))

function finder(given: Partial<CredentialOptions> = {}) {
  const warnings: string[] = []
  const { env = {}, ...rest } = given
  const find = createCredentials({
    env: { HOME: home, PATH: `${bin}${delimiter}/usr/bin${delimiter}/bin`, ...env },
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

async function write(path: string, text: string): Promise<string> {
  const file = join(home, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  return file
}

describe('requirement 36: where credentials are looked for', () => {
  it('in this order', async () => {
    const steps = ['input', 'variable', 'docker', 'registry-auth-file', 'runtime', 'config']
    const login = (user: string) => loginTo('ghcr.io', user, 'pw')
    const file = await write('raf.json', login('registry-auth-file'))
    await write('.docker/config.json', login('docker'))
    await write('run/containers/auth.json', login('runtime'))
    await write('.config/containers/auth.json', login('config'))
    const env: Record<string, string> = {
      DOCKER_AUTH_CONFIG: login('variable'),
      REGISTRY_AUTH_FILE: file,
      XDG_RUNTIME_DIR: join(home, 'run'),
    }
    const found = [
      await finder({ env, registryAuth: login('input'), githubToken: 't' }).user('ghcr.io'),
    ]
    const without = [
      () => delete env['DOCKER_AUTH_CONFIG'],
      () => rm(join(home, '.docker/config.json')),
      () => delete env['REGISTRY_AUTH_FILE'],
      () => delete env['XDG_RUNTIME_DIR'],
      () => rm(join(home, '.config/containers/auth.json')),
    ]
    for (const remove of without) {
      found.push(await finder({ env, githubToken: 't' }).user('ghcr.io'))
      await remove()
    }
    found.push(await finder({ env, githubToken: 't' }).user('ghcr.io'))
    found.push(await finder({ env }).user('ghcr.io'))
    expect(found).toEqual([...steps, 'x-access-token', undefined])
  })

  it('in $DOCKER_CONFIG instead of ~/.docker', async () => {
    await write('.docker/config.json', loginTo('ghcr.io', 'home', 'pw'))
    await write('other/config.json', loginTo('ghcr.io', 'other', 'pw'))
    const env = { DOCKER_CONFIG: join(home, 'other') }
    expect(await finder({ env }).user('ghcr.io')).toBe('other')
  })

  it('in $XDG_CONFIG_HOME instead of ~/.config', async () => {
    await write('xdg/containers/auth.json', loginTo('quay.io', 'xdg', 'pw'))
    expect(await finder({ env: { XDG_CONFIG_HOME: join(home, 'xdg') } }).user('quay.io')).toBe(
      'xdg',
    )
  })

  it('in the next where one knows other registries only', async () => {
    await write('.docker/config.json', loginTo('quay.io', 'docker', 'pw'))
    const given = { registryAuth: loginTo('ghcr.io', 'input', 'pw') }
    expect(await finder(given).user('quay.io')).toBe('docker')
  })

  it('in the next where an entry is empty', async () => {
    await write('.docker/config.json', loginTo('quay.io', 'docker', 'pw'))
    const given = { registryAuth: '{"auths": {"quay.io": {}}}' }
    expect(await finder(given).user('quay.io')).toBe('docker')
  })

  it('of the action’s own token for ghcr.io alone', async () => {
    const { find } = finder({ githubToken: 'ghs_token' })
    await expect(find('ghcr.io', 'acme/api')).resolves.toEqual({
      kind: 'basic',
      username: 'x-access-token',
      password: 'ghs_token',
    })
    for (const registry of ['quay.io', 'docker.io', 'evil-ghcr.io', 'ghcr.io:8080']) {
      expect(await find(registry, 'acme/api')).toBeUndefined()
    }
  })

  it('refuses an input that cannot be read, without quoting it', () => {
    expect(() => finder({ registryAuth: 's3cret' })).toThrow(UsageError)
    expect(() => finder({ registryAuth: 's3cret' })).toThrow(/^the input registry-auth is not JSON/)
    expect(() => finder({ registryAuth: 's3cret' })).not.toThrow('s3cret')
  })

  it('warns of a file that cannot be read, and goes on', async () => {
    const file = await write('.docker/config.json', '{"auths": s3cret')
    await write('.config/containers/auth.json', loginTo('quay.io', 'alice', 'pw'))
    const { user, warnings } = finder()
    expect(await user('quay.io')).toBe('alice')
    expect(warnings).toEqual([`${file} is not JSON; no credentials are taken from it`])
  })
})

/** A helper program, and the config that names it. */
async function helper(name: string, script: string): Promise<void> {
  const file = join(bin, `docker-credential-${name}`)
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
}

function stored(registry: string, name: string, more: object = {}): { registryAuth: string } {
  return { registryAuth: JSON.stringify({ credHelpers: { [registry]: name }, ...more }) }
}

const ANSWER = `echo '{"ServerURL": "x", "Username": "alice", "Secret": "pw"}'`

describe('requirement 39: credential helpers', () => {
  it('are asked for the raw key on standard input', async () => {
    await helper('ours', `cat > ${home}/input; echo "$@" > ${home}/arguments; ${ANSWER}`)
    const { find } = finder(stored('https://index.docker.io/v1/', 'ours'))
    await expect(find('docker.io', 'acme/api')).resolves.toEqual({
      kind: 'basic',
      username: 'alice',
      password: 'pw',
    })
    expect(await readFile(join(home, 'input'), 'utf8')).toBe('https://index.docker.io/v1/')
    expect(await readFile(join(home, 'arguments'), 'utf8')).toBe('get\n')
  })

  it('are asked once for each registry', async () => {
    await helper('ours', `echo x >> ${home}/calls; ${ANSWER}`)
    const { find } = finder({ registryAuth: '{"credsStore": "ours"}' })
    await Promise.all([find('a.io', 'x'), find('a.io', 'y'), find('b.io', 'x'), find('a.io', 'x')])
    expect(await readFile(join(home, 'calls'), 'utf8')).toBe('x\nx\n')
  })

  it('answer with an identity token for the user <token>', async () => {
    await helper('ours', `echo '{"Username": "<token>", "Secret": "idt"}'`)
    await expect(finder(stored('a.io', 'ours')).find('a.io', 'x')).resolves.toEqual({
      kind: 'identity',
      username: '',
      token: 'idt',
    })
  })

  it('leave it to the next where they know nothing', async () => {
    await helper('ours', 'echo "credentials not found in native keychain"; exit 1')
    await write('.docker/config.json', loginTo('a.io', 'file', 'pw'))
    const { user, warnings } = finder(stored('a.io', 'ours'))
    expect(await user('a.io')).toBe('file')
    expect(warnings).toEqual([])
  })

  it.each([
    ['is not there', undefined, 'is not on the PATH'],
    ['fails', 'echo "s3cret: locked"; exit 2', 'ended with code 2'],
    ['answers nothing', 'exit 0', 'did not answer with JSON'],
    ['answers junk', 'echo "<s3cret>"', 'did not answer with JSON'],
    ['answers another JSON', `echo '["s3cret"]'`, 'answered without Username and Secret'],
    ['lacks a server', 'echo "no credentials server URL"; exit 1', 'ended with code 1'],
    ['is killed', 'kill -9 $$', 'ended with code null'],
  ])('that %s lead to no other credentials', async (_, script, why) => {
    if (script !== undefined) await helper('ours', script)
    await write('.docker/config.json', loginTo('ghcr.io', 'file', 'pw'))
    const more = { auths: { 'ghcr.io': { username: 'beside', password: 'pw' } } }
    const { find, warnings } = finder({ ...stored('ghcr.io', 'ours', more), githubToken: 't' })
    expect(await find('ghcr.io', 'acme/api')).toBeUndefined()
    expect(warnings).toEqual([
      `ghcr.io is asked without credentials: docker-credential-ours ${why} (named in the input registry-auth)`,
    ])
  })

  it.each([
    ['hangs', 'sleep 5'],
    ['leaves a child that holds its output', 'sleep 5 & exit 0'],
    [
      'reads nothing and fills its output',
      'while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done',
    ],
  ])('that %s end in time', async (_, script) => {
    await helper('ours', script)
    const { find, warnings } = finder({ ...stored('a.io', 'ours'), helperTimeoutMs: 300 })
    const began = performance.now()
    expect(await find('a.io', 'x')).toBeUndefined()
    expect(performance.now() - began).toBeLessThan(2000)
    expect(warnings.join()).toContain('docker-credential-ours gave no answer in 0.3 s')
  })

  it.each(['../evil', 'bin/evil', '/bin/evil', 'a b', 'x;touch y', '$(touch y)', ''])(
    'are not run by the name %j',
    async (name) => {
      await mkdir(join(bin, 'docker-credential-..'), { recursive: true })
      await helper('evil', ANSWER)
      const { find } = finder(stored('a.io', name))
      expect(await find('a.io', 'x')).toBeUndefined()
    },
  )

  it('are not taken from the working directory', async () => {
    await write('docker-credential-here', `#!/bin/sh\n${ANSWER}\n`)
    await chmod(join(home, 'docker-credential-here'), 0o755)
    const { find, warnings } = finder(stored('a.io', 'here'))
    expect(await find('a.io', 'x')).toBeUndefined()
    expect(warnings.join()).toContain('is not on the PATH')
  })
})
