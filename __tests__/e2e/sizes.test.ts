import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { buildRealImages, skopeoSize } from '../support/real-images.ts'
import { type RealRegistry, startRealRegistry } from '../support/real-registry.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(120_000)

const SERVICES = ['api', 'web', 'zstd', 'same', 'docker', 'new']

let storage: string
let registries: Record<'none' | 'htpasswd' | 'token', RealRegistry>

beforeAll(async () => {
  storage = await mkdtemp(join(tmpdir(), 'docker-image-budgets-storage-'))
  const start = (auth: 'none' | 'htpasswd' | 'token') => startRealRegistry({ auth, storage })
  const [none, htpasswd, token] = await Promise.all([
    start('none'),
    start('htpasswd'),
    start('token'),
  ])
  registries = { none, htpasswd, token }
  await buildRealImages(none.host)
})

afterAll(async () => {
  await Promise.all(Object.values(registries ?? {}).map((registry) => registry.close()))
  await rm(storage, { recursive: true, force: true })
})

function budgets(host: string): string {
  const entries = SERVICES.map((name) => `  - image: ${host}/shop/${name}\n    max_mb: 50`)
  return `budgets:\n${entries.join('\n')}\n`
}

function dockerConfig({ host, username, password }: RealRegistry): string {
  const auth = Buffer.from(`${username}:${password}`).toString('base64')
  return JSON.stringify({ auths: { [host]: { auth } } })
}

interface Side {
  readonly reference: string
  readonly digest: string
  readonly bytes: number
}

interface ReportedService {
  readonly name: string
  readonly outcome: string
  readonly platforms: readonly { platform: string | null; base: Side | null; head: Side | null }[]
}

/** What skopeo says of one tag, and of the whole fleet, in the shape that the report has. */
async function expected(name: string, tag: string) {
  const { host } = registries.none
  if (name === 'new' && tag === 'main') return []
  const sizes = await skopeoSize(host, `shop/${name}`, tag)
  return sizes.map(({ platform, bytes, digest }) => ({ platform, bytes, digest }))
}

function reported({ platforms }: ReportedService, side: 'base' | 'head') {
  return platforms.flatMap((each) => {
    const image = each[side]
    return image === null
      ? []
      : { platform: each.platform, bytes: image.bytes, digest: image.digest }
  })
}

describe.each(['none', 'htpasswd', 'token'] as const)('when the registry asks for %s', (auth) => {
  let services: ReportedService[]
  let log: string

  beforeAll(async () => {
    const registry = registries[auth]
    const workflow = await Workflow.start(budgets(registry.host))
    const inputs = auth === 'none' ? {} : { 'registry-auth': dockerConfig(registry) }
    const result = await workflow.run({ inputs, env: { RUNNER_DEBUG: '1' } })
    await workflow.close()
    log = result.log
    expect(result.exitCode).toBe(0)
    services = JSON.parse(result.outputs['report'] ?? '{}').services
  })

  it.each(SERVICES)('measures %s to the byte as skopeo does', async (name) => {
    const service = services.find((each) => each.name === name)
    if (service === undefined) throw new RangeError(`${name} is not in the report`)
    expect(service.outcome).toBe('pass')
    const order = (sizes: readonly { platform: string | null }[]) =>
      [...sizes].sort((a, b) => String(a.platform).localeCompare(String(b.platform)))
    for (const [side, tag] of [
      ['base', 'main'],
      ['head', 'pr-7'],
    ] as const) {
      const withPlatform = await expected(name, tag)
      const plain = service.platforms.every(({ platform }) => platform === null)
      const oracle = withPlatform.map((size) => (plain ? { ...size, platform: null } : size))
      expect(order(reported(service, side))).toEqual(order(oracle))
    }
  })

  it('prints no secret but to have it masked', () => {
    const { username, password } = registries[auth]
    const secrets = [password, Buffer.from(`${username}:${password}`).toString('base64')]
    const lines = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    for (const secret of secrets) expect(lines.join('\n')).not.toContain(secret)
    if (auth !== 'none') expect(log).toContain(`::add-mask::${password}`)
  })
})

