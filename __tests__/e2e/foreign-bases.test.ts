import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { addImage } from '../../src/embedded/images.ts'
import type { Workflow } from '../support/action.ts'
import { CLAIMS, claiming, seedOf } from '../support/claiming-images.ts'
import { start } from '../support/embedded-registry.ts'
import {
  BASIC,
  forkWith,
  pullRequestOf,
  said,
  secretContent,
  trusting,
  workflowRunEvent,
} from '../support/fork.ts'
import { startInternet } from '../support/internet.ts'
import { aDirectory } from '../support/layout-files.ts'

jest.setTimeout(120_000)

const LOGIN = 'registry.example.com'
const OPEN = 'open.example.com'
const MIB = 1024 * 1024
const NAME = 'org.opencontainers.image.base.name'
/** A base image, and what is built upon it. */
const BUILT = [3 * MIB, 2 * MIB]
const AMD64 = { os: 'linux', architecture: 'amd64' }
const SENTENCE =
  'api: what came with the FROM image could not be told: nothing that anybody may pull proves what this fork’s image says of it'

let workflow: Workflow
afterEach(() => workflow.close())

/** A registry that has an image for whoever logs in, or for anybody. */
async function registryOf(isOpen: boolean) {
  const content = secretContent()
  addImage(content, 'acme/api:main', { platform: AMD64, layers: [{ seed: 'main', bytes: MIB }] })
  const access = isOpen ? ({ kind: 'open' } as const) : BASIC
  const { registry } = await start({ access }, content)
  const asked = () =>
    registry.requests.map(({ path, headers }) => `${path} ${headers.authorization ?? 'nobody'}`)
  return { host: registry.host, port: Number(registry.host.split(':')[1]), content, asked }
}

/** The job has a login for a registry of its own network, and for one of the internet. */
async function network() {
  const [own, login, open] = [
    await registryOf(false),
    await registryOf(false),
    await registryOf(true),
  ]
  const internet = await startInternet()
  await internet.serve(`https://${LOGIN}`, login.port)
  await internet.serve(`https://${OPEN}`, open.port)
  return { own, login, open, internet }
}

type Network = Awaited<ReturnType<typeof network>>

/** Of one length, so that images of these names are of one size. */
function nameOf(host: string, image: string): string {
  return `${host}/${image}`.padEnd(70, 'x')
}

/** Puts an image into a registry under the name that another image will say. */
function push({ content }: Network['own'], host: string, image: string, seed = image): string {
  const name = nameOf(host, image)
  addImage(content, name.slice(host.length + 1), {
    platform: AMD64,
    layers: [{ seed, bytes: 3 * MIB }],
  })
  return name
}

const RULES = 'max_size: 1 KB\n    max_increase: 1 KB\n    growth_of: own'

/** The README’s recipe: a budget of main’s, and an archive that the fork’s run has built. */
async function checked(net: Network, archive: Buffer) {
  const { own, internet } = net
  const workspace = await aDirectory()
  await writeFile(join(workspace, 'image.tar'), archive)
  const file = `budgets:\n  - image: ${own.host}/acme/api\n    ${RULES}\n`
  workflow = await forkWith(file, file)
  const { inputs, env } = trusting(own.host, internet)
  const result = await workflow.run({
    event: workflowRunEvent(workflow),
    inputs: {
      ...inputs,
      'registry-auth': logins(own.host),
      'head-tag': 'oci-archive:image.tar',
    },
    env: { ...env, GITHUB_WORKSPACE: workspace },
  })
  return said(workflow, result)
}

function logins(host: string): string {
  const auths = [host, LOGIN].map((each) => JSON.parse(trusting(each).inputs['registry-auth']))
  return JSON.stringify({ auths: Object.assign({}, ...auths.map(({ auths }) => auths)) })
}

/** Without what differs in each run: digests, times, this run’s port. */
function comparable(text: string, { own }: Network): string {
  return text
    .replaceAll(own.host, 'OWN')
    .replace(/sha256:[0-9a-f]{12,64}/g, 'DIGEST')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'NOW')
    .replace(/ \d+ ms/g, ' N ms')
}

