import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import type { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import {
  BASIC,
  forkWith,
  fromFork,
  pullRequestOf,
  SECRETS,
  said,
  secretContent,
  trusting,
  workflowRunEvent,
} from '../support/fork.ts'
import { type Internet, startInternet } from '../support/internet.ts'

jest.setTimeout(60_000)

const PUBLIC = 'registry.example.com'
const NAMES = [
  'acme/api:main',
  'acme/api:pr-7',
  'acme/new:main',
  'acme/new:pr-7',
  'acme/new:secret',
]

let workflow: Workflow
afterEach(() => workflow.close())

function portOf(host: string): number {
  return Number(host.split(':')[1])
}

/** A registry of this machine, which is a private address. */
async function privateRegistry(options: RegistryOptions = { access: BASIC }) {
  const { registry } = await start(options, secretContent(...NAMES))
  const asked = () =>
    registry.requests.map(({ path, headers }) => `${path} ${headers.authorization ?? 'nobody'}`)
  return { host: registry.host, asked, requests: registry.requests }
}

/** A registry of the internet, behind the proxy of the job. */
async function publicRegistry(options: RegistryOptions = { access: BASIC }) {
  const found = await privateRegistry(options)
  const internet = await startInternet()
  await internet.serve(`https://${PUBLIC}`, portOf(found.host))
  return { ...found, host: PUBLIC, internet }
}

function budget(image: string, ...rules: readonly string[]): string {
  return [`  - image: ${image}`, ...rules.map((rule) => `    ${rule}`), ''].join('\n')
}

function file(...budgets: readonly string[]): string {
  return `budgets:\n${budgets.join('')}`
}

/** On `workflow_run`, in a job that has a login, and whose runner is in a private network. */
async function runOfFork(
  base: string | undefined,
  head: string,
  host: string,
  internet?: Internet,
) {
  workflow = await forkWith(base, head)
  const event = workflowRunEvent(workflow)
  const result = await workflow.run({ event, ...trusting(host, internet) })
  return { ...result, text: said(workflow, result) }
}

/** What the base's version names too may be said. */
function expectNoSecret(text: string): void {
  for (const secret of [SECRETS.size, String(SECRETS.bytes), 'vault', 'UNAUTHORIZED'])
    expect(text).not.toContain(secret)
}

const NOTICE = 'Only this fork’s version of docker-image-budgets.yaml has the budget of new'

describe('when a fork adds a budget for an image at a private address', () => {
  it('is not asked, and only what the base names is asked with the login', async () => {
    const { host, asked } = await privateRegistry()
    const known = budget(`${host}/acme/api`, 'max_mb: 200')
    const added = budget(`${host}/acme/new`, 'max_mb: 200')
    workflow = await forkWith(file(known), file(known, added))
    const { inputs, env } = trusting(host)
    const event = workflowRunEvent(workflow)
    const result = await workflow.run({ event, inputs: { ...inputs, status: 'true' }, env })
    const text = said(workflow, result)
    expect(result.exitCode).toBe(1)
    expect(workflow.world.statuses.map(({ state }) => state)).toEqual(['failure'])
    expect(asked().filter((line) => line.includes('acme/new'))).toEqual([])
    expect(asked().filter((line) => line.includes('Basic'))).not.toEqual([])
    expect(text).toContain(NOTICE)
    expect(text).toContain(
      `${host}/acme/new:pr-7 cannot be read: no public address answers over https, and only this fork’s version of the budget file names it`,
    )
    // What the base names is shown, as ever.
    expect(text).toContain(SECRETS.size)
  })

  it.each([
    ['that is the first of all', undefined, (host: string) => file(budget(`${host}/acme/new`))],
    [
      'whose file mends a broken one',
      'budgets: 5\n',
      (host: string) => file(budget(`${host}/acme/new`)),
    ],
  ])('is not asked by a file %s', async (_, base, head) => {
    const { host, asked } = await privateRegistry()
    const { text } = await runOfFork(base, head(host), host)
    expect(asked()).toEqual([])
    expectNoSecret(text)
    expect(text).toContain(NOTICE)
  })

  it.each([
    ['head', 'acme/api', 'head: HOST/acme/new:secret'],
    ['base', 'acme/api', 'base: HOST/acme/new:secret'],
    ['a tag of its own', 'acme/api', 'head: main'],
    ['max_growth_since', 'acme/api', 'max_growth_since: HOST/acme/new:secret, max_growth: 1%'],
  ])(
    'is not asked by %s, beside a budget of the base for the same image',
    async (_, image, rule) => {
      const { host, asked } = await privateRegistry()
      const known = budget(`${host}/${image}`, 'base: other')
      const rules = ['name: new', ...rule.replace('HOST', host).split(', ')]
      const { text } = await runOfFork(
        file(known),
        file(known, budget(`${host}/${image}`, ...rules)),
        host,
      )
      expect(asked().filter((line) => !/pr-7|other|sha256|\/v2\/ /.test(line))).toEqual([])
      expect(text).toContain(NOTICE)
    },
  )

  it.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:7f00:1]', '2130706433', '0x7f.1'])(
    'says the same of %s, whether something listens there or not',
    async (name) => {
      const { host, asked } = await privateRegistry({ access: { kind: 'open' } })
      const textOf = async (port: number) => {
        const head = file(budget(`"${name}:${port}/acme/new"`))
        const { text } = await runOfFork(undefined, head, host)
        await workflow.close()
        return text.replaceAll(`:${port}/acme`, ':PORT/acme').replace(/\d{4}-\d\d-\d\dT[^"]*/g, '')
      }
      const there = await textOf(portOf(host))
      expect(there).toContain('no public address answers over https')
      // As long as the other: lines are cut at a width.
      expect(there).toBe(await textOf(65_535))
      expect(asked()).toEqual([])
    },
  )
})

describe('when a fork adds a budget for an image of a public registry', () => {
  it('is measured and shown where everybody may pull it', async () => {
    const { host, asked, internet } = await publicRegistry({ access: { kind: 'open' } })
    const head = file(budget(`${host}/acme/new`, 'max_mb: 200'))
    const { text, exitCode } = await runOfFork(undefined, head, host, internet)
    expect(exitCode).toBe(0)
    expect(text).toContain(SECRETS.size)
    expect(text).toContain(NOTICE)
    expect(asked().every((line) => line.endsWith(' nobody'))).toBe(true)
  })

  it('is asked for without the job’s login, though that is for its registry', async () => {
    const { host, asked, internet } = await publicRegistry()
    const known = budget(`${host}/acme/api`, 'max_mb: 200')
    const head = file(known, budget(`${host}/acme/new`))
    const { text } = await runOfFork(file(known), head, host, internet)
    const ofNew = asked().filter((line) => line.includes('acme/new'))
    expect(ofNew).not.toEqual([])
    expect(ofNew.filter((line) => !line.endsWith(' nobody'))).toEqual([])
    expect(
      asked().filter((line) => line.includes('acme/api') && line.includes('Basic ')),
    ).not.toEqual([])
    expect(text).toContain(
      `${host}/acme/new:pr-7 cannot be read: access is refused to who has no login`,
    )
    expect(text).toContain('let somebody with write access add the budget on the base branch')
  })

  it('is not given what a budget of the base has read of the same repository', async () => {
    const { host, asked, internet } = await publicRegistry()
    const known = budget(`${host}/acme/new`, 'name: known', 'max_mb: 200')
    const added = budget(`${host}/acme/new`, 'head: secret', 'base: pr-7')
    const { text, outputs } = await runOfFork(file(known), file(known, added), host, internet)
    const { services } = JSON.parse(outputs['report'] ?? '{}')
    const sizes = Object.fromEntries(
      services.map((each: { name: string; outcome: string }) => [each.name, each.outcome]),
    )
    expect(sizes).toEqual({ known: 'pass', new: 'inconclusive' })
    expect(asked().filter((line) => line.includes('secret') && !line.endsWith(' nobody'))).toEqual(
      [],
    )
    expect(text).toContain(`${host}/acme/new:secret cannot be read`)
  })

  it('reads no login of the job, and runs no helper', async () => {
    const { host, asked, internet } = await publicRegistry()
    const head = file(budget(`${host}/acme/new`))
    workflow = await forkWith(undefined, head)
    const { env } = trusting(host, internet)
    const auth = JSON.stringify({ credHelpers: { [host]: 'not-there' } })
    const result = await workflow.run({
      event: workflowRunEvent(workflow),
      env: { ...env, DOCKER_AUTH_CONFIG: auth },
    })
    expect(said(workflow, result)).not.toContain('not-there')
    expect(asked().filter((line) => !line.endsWith(' nobody'))).toEqual([])
  })

  it.each<[string, NonNullable<RegistryOptions['before']>]>([
    [
      'an error',
      () => ({ status: 403, body: '{"errors":[{"code":"S3CRET","message":"S3CRET"}]}' }),
    ],
    ['a page', () => ({ status: 500, headers: { 'content-type': 'text/html' }, body: 'S3CRET' })],
    ['a type', () => ({ status: 200, headers: { 'content-type': 'S3CRET' }, body: '{}' })],
    ['another type', () => ({ status: 200, body: '{"mediaType":"S3CRET","S3CRET":1}' })],
    [
      'an artifact',
      () => ({
        status: 200,
        headers: { 'content-type': 'application/vnd.oci.image.manifest.v1+json' },
        body: JSON.stringify({
          artifactType: 'S3CRET',
          config: { mediaType: 'S3CRET', digest: `sha256:${'a'.repeat(64)}`, size: 2 },
          layers: [],
        }),
      }),
    ],
    [
      'a redirect',
      () => ({ status: 307, headers: { location: 'https://s3cret.example.net/S3CRET' } }),
    ],
    [
      'a redirect to plain HTTP',
      () => ({ status: 307, headers: { location: 'http://s3cret.example.net/' } }),
    ],
    [
      'a realm',
      () => ({
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="https://s3cret.example.net/S3CRET"' },
      }),
    ],
    ['a warning', (_, ordinary) => ({ ...ordinary(), headers: { warning: '299 - "S3CRET"' } })],
    [
      'a digest',
      (_, ordinary) => ({
        ...ordinary(),
        headers: { 'docker-content-digest': `sha256:${'5ec'.padEnd(64, '0')}` },
      }),
    ],
    ['an encoding', () => ({ status: 200, headers: { 'content-encoding': 'S3CRET' }, body: 'x' })],
    ['no HTTP', () => 'destroy'],
  ])('repeats nothing of what a server says: %s', async (_, before) => {
    const { host, internet } = await publicRegistry({ access: { kind: 'open' }, before })
    await internet.serve('https://s3cret.example.net', 9)
    const head = file(budget(`${host}/acme/new`))
    const { text } = await runOfFork(undefined, head, host, internet)
    expect(text).not.toMatch(/s3cret|5ec000/i)
    expect(text).toContain(`${host}/acme/new:pr-7`)
  })

  it.each([
    'https://10.0.0.5/x',
    'https://localhost/x',
    'https://registry.corp/x',
    'https://[::1]/x',
  ])('is not followed to %s, by the proxy either', async (location) => {
    const before = () => ({ status: 307, headers: { location } })
    const { host, internet } = await publicRegistry({ access: { kind: 'open' }, before })
    const { text } = await runOfFork(undefined, file(budget(`${host}/acme/new`)), host, internet)
    const tunnels = internet.asked.filter((line) => line.startsWith('CONNECT'))
    expect(new Set(tunnels)).toEqual(new Set([`CONNECT ${host}:443`]))
    expect(text).toContain('no public address answers over https')
    expect(text).not.toContain(new URL(location).host)
  })

  it('is not believed on any other event of the fork’s either', async () => {
    for (const name of ['pull_request', 'pull_request_target', 'pull_request_review']) {
      const { host, asked, internet } = await publicRegistry()
      workflow = await forkWith(undefined, file(budget(`${host}/acme/new`)))
      // A review decides only where a run has judged before.
      const { inputs, env } = trusting(host, internet)
      await workflow.run({
        event: pullRequestOf(workflow, name),
        inputs,
        env,
      })
      expect(asked()).not.toEqual([])
      expect(asked().filter((line) => !line.endsWith(' nobody'))).toEqual([])
      await workflow.close()
    }
  })

  it('is not believed where the fork’s commit belongs to no pull request', async () => {
    const { host, asked, internet } = await publicRegistry()
    workflow = await forkWith(undefined, file(budget(`${host}/acme/new`, 'head: secret')))
    const event = workflowRunEvent(workflow)
    const [pull] = workflow.world.pulls
    if (pull !== undefined) pull.head = { ...pull.head, label: 'eve:another' }
    const result = await workflow.run({ event, ...trusting(host, internet) })
    expect(asked()).not.toEqual([])
    expect(asked().filter((line) => !line.endsWith(' nobody'))).toEqual([])
    expectNoSecret(said(workflow, result))
  })
})

describe('when the repository’s own pull request adds a budget', () => {
  it('is measured with the login, at a private address too', async () => {
    const { host, asked } = await privateRegistry()
    workflow = await forkWith(undefined, file(budget(`${host}/acme/new`, 'max_mb: 200')))
    const [pull] = workflow.world.pulls
    if (pull !== undefined) pull.head = { ...pull.head, label: 'acme:x', repo: 'acme/shop' }
    const event = pullRequestOf(workflow)
    const result = await workflow.run({ event, ...trusting(host) })
    expect(result.exitCode).toBe(0)
    expect(said(workflow, result)).toContain(SECRETS.size)
    expect(said(workflow, result)).not.toContain('Only this fork')
    expect(asked().filter((line) => line.includes('Basic '))).not.toEqual([])
  })
})

describe('when a fork renames a budget, or edits one of the base', () => {
  it('is measured as before: nothing new is named', async () => {
    const { host, asked } = await privateRegistry()
    const known = budget(`${host}/acme/new`, 'name: old', 'max_mb: 200')
    const { text } = await runOfFork(file(known), file(known.replace('old', 'newer')), host)
    expect(text).not.toContain('Only this fork')
    expect(asked().filter((line) => line.includes('Basic '))).not.toEqual([])
  })

  it('is judged by the base’s version, whatever the fork’s says', async () => {
    const { host, asked } = await privateRegistry()
    const known = budget(`${host}/acme/api`)
    await runOfFork(file(known), file(budget(`${host}/acme/new`, 'name: api')), host)
    expect(asked().filter((line) => line.includes('acme/new'))).toEqual([])
  })
})

describe('when a fork’s new budget says who may approve it', () => {
  it('takes nobody’s word by that', async () => {
    const { host, internet } = await publicRegistry({ access: { kind: 'open' } })
    const added = budget(`${host}/acme/new`, 'approvers: [mallory]', 'head: pr-7', 'base: main')
    workflow = await forkWith('budgets: 5\n', file(added))
    fromFork(workflow)
    workflow.world.collaborators = { bob: 'write' }
    workflow.world.reviews.push({
      id: 1,
      pull: 7,
      user: { login: 'mallory', type: 'User' },
      state: 'APPROVED',
      commit_id: workflow.headSha,
      submitted_at: '2026-11-25T10:00:00Z',
    })
    const event = workflowRunEvent(workflow)
    const { exitCode } = await workflow.run({ event, ...trusting(host, internet) })
    expect(exitCode).toBe(1)
    const [comment] = workflow.world.comments
    expect(comment?.body.replaceAll('\\', '')).toContain(
      'mallory has approved, and has no write permission',
    )
  })
})
