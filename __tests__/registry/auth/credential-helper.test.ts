import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { finder, place, write } from '../../support/login-home.ts'
import { loginTo } from '../../support/registry-client.ts'

/** A helper program, and the config that names it. */
async function helper(name: string, script: string): Promise<void> {
  const file = join(place.bin, `docker-credential-${name}`)
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
}

function stored(registry: string, name: string, more: object = {}): { registryAuth: string } {
  return { registryAuth: JSON.stringify({ credHelpers: { [registry]: name }, ...more }) }
}

const ANSWER = `echo '{"ServerURL": "x", "Username": "alice", "Secret": "pw"}'`

describe('requirement 39: credential helpers', () => {
  it('are asked for the raw key on standard input', async () => {
    await helper(
      'ours',
      `cat > ${place.home}/input; echo "$@" > ${place.home}/arguments; ${ANSWER}`,
    )
    const { find } = finder(stored('https://index.docker.io/v1/', 'ours'))
    await expect(find('docker.io', 'acme/api')).resolves.toEqual({
      kind: 'basic',
      username: 'alice',
      password: 'pw',
    })
    expect(await readFile(join(place.home, 'input'), 'utf8')).toBe('https://index.docker.io/v1/')
    expect(await readFile(join(place.home, 'arguments'), 'utf8')).toBe('get\n')
  })

  it('are asked once for each registry', async () => {
    await helper('ours', `echo x >> ${place.home}/calls; ${ANSWER}`)
    const { find } = finder({ registryAuth: '{"credsStore": "ours"}' })
    await Promise.all([find('a.io', 'x'), find('a.io', 'y'), find('b.io', 'x'), find('a.io', 'x')])
    expect(await readFile(join(place.home, 'calls'), 'utf8')).toBe('x\nx\n')
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
    ['fails', 'echo "s3cret: locked"; exit 2', 'ended with code 2: ***: locked'],
    ['answers nothing', 'exit 0', 'did not answer with JSON'],
    ['answers junk', 'echo "<s3cret>"', 'did not answer with JSON'],
    ['answers another JSON', `echo '["s3cret"]'`, 'answered without Username and Secret'],
    [
      'lacks a server',
      'echo "no credentials server URL"; exit 1',
      'ended with code 1: no credentials server URL',
    ],
    [
      'says more than a line',
      'echo; echo "ecr: the security token is invalid"; echo "at stack"; exit 1',
      'ended with code 1: ecr: the security token is invalid',
    ],
    ['fails with half an answer', `echo '{"Secret": "pw'; exit 1`, 'ended with code 1'],
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
    ['password=hunter', 'password=***'],
    ['"token": "abcdef"', '"token": "***"'],
    ['Authorization: Bearer abcdef', 'Authorization: Bearer ***'],
    ['GET https://alice:pw@host/', 'GET https://***@host/'],
    ['ghp_0aB9 has expired', '*** has expired'],
    ['AKIA0123456789ABCDEF is unknown', '*** is unknown'],
    ['it is swordfish', 'it is ***'],
    [
      'status 403 in eu-west-1: AccessDeniedException',
      'status 403 in eu-west-1: AccessDeniedException',
    ],
  ])('that say %j are quoted as %j', async (words, shown) => {
    await helper('ours', `cat >/dev/null; printf '%s\\n' '${words}'; exit 1`)
    const env = { AWS_SECRET_ACCESS_KEY: 'swordfish' }
    const { find, warnings } = finder({ ...stored('a.io', 'ours'), env })
    expect(await find('a.io', 'x')).toBeUndefined()
    expect(warnings).toEqual([
      `a.io is asked without credentials: docker-credential-ours ended with code 1: ${shown} (named in the input registry-auth)`,
    ])
  })

  it('repeat no secret that stands beside their name', async () => {
    await helper('ours', 'cat >/dev/null; echo "hunter does not open it"; exit 1')
    const more = { auths: { 'b.io': { username: 'alice', password: 'hunter' } } }
    const { find, warnings } = finder(stored('a.io', 'ours', more))
    expect(await find('a.io', 'x')).toBeUndefined()
    expect(warnings.join()).toContain('ended with code 1: *** does not open it')
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
      await mkdir(join(place.bin, 'docker-credential-..'), { recursive: true })
      await helper('evil', ANSWER)
      const { find } = finder(stored('a.io', name))
      expect(await find('a.io', 'x')).toBeUndefined()
    },
  )

  it('are not taken from the working directory', async () => {
    await write('docker-credential-here', `#!/bin/sh\n${ANSWER}\n`)
    await chmod(join(place.home, 'docker-credential-here'), 0o755)
    const { find, warnings } = finder(stored('a.io', 'here'))
    expect(await find('a.io', 'x')).toBeUndefined()
    expect(warnings.join()).toContain('is not on the PATH')
  })
})
