import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import {
  digestOf,
  emptyContent,
  type RegistryContent,
  repositoryOf,
} from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { bomb, longNames, manyEntries, manyTags } from '../support/hostile-archives.ts'
import { type Before, silence } from '../support/one-image.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const open: Workflow[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((workflow) => workflow.close()))
})

async function cli(...args: readonly string[]) {
  const began = performance.now()
  const result = await run(process.execPath, [`${projectFolder()}/dist/cli.js`, ...args])
  return { ...result, seconds: (performance.now() - began) / 1000 }
}

/** `acme/api`, before and after, whose last step is this. */
function anApi(command: string): RegistryContent {
  const content = emptyContent()
  const platform = { os: 'linux', architecture: 'amd64' }
  for (const [tag, bytes] of Object.entries({ main: 30_000_000, 'pr-7': 90_000_000 })) {
    const layers = [
      { seed: 'rootfs', bytes: 1_000_000, command: 'ADD rootfs /' },
      { seed: tag, bytes, command },
    ]
    addImage(content, `acme/api:${tag}`, { platform, layers })
  }
  return content
}

/** The manifests name what they were built from. */
function nameBase(content: RegistryContent, name: string): void {
  const { tags, manifests } = repositoryOf(content, 'acme/api')
  for (const [tag, digest] of tags) {
    const { mediaType, body } = manifests.get(digest) ?? {}
    const annotations = { 'org.opencontainers.image.base.name': name }
    const named = Buffer.from(JSON.stringify({ ...JSON.parse(String(body)), annotations }))
    manifests.set(digestOf(named), { mediaType: String(mediaType), body: named })
    tags.set(tag, digestOf(named))
  }
}

/** Answers nothing of that path, and all else. */
const silentAt =
  (part: string): Before =>
  (request, ordinary) =>
    request.path.includes(part) ? silence(request, ordinary) : undefined

async function action(host: string, rules: readonly string[] = []) {
  const lines = rules.map((rule) => `    ${rule}\n`)
  const workflow = await Workflow.start(`budgets:\n  - image: ${host}/acme/api\n${lines.join('')}`)
  open.push(workflow)
  const began = performance.now()
  const { exitCode: code } = await workflow.run()
  const comment = workflow.world.comments.map(({ body }) => body.replaceAll('\\', '')).join()
  return { code, comment, seconds: (performance.now() - began) / 1000 }
}

describe('when a history nests a step a hundred thousand deep', () => {
  it('is explained all the same, and judged', async () => {
    const { registry } = await start({}, anApi(`${'ONBUILD '.repeat(100_000)}RUN make`))
    const { code, comment } = await action(registry.host)
    expect(code).toBe(0)
    expect(comment).toContain('all steps in one layer grew')
    const { stdout, stderr } = await cli('explain', `${registry.host}/acme/api:pr-7`)
    expect([stdout, stderr].join()).toContain('all steps in one layer')
  })
})

describe('when a config lists millions of layers', () => {
  it('is explained by digests, and judged', async () => {
    const content = anApi('RUN make')
    const { blobs, manifests, tags } = repositoryOf(content, 'acme/api')
    const rootfs = { diff_ids: Array(1_900_000).fill(1) }
    const config = Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs }))
    blobs.set(digestOf(config), config)
    const { mediaType, body } = manifests.get(tags.get('pr-7') ?? digestOf('')) ?? {}
    const manifest = JSON.parse(String(body))
    const descriptor = { ...manifest.config, digest: digestOf(config), size: config.length }
    const edited = Buffer.from(JSON.stringify({ ...manifest, config: descriptor }))
    manifests.set(digestOf(edited), { mediaType: String(mediaType), body: edited })
    tags.set('pr-7', digestOf(edited))
    const { registry } = await start({}, content)
    const { code, comment, seconds } = await action(registry.host)
    expect([code, comment]).toEqual([0, expect.stringContaining('+57.2 MiB')])
    expect(seconds).toBeLessThan(10)
  })
})

describe('when a base image is never told', () => {
  it('holds the verdict up for ten seconds at most, and says what is not known', async () => {
    const content = anApi('RUN make')
    const { registry } = await start({ before: silentAt('/base/') }, content)
    nameBase(content, `${registry.host}/acme/base:12`)
    const rules = ['max_increase: 10 MiB', 'growth_of: own']
    const { code, comment, seconds } = await action(registry.host, rules)
    expect(code).toBe(1)
    expect(seconds).toBeLessThan(17)
    expect(comment).toContain(`the FROM image is unknown: ${registry.host}/acme/base:12 cannot be`)
    expect(comment).toMatch(/api: what came with the FROM image could not be told: .*not within/)
  })
})

