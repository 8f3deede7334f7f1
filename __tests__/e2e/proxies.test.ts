import { join } from 'node:path'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { type Internet, startInternet } from '../support/internet.ts'
import { loginTo } from '../support/registry-client.ts'
import { ALICE } from '../support/token-registry.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

let workflow: Workflow | undefined
afterEach(async () => workflow?.close())

/** A registry on this machine that wants a login, and the environment of who has one. */
async function behind({ proxy }: Internet) {
  const { registry } = await start({ access: { kind: 'basic', ...ALICE } })
  const env = {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    DOCKER_AUTH_CONFIG: loginTo(registry.host, ALICE.username, ALICE.password),
  }
  return { registry, env, image: `${registry.host}/acme/api` }
}

describe('when a proxy is set, and everything is on this machine', () => {
  it('asks it nothing from the command line', async () => {
    const internet = await startInternet()
    const { env, image, registry } = await behind(internet)
    const cli = join(projectFolder(), 'dist/cli.js')
    const given = { env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...env } }
    const { code } = await run(process.execPath, [cli, 'measure', `${image}:main`], given)
    expect(code).toBe(0)
    expect(registry.requests.map(({ status }) => status)).toEqual([401, 200])
    expect(internet.asked).toEqual([])
  })

  it('asks it nothing from the action, neither for the registry nor for GitHub', async () => {
    const internet = await startInternet()
    const { env, image, registry } = await behind(internet)
    workflow = await Workflow.start(
      `budgets:\n  - image: ${image}\n    base: none\n    head: main\n    max_mb: 200\n`,
    )
    const { exitCode, outputs } = await workflow.run({ env })
    expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'pass' })
    expect(registry.requests.map(({ status }) => status)).toContain(200)
    expect(workflow.writes).toContainEqual(expect.stringMatching(/^POST \/statuses\/.* 201$/))
    expect(internet.asked).toEqual([])
  })
})

describe('when the proxy for GitHub is no address', () => {
  it('says so and fails', async () => {
    workflow = await Workflow.start('budgets:\n  - image: example.com/acme/api\n    max_mb: 1\n')
    const { exitCode, log } = await workflow.run({ env: { HTTPS_PROXY: 'http://a b' } })
    expect(exitCode).toBe(1)
    expect(log).toContain('HTTPS_PROXY is no address of a proxy, such as http://')
    expect(log).not.toContain('not foreseen')
  })
})