describe('when images are asked of an open registry', () => {
  it('makes one request for each tag and each new child, and transfers no manifest twice', async () => {
    const registry = registries.none
    const before = (await registry.accessLog()).length
    const workflow = await Workflow.start(budgets(registry.host))
    await workflow.run()
    await workflow.close()
    const requests = (await registry.accessLog()).slice(before)
    const tags = 2 * SERVICES.length
    const children = 4
    const configs = requests.filter(({ path }) => path.includes('/blobs/'))
    expect(requests.length - configs.length).toBe(tags + children)
    // One for each image that changed: two of api, docker and each of web's platforms, one that is
    // new, and one for both sides of zstd, whose config says nothing of compression.
    expect(configs).toHaveLength(2 + 2 + 4 + 1 + 1)
    const same = requests.filter(({ path }) => path.includes('/shop/same/'))
    expect(same.map(({ status }) => status)).toEqual([200, 304])
  })
})

describe('when a token server stands before the registry', () => {
  it('asks once how to log in, and for one token a repository', async () => {
    const registry = registries.token
    const [logged, asked] = [(await registry.accessLog()).length, registry.tokenRequests.length]
    const workflow = await Workflow.start(budgets(registry.host))
    await workflow.run({ inputs: { 'registry-auth': dockerConfig(registry) } })
    await workflow.close()
    const requests = (await registry.accessLog()).slice(logged)
    expect(requests.filter(({ status }) => status === 401)).toHaveLength(1)
    expect(
      registry.tokenRequests
        .slice(asked)
        .map(({ scopes }) => scopes.join())
        .sort(),
    ).toEqual(SERVICES.map((name) => `repository:shop/${name}:pull`).sort())
  })
})

describe('when credentials are missing or wrong', () => {
  it('is inconclusive, says what the registry said and how to log in, and ends red', async () => {
    const registry = registries.htpasswd
    const workflow = await Workflow.start(budgets(registry.host))
    const result = await workflow.run()
    await workflow.close()
    expect(result.exitCode).toBe(1)
    expect(result.outputs['outcome']).toBe('inconclusive')
    expect(result.outputs['headline']).toBe('6 of 6 images could not be measured')
    expect(result.log).toContain('401 UNAUTHORIZED: authentication required')
    expect(result.log).toContain(`Log in to ${registry.host} before this step`)
  })

  it('ends green where on-inconclusive says so', async () => {
    const workflow = await Workflow.start(budgets(registries.htpasswd.host))
    const result = await workflow.run({ inputs: { 'on-inconclusive': 'warn' } })
    await workflow.close()
    expect(result.exitCode).toBe(0)
    expect(workflow.world.statuses.at(-1)?.state).toBe('success')
  })

  it('goes on anonymously with a warning when they are refused', async () => {
    const registry = registries.htpasswd
    const workflow = await Workflow.start(budgets(registry.host))
    const wrong = dockerConfig({ ...registry, password: 'guessed-wrong' })
    const result = await workflow.run({ inputs: { 'registry-auth': wrong } })
    await workflow.close()
    expect(result.outputs['outcome']).toBe('inconclusive')
    expect(result.log).toMatch(/::warning::The credentials for 127\.0\.0\.1:\d+ are refused/)
  })
})

describe('when the command line measures', () => {
  const cli = (...args: string[]) =>
    run(process.execPath, [join(projectFolder(), 'dist/cli.js'), ...args], { timeoutMs: 30_000 })

  it('gives the sizes that skopeo gives', async () => {
    const reference = `${registries.none.host}/shop/web:pr-7`
    const { stdout, code } = await cli('measure', '--format', 'json', reference)
    expect(code).toBe(0)
    const [measured] = JSON.parse(stdout)
    expect(measured.reference).toBe(reference)
    const sizes = measured.platforms.map(
      ({ platform, bytes }: { platform: string; bytes: number }) => ({ platform, bytes }),
    )
    expect(sizes).toEqual(
      (await expected('web', 'pr-7')).map(({ platform, bytes }) => ({ platform, bytes })),
    )
  })

  it('exits 3 and says which image is not there', async () => {
    const { stderr, code } = await cli('measure', `${registries.none.host}/shop/web:nope`)
    expect(code).toBe(3)
    expect(stderr).toBe(`${registries.none.host}/shop/web:nope: there is no such image\n`)
  })

  it('compares two images', async () => {
    const { host } = registries.none
    const { stdout, code } = await cli(
      'diff',
      '--format',
      'json',
      `${host}/shop/api:main`,
      `${host}/shop/api:pr-7`,
    )
    const [service] = JSON.parse(stdout).services
    const [[base], [head]] = [await expected('api', 'main'), await expected('api', 'pr-7')]
    expect(code).toBe(0)
    expect(service.platforms[0].change.bytes).toBe((head?.bytes ?? 0) - (base?.bytes ?? 0))
  })
})
