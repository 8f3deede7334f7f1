import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { demoContent } from '../../src/embedded/images.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { aFleet, linesOf } from '../support/fleet.ts'
import { startFront } from '../support/http2-front.ts'
import { startInternet } from '../support/internet.ts'
import { run } from '../support/tools.ts'

// The bundle takes undici in parts, some of them late: what the sources do, it has to do too.

jest.setTimeout(60_000)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-e2e-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function measure(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const cli = join(projectFolder(), 'dist/cli.js')
  return run(process.execPath, [cli, 'measure', ...args], { env: { HOME: folder, ...env } })
}

describe('when a registry speaks HTTP/2', () => {
  it('is asked in it', async () => {
    const internet = await startInternet()
    const { registry } = await start({}, aFleet(1, ['amd64', 'arm64']))
    const { port, versions } = await startFront({ internet, registry })
    const { certificate } = internet
    const { code, stdout } = await measure([`localhost:${port}/acme/s0:main`], {
      NODE_EXTRA_CA_CERTS: certificate,
    })
    expect([code, stdout]).toEqual([0, expect.stringContaining('linux/arm64')])
    expect(versions).toEqual(['2.0', '2.0', '2.0'])
  })
})

describe('when manifests are kept from run to run', () => {
  it('asks for a tag that has not moved by HEAD only', async () => {
    const { registry } = await start({}, aFleet(1, ['amd64', 'arm64']))
    const args = [`${registry.host}/acme/s0:main`, '--cache-dir', join(folder, 'cache')]
    const cold = await measure(args)
    const warm = await measure(args)
    expect(warm.stdout).toBe(cold.stdout)
    expect(linesOf(registry.requests)).toEqual([
      'GET /v2/acme/s0/manifests/main 200',
      'GET /v2/acme/s0/manifests/DIGEST 200',
      'GET /v2/acme/s0/manifests/DIGEST 200',
      'HEAD /v2/acme/s0/manifests/main 200',
    ])
  })
})

describe('when a run has debug logging', () => {
  it.each([
    ['1', true],
    ['', false],
  ])('RUNNER_DEBUG=%s: every request in a group of the log: %s', async (debug, isThere) => {
    const { registry } = await start({}, demoContent())
    const workflow = await Workflow.start(`budgets:\n  - image: ${registry.host}/acme/web\n`)
    try {
      const { log } = await workflow.run({ env: { RUNNER_DEBUG: debug } })
      const [, group = ''] =
        /^::group::Requests to registries\n([\s\S]*?)^::endgroup::/m.exec(log) ?? []
      expect(group.includes(`::debug::GET http://${registry.host}/v2/acme/web/`)).toBe(isThere)
      expect(log.includes('::debug::GET')).toBe(isThere)
    } finally {
      await workflow.close()
    }
  })
})