describe('when a fork’s image of a trusted budget says what it was built from', () => {
  it.each(CLAIMS)(
    'is told alike, and asked without the login, whatever it names: %s',
    async (claim) => {
      const net = await network()
      const names = {
        'in the budget’s own registry': push(net.own, net.own.host, 'acme/secret:here'),
        'gone from there': nameOf(net.own.host, 'acme/secret:gone'),
        'behind the login': push(net.login, LOGIN, 'acme/new:secret'),
        'gone from behind it': nameOf(LOGIN, 'acme/new:gone'),
        'open, and something else': push(net.open, OPEN, 'acme/other:main'),
        'gone from there too': nameOf(OPEN, 'acme/other:gone'),
        'private by name': nameOf('localhost:5000', 'a/b:c'),
        'private by address': nameOf('10.1.2.3', 'a/b:c'),
        'known to nobody': nameOf('no-such-host.internal.example', 'a/b:c'),
      }
      const texts: Record<string, string> = {}
      for (const [kind, name] of Object.entries(names)) {
        const text = await checked(net, claiming(claim, name, BUILT))
        texts[kind] = comparable(text, net)
        expect(text).toContain(SENTENCE)
        expect(text).not.toContain(name.slice(0, 40))
        await workflow.close()
      }
      const [first] = Object.values(texts)
      expect(texts).toEqual(Object.fromEntries(Object.keys(names).map((kind) => [kind, first])))
      expect(net.own.asked().filter((line) => line.includes('acme/secret'))).toEqual([])
      const elsewhere = [...net.login.asked(), ...net.open.asked()]
      expect(elsewhere.filter((line) => line.includes('acme/new'))).not.toEqual([])
      expect(elsewhere.filter((line) => line.includes('acme/other'))).not.toEqual([])
      expect(elsewhere.filter((line) => !line.endsWith(' nobody'))).toEqual([])
      // Main’s is measured as ever.
      expect(net.own.asked().some((line) => /acme\/api.* Basic /.test(line))).toBe(true)
    },
  )

  it('repeats no word of a server that it names', async () => {
    const net = await network()
    const body = '{"errors":[{"code":"WHISPER","message":"WHISPER"}]}'
    const { registry } = await start({ before: () => ({ status: 403, body }) })
    await net.internet.serve('https://words.example.com', Number(registry.host.split(':')[1]))
    const text = await checked(net, claiming('a label', 'words.example.com/a/b:c', BUILT))
    expect(registry.requests).not.toEqual([])
    expect(text).toContain(SENTENCE)
    expect(text).not.toMatch(/whisper|words\.example/i)
  })

  it('is proved by an image that anybody may pull', async () => {
    const net = await network()
    for (const [tag, seed] of [
      ['bookworm', seedOf(BUILT, 0)],
      ['bookworm-slim', 'slim'],
    ] as const) {
      const layers = [{ seed, bytes: MIB }]
      addImage(net.open.content, `library/debian:${tag}`, { platform: AMD64, layers })
    }
    const name = `${OPEN}/library/debian:bookworm`
    const text = await checked(net, claiming('a label', name, BUILT))
    expect(text).toContain(name)
    expect(text).not.toContain(SENTENCE)
    const asked = net.open.asked()
    expect(asked.some((line) => line.includes('bookworm-slim'))).toBe(true)
    expect(asked.every((line) => line.endsWith(' nobody'))).toBe(true)
  })

  it('is no question where it says nothing', async () => {
    const net = await network()
    expect(await checked(net, claiming('a label', 'scratch', BUILT))).not.toContain(SENTENCE)
  })

  it('is not proved by what main’s image has been proved by, with the login', async () => {
    const net = await network()
    const { own } = net
    const name = push(own, own.host, 'acme/base:1', seedOf(BUILT, 0))
    addMain(own, name)
    const text = await checked(net, claiming('a label', name, BUILT))
    expect(own.asked().some((line) => /acme\/base.* Basic /.test(line))).toBe(true)
    expect(text).toContain(SENTENCE)
    expect(text).toContain('all of it counts, since the FROM image is unknown')
  })

  it('is told alike where the base is a file too, which the fork’s run may have brought', async () => {
    const net = await network()
    const workspace = await aDirectory()
    const texts: string[] = []
    for (const host of [LOGIN, 'localhost:5000']) {
      for (const [at, file] of ['main.tar', 'image.tar'].entries()) {
        const name = nameOf(host, 'acme/new:secret')
        const layers = [3 * MIB, (at + 1) * MIB]
        await writeFile(join(workspace, file), claiming('a label', name, layers))
      }
      const file = `budgets:\n  - image: oci-archive:image.tar\n    name: api\n    base: oci-archive:main.tar\n    ${RULES}\n`
      workflow = await forkWith(file, file)
      const { inputs, env } = trusting(LOGIN, net.internet)
      const result = await workflow.run({
        event: workflowRunEvent(workflow),
        inputs,
        env: { ...env, GITHUB_WORKSPACE: workspace },
      })
      texts.push(comparable(said(workflow, result), net))
      await workflow.close()
    }
    expect(texts[0]).toContain(SENTENCE)
    expect(texts[0]).toBe(texts[1])
    expect(net.login.asked().every((line) => line.endsWith(' nobody'))).toBe(true)
  })
})

