import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { UsageError } from '../../../src/domain/values/problem.ts'
import { finder, place, write } from '../../support/login-home.ts'
import { loginTo } from '../../support/registry-client.ts'
import { runChecked } from '../../support/tools.ts'

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
      XDG_RUNTIME_DIR: join(place.home, 'run'),
    }
    const found = [
      await finder({ env, registryAuth: login('input'), githubToken: 't' }).user('ghcr.io'),
    ]
    const without = [
      () => delete env['DOCKER_AUTH_CONFIG'],
      () => rm(join(place.home, '.docker/config.json')),
      () => delete env['REGISTRY_AUTH_FILE'],
      () => delete env['XDG_RUNTIME_DIR'],
      () => rm(join(place.home, '.config/containers/auth.json')),
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
    const env = { DOCKER_CONFIG: join(place.home, 'other') }
    expect(await finder({ env }).user('ghcr.io')).toBe('other')
  })

  it('in $XDG_CONFIG_HOME instead of ~/.config', async () => {
    await write('xdg/containers/auth.json', loginTo('quay.io', 'xdg', 'pw'))
    expect(
      await finder({ env: { XDG_CONFIG_HOME: join(place.home, 'xdg') } }).user('quay.io'),
    ).toBe('xdg')
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

  it.each([
    'https://github.example.com',
    'https://acme.ghe.com',
    'https://github.com.evil.example',
  ])('of no token of %s for ghcr.io: it belongs to that server', async (server) => {
    const { user } = finder({ githubToken: 'ghs_token', env: { GITHUB_SERVER_URL: server } })
    expect(await user('ghcr.io')).toBeUndefined()
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

  it.each([
    [
      'is a folder',
      'EISDIR: it is a folder',
      () => mkdir(join(place.home, '.docker/config.json'), { recursive: true }),
    ],
    ['lies below a file', 'ENOTDIR', () => write('.docker', '')],
  ])('warns where a default place %s', async (_, why, make) => {
    await make()
    const { user, warnings } = finder()
    expect(await user('quay.io')).toBeUndefined()
    expect(warnings).toEqual([
      `${join(place.home, '.docker/config.json')} cannot be read (${why}); no credentials are taken from it`,
    ])
  })

  it('warns where DOCKER_CONFIG names the file, and says what to name', async () => {
    const file = await write('config.json', loginTo('quay.io', 'alice', 'pw'))
    const { user, warnings } = finder({ env: { DOCKER_CONFIG: file } })
    expect(await user('quay.io')).toBeUndefined()
    expect(warnings).toEqual([
      `${join(file, 'config.json')}, which DOCKER_CONFIG names, cannot be read (ENOTDIR: it has to name the folder of config.json); no credentials are taken from it`,
    ])
  })

  it.each([
    ['REGISTRY_AUTH_FILE', 'no/auth.json', 'no/auth.json'],
    ['DOCKER_CONFIG', 'no', 'no/config.json'],
  ])('warns where what %s names is not there', async (name, value, file) => {
    const { user, warnings } = finder({ env: { [name]: join(place.home, value) } })
    expect(await user('quay.io')).toBeUndefined()
    expect(warnings).toEqual([
      `${join(place.home, file)}, which ${name} names, cannot be read (ENOENT: it is not there); no credentials are taken from it`,
    ])
  })

  it('is silent where the default places are empty', async () => {
    const { user, warnings } = finder({ env: { XDG_RUNTIME_DIR: join(place.home, 'run') } })
    expect([await user('quay.io'), warnings]).toEqual([undefined, []])
  })

  it('warns of an entry that is odd, and takes the others', async () => {
    const auth = Buffer.from('alice:pw').toString('base64')
    const auths = { 'ghcr.io': { auth: ['s3cret'] }, 'quay.io': { auth } }
    const file = await write('.docker/config.json', JSON.stringify({ auths }))
    const { user, warnings } = finder()
    expect([await user('quay.io'), await user('ghcr.io')]).toEqual(['alice', undefined])
    expect(warnings).toEqual([
      `${file}: auths.ghcr.io.auth is wrong; no credentials are taken from that entry`,
    ])
  })

  it('does so for the input', async () => {
    const auth = Buffer.from('alice:pw').toString('base64')
    const auths = { 'ghcr.io': 's3cret', 'quay.io': { auth, identitytoken: null } }
    const { user, warnings } = finder({ registryAuth: JSON.stringify({ auths }) })
    expect(await user('quay.io')).toBe('alice')
    expect(warnings).toEqual([
      'the input registry-auth: auths.ghcr.io is wrong; no credentials are taken from that entry',
    ])
  })

  it('sends no other credential where a helper is named oddly', async () => {
    const auth = Buffer.from('alice:pw').toString('base64')
    const config = { credHelpers: { 'ghcr.io': 5 }, auths: { 'ghcr.io': { auth } } }
    await write('.docker/config.json', JSON.stringify(config))
    const { user, warnings } = finder()
    expect(await user('ghcr.io')).toBeUndefined()
    expect(warnings.join()).toMatch(/credHelpers\.ghcr\.io is wrong.*asked without credentials/)
  })

  it('waits for no pipe’s other end', async () => {
    await mkdir(join(place.home, '.docker'))
    const file = join(place.home, '.docker/config.json')
    await runChecked('mkfifo', [file])
    const { user, warnings } = finder()
    expect(await user('quay.io')).toBeUndefined()
    expect(warnings).toEqual([
      `${file} cannot be read (not a regular file of at most 1 MiB); no credentials are taken from it`,
    ])
  })
})