describe('when configs are in a store that does not answer', () => {
  it('says that less could be told, and judges', async () => {
    const content = anApi('RUN make')
    const before: Before = ({ path }) =>
      path.includes('/blobs/') ? { status: 307, headers: { location: '/refused' } } : undefined
    const { registry } = await start({ before }, content)
    const { code, comment } = await action(registry.host)
    expect(code).toBe(0)
    expect(comment).toMatch(
      /api: why it changed could not be told in full: the config of \S+\/acme\/api:pr-7 cannot be read \(.*lists sha256:/,
    )
    const { stdout } = await cli('explain', `${registry.host}/acme/api:pr-7`)
    expect(stdout).toContain('base image unknown: the config of')
  })
})

describe('when an archive is made to be too much', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'bounds-'))
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  /** What comes of measuring an archive, after how long, with how many MiB of memory at most. */
  async function measured(transport: string, ...options: readonly string[]) {
    const peak =
      'process.on("exit",()=>{const used=process.resourceUsage();process._rawDebug("peak",used.maxRSS,used.userCPUTime+used.systemCPUTime)})'
    const program = ['--import', `data:text/javascript,${peak}`, `${projectFolder()}/dist/cli.js`]
    const reference = `${transport}:image.tar`
    const began = performance.now()
    const result = await run(process.execPath, [...program, 'measure', reference, ...options], {
      cwd: directory,
    })
    const [, kibibytes, microseconds] = /^peak (\d+) (\d+)$/m.exec(result.stderr) ?? []
    return {
      code: result.code,
      why: result.stderr.replace(/^peak .*\n/m, ''),
      seconds: (performance.now() - began) / 1000,
      // Of the processor: what else the machine does is no time that the archive takes.
      work: Number(microseconds) / 1e6,
      MiB: Number(kibibytes) / 1024,
    }
  }

  it.each([
    ['names of a megabyte', 'oci-archive', longNames, 300, 'a name is too long'],
    [
      'more entries than any image has',
      'oci-archive',
      manyEntries,
      150_000,
      'more than 100,000 entries',
    ],
    ['a million tags', 'docker-archive', manyTags, 1_000_000, 'more than 10,000 images and tags'],
  ])('refuses %s, in little time and memory', async (_, transport, make, count, why) => {
    await make(join(directory, 'image.tar'), count)
    const result = await measured(transport)
    expect(result).toMatchObject({ code: 3, why: expect.stringContaining(why) })
    expect(result.why).toMatch(new RegExp(`^${transport}:image.tar`))
    expect(result.work).toBeLessThan(5)
    expect(result.MiB).toBeLessThan(350)
  })

  it('gives gigabytes of nothing up when the time is over, and says what to do', async () => {
    await bomb(join(directory, 'image.tar'), 20)
    const result = await measured('oci-archive', '--timeout', '2')
    expect(result.why).toBe(
      'oci-archive:image.tar was not read within 2 s. Give it more time (--timeout), or write the image as a directory, by skopeo copy, and measure it as oci:DIR.\n',
    )
    expect(result.code).toBe(3)
    expect(result.seconds).toBeLessThan(5)
    expect(result.MiB).toBeLessThan(350)
  })

  it('holds the time limit in the action, too', async () => {
    await bomb(join(directory, 'image.tar'), 20)
    const workflow = await Workflow.start('budgets:\n  - image: oci-archive:image.tar\n')
    open.push(workflow)
    const env = { GITHUB_WORKSPACE: directory }
    const { outputs, log } = await workflow.run({ inputs: { timeout: '1' }, env })
    expect(outputs['outcome']).toBe('inconclusive')
    expect(log).toContain('was not read within 1 s')
  })
})

describe('when a budget file is made to be too much', () => {
  it.each([
    ['unknown keys', (at: number) => `    key${at}: 1`],
    ['budgets without an image', (at: number) => `  - imagee: x${at}`],
  ])('tells the first hundred of thousands of problems in a few seconds: %s', async (_, line) => {
    const lines = Array.from({ length: 15_000 }, (_, at) => line(at))
    const text = `budgets:\n  - image: x\n${lines.join('\n')}\n`
    const directory = await mkdtemp(join(tmpdir(), 'bounds-'))
    const file = join(directory, 'budgets.yaml')
    await writeFile(file, text)
    const { code, stderr, seconds } = await cli('check', '--config', file)
    expect([code, stderr.split('\n').at(-2)]).toEqual([
      2,
      expect.stringMatching(/^… and .*00 more$/),
    ])
    expect(seconds).toBeLessThan(5)
    expect(stderr.length).toBeLessThan(100_000)

    const workflow = await Workflow.start(text)
    open.push(workflow)
    const { exitCode, log, summary } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(log).toMatch(/has (15|30),000 problems/)
    expect(summary.length).toBeLessThan(100_000)
    await rm(directory, { recursive: true })
  })

  it('is not read where GitHub itself does not tell it', async () => {
    const workflow = await Workflow.start(`budgets:\n  - image: x\n${'#\n'.repeat(600_000)}`)
    open.push(workflow)
    const { outputs } = await workflow.run()
    expect(outputs['headline']).toContain('is larger than 1 MB at')
  })

  it('is not read beyond a megabyte from the workspace, whatever it is', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'bounds-'))
    await symlink('/dev/zero', join(directory, 'docker-image-budgets.yaml'))
    const workflow = await Workflow.start('')
    open.push(workflow)
    const inputs = { 'config-from': 'workspace' }
    const { outputs } = await workflow.run({ inputs, env: { GITHUB_WORKSPACE: directory } })
    expect(outputs['headline']).toContain('has 1 problem')
    const { code, stderr } = await cli('check', '--config', '/dev/zero')
    expect([code, stderr]).toEqual([2, expect.stringContaining('is larger than 1 MiB')])
    await rm(directory, { recursive: true })
  })
})