function addMain(own: Network['own'], base: string): void {
  const [first] = BUILT
  addImage(own.content, 'acme/api:main', {
    platform: AMD64,
    labels: { [NAME]: base },
    layers: [
      { seed: seedOf(BUILT, 0), bytes: first ?? 0 },
      { seed: 'own', bytes: MIB },
    ],
  })
}

/** Both images in the registry, built from a base image there that only a login may read. */
async function pulled(event: string, ofFork: boolean) {
  const net = await network()
  const { own } = net
  const name = push(own, own.host, 'acme/base:1', 'base 1')
  const newer = push(own, own.host, 'acme/base:2', 'base 2')
  for (const [tag, base, seed] of [
    ['main', name, 'base 1'],
    ['pr-7', newer, 'base 2'],
  ] as const) {
    addImage(own.content, `acme/api:${tag}`, {
      platform: AMD64,
      labels: { [NAME]: base },
      layers: [
        { seed, bytes: 3 * MIB },
        { seed: `own of ${tag}`, bytes: tag === 'main' ? MIB : 2 * MIB },
      ],
    })
  }
  const file = `budgets:\n  - image: ${own.host}/acme/api\n    max_increase: 1 KB\n    growth_of: own\n`
  workflow = await forkWith(file, file)
  const [pull] = workflow.world.pulls
  if (!ofFork && pull !== undefined)
    pull.head = { ...pull.head, label: 'acme:x', repo: 'acme/shop' }
  const result = await workflow.run({
    event: pullRequestOf(workflow, event),
    ...trusting(own.host, net.internet),
  })
  const asked = own.asked().filter((line) => line.includes('acme/base/'))
  return { asked, text: said(workflow, result), report: result.outputs['report'] ?? '' }
}

describe('when the images of a pull request were built from a private base image beside them', () => {
  it('is asked with the login, and splits growth, where the pull request is the repository’s own', async () => {
    const { asked, text, report } = await pulled('pull_request', false)
    expect(asked.some((line) => /manifests\/2.* Basic /.test(line))).toBe(true)
    const [service] = JSON.parse(report).services
    expect(service.platforms[0].change).toMatchObject({ baseImageBytes: 0, ownBytes: MIB })
    expect(text).not.toContain(SENTENCE)
  })

  it('is not asked where the pull request is a fork’s, though the job has pushed its image', async () => {
    const { asked, text } = await pulled('pull_request_target', true)
    expect(asked.filter((line) => line.includes('manifests/2'))).toEqual([])
    // Main’s image is the repository’s own.
    expect(asked.some((line) => /manifests\/1.* Basic /.test(line))).toBe(true)
    expect(text).toContain(SENTENCE)
  })
})
