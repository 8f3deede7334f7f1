import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { demoContent } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(30_000)

let silent: Server
let registry: EmbeddedRegistry

beforeAll(async () => {
  silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  registry = await startRegistry(demoContent())
})

afterAll(async () => {
  silent.close()
  await registry.close()
})

function cli(...args: readonly string[]) {
  return run(process.execPath, [join(projectFolder(), 'dist/cli.js'), ...args], {
    timeoutMs: 20_000,
  })
}

describe('when a registry is silent', () => {
  it('gives up in the time that it was given, and says so', async () => {
    const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`
    const started = performance.now()
    const { stderr, code } = await cli('measure', '--timeout', '2', `${host}/x:y`)
    expect(code).toBe(3)
    expect(stderr).toContain('no whole answer within 2 s')
    expect(performance.now() - started).toBeLessThan(6_000)
  })
})

describe('when the command line is wrong', () => {
  it.each([
    [['chek'], 'There is no command "chek". Did you mean check?'],
    [['check', '--hed', 'x'], 'Did you mean --head?'],
    [['check', '--config', 'nope.yaml'], 'nope.yaml cannot be read'],
    [
      ['check', '--head', 'pr-{nmber}'],
      '--head: {nmber} is not a placeholder; did you mean {number}?',
    ],
    [['check', '--format', 'xml'], '--format xml: use one of text, markdown, json'],
    [['check', '--timeout', 'soon'], '--timeout: "soon" is not a number of seconds from 1 to 999'],
    [['measure'], 'measure takes one reference or more'],
    [
      ['measure', '--insecure-registry', 'http://x', 'a'],
      '--insecure-registry: "http://x" is not a registry’s host or host:port',
    ],
    [['check', '--head', ''], '--head: is empty'],
    [['measure', 'ghcr.io/Acme/x'], 'the repository "Acme/x" has to be lower-case'],
    [['measure', 'docker://ghcr.io/acme/x'], 'leave out "docker://": ghcr.io/acme/x'],
    [['measure', `\${REGISTRY}/x`], 'no variable is filled in here'],
    [['check', '--head', '$SHA'], 'no variable is filled in here, but placeholders are'],
    [['diff', 'a'], 'diff takes two references: BASE HEAD'],
  ])('%j says so and exits 2', async (args, message) => {
    const { stderr, stdout, code } = await cli(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})

describe('when help is asked for', () => {
  it.each([
    [['--help']],
    [['check', '--help']],
    [['diff', '-h']],
    [['measure', '--help']],
    [['demo', '--help']],
  ])('%j prints it and exits 0', async (args) => {
    const { stdout, code } = await cli(...args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^docker-image-budgets/)
  })
})

describe('when images are measured', () => {
  it('prints sizes for people', async () => {
    const { stdout } = await cli('measure', `${registry.host}/acme/api:pr-7`)
    expect(stdout).toMatch(/269\.2 MiB {2}in 7 layers {2}config 2\.6 KiB {2}linux\/amd64/)
  })

  it('exits 3 where there is nothing to compare with', async () => {
    const { stderr, code } = await cli(
      'diff',
      `${registry.host}/acme/web:nope`,
      `${registry.host}/acme/web:main`,
    )
    expect({ stderr, code }).toEqual({
      stderr: `${registry.host}/acme/web:nope: there is no such image\n`,
      code: 3,
    })
  })

  it('finds no difference between an image and itself', async () => {
    const name = `${registry.host}/acme/web:main`
    const { stdout, code } = await cli('diff', name, name)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^✓ web does not change in size/)
  })

  it('gives the report of a difference in every format', async () => {
    const names = ['main', 'pr-7'].map((tag) => `${registry.host}/acme/web:${tag}`)
    const [text, markdown, json] = await Promise.all(
      ['text', 'markdown', 'json'].map((format) => cli('diff', '--format', format, ...names)),
    )
    expect(text?.stdout).toMatch(/^✓ web changes by −3\.1 MiB/)
    expect(markdown?.stdout).toMatch(/^### ✅ web changes by −3\.1 MiB/)
    expect(JSON.parse(json?.stdout ?? '')).toMatchObject({ schema: 1, services: [{ name: 'web' }] })
  })
})
