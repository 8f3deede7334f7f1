import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import type { LayerSpec } from '../../src/embedded/image-config.ts'
import { addImage } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const MIB = 1_048_576
const PATH = 'services/api/Dockerfile'
const platform = { os: 'linux', architecture: 'amd64' }

/** What a plain `docker build` leaves behind: no label, no provenance. */
function api(base: readonly LayerSpec[], pip: number): LayerSpec[] {
  return [
    ...base,
    { seed: 'folder', bytes: 120, command: 'WORKDIR /app' },
    {
      seed: `pip ${pip}`,
      bytes: pip * MIB,
      command: 'RUN /bin/sh -c pip install -r requirements.txt # buildkit',
    },
    { seed: 'app', bytes: 3 * MIB, command: 'COPY . . # buildkit', emptySteps: ['CMD ["app"]'] },
  ]
}

const BASE: readonly LayerSpec[] = [
  { seed: 'rootfs', bytes: 30 * MIB, command: 'ADD rootfs.tar.xz / # buildkit' },
  { seed: 'python', bytes: 15 * MIB, command: 'RUN /bin/sh -c make install # buildkit' },
]
const NEWER = [...BASE.slice(0, 1), { ...BASE[1], seed: 'newer', bytes: 75 * MIB }]

let registry: EmbeddedRegistry
let workflow: Workflow
let folder: string

beforeAll(async () => {
  const content = emptyContent()
  const add = (name: string, layers: readonly LayerSpec[]) =>
    addImage(content, name, { platform, layers })
  add('acme/base:1', BASE)
  add('acme/base:2', NEWER)
  add('acme/api:main', api(BASE, 40))
  add('acme/api:pr-7', api(BASE, 90))
  add('acme/api:newer', api(NEWER, 40))
  registry = await startRegistry(content, { access: { kind: 'open' } })
  folder = await mkdtemp(join(tmpdir(), 'dockerfile-'))
})

afterAll(async () => {
  await registry.close()
  await rm(folder, { recursive: true, force: true })
})
afterEach(() => workflow?.close())

const dockerfile = (tag = '1', install = 'pip install -r requirements.txt') =>
  [
    '# syntax=docker/dockerfile:1',
    `ARG TAG=${tag}`,
    'FROM node:22 AS assets',
    'RUN npm ci',
    `FROM ${registry.host}/acme/base:$TAG AS runtime`,
    'WORKDIR /app',
    'RUN --mount=type=cache,target=/root/.cache \\',
    `    ${install}`,
    'COPY . .',
    'CMD ["app"]',
    '',
  ].join('\n')

async function checked(
  files: Readonly<Record<string, string>>,
  more = '',
  { before = {}, head: tag = 'pr-7' }: { before?: Record<string, string>; head?: string } = {},
) {
  const budget = `  - image: ${registry.host}/acme/api\n    max_mb: 60\n    dockerfile: ${PATH}\n${more}`
  workflow = await Workflow.start(`budgets:\n${budget}`)
  const head = workflow.world.commits.find(({ sha }) => sha === workflow.headSha)
  if (head === undefined) throw new RangeError('no head')
  head.files = { ...head.files, ...files }
  const base = workflow.world.commits.find(({ sha }) => sha === workflow.baseSha)
  if (base !== undefined) base.files = { ...base.files, ...before }
  const { log, outputs } = await workflow.run({ inputs: { 'head-tag': tag } })
  const [api] = JSON.parse(String(outputs['report'])).services
  return { log, platform: api.platforms[0], comment: workflow.world.comments[0]?.body ?? '' }
}

describe('when a budget names its Dockerfile', () => {
  it('points at the line of the step that grew, and proves the base image, of a plain build', async () => {
    const { log, platform, comment } = await checked({ [PATH]: dockerfile() })
    expect(platform.cause).toBe(
      `+50.0 MiB: RUN pip install -r requirements.txt (${PATH}:7) grew from 40.0 to 90.0 MiB`,
    )
    expect(comment).toContain(`\`RUN pip install -r requirements.txt\` (${PATH}:7)`)
    expect(log).toMatch(/::error title=api[^\n]*,file=services\/api\/Dockerfile,line=7::/)
    expect(platform.change).toMatchObject({ baseImageBytes: 0, ownBytes: 50 * MIB })
    expect(platform.baseImage).toMatchObject({
      name: `${registry.host}/acme/base:1`,
      proof: 'dockerfile',
      layers: 2,
    })
  })

  it('asks GitHub for it once, at the head commit', async () => {
    await checked({ [PATH]: dockerfile() })
    const asked = workflow.github.requests.filter(({ path }) => path.includes('Dockerfile'))
    expect(asked).toHaveLength(1)
    expect(asked[0]?.path).toContain(workflow.headSha)
  })

  it('takes the stage that target names', async () => {
    const text = `${dockerfile()}FROM runtime AS debug\nRUN apt-get install -y gdb\n`
    const { platform } = await checked({ [PATH]: text }, '    target: runtime\n')
    expect(platform.baseImage).toMatchObject({ proof: 'dockerfile' })
  })
})

describe('when a pull request changes the line FROM', () => {
  it('says from what to what, as both versions of the Dockerfile have it', async () => {
    const files = { [PATH]: dockerfile('2') }
    const before = { [PATH]: dockerfile('1') }
    const { platform, log } = await checked(files, '', { before, head: 'newer' })
    const [was, is] = ['1', '2'].map((tag) => `${registry.host}/acme/base:${tag}`)
    expect(platform.cause).toBe(`FROM ${was} → ${is}: +60.0 MiB`)
    expect(platform.change).toMatchObject({ baseImageBytes: 60 * MIB, ownBytes: 0 })
    expect(log).toMatch(/,file=services\/api\/Dockerfile,line=5::/)
    const asked = workflow.github.requests.filter(({ path }) => path.includes('Dockerfile'))
    expect(asked.map(({ path }) => path.split('ref=')[1])).toEqual([
      workflow.headSha,
      workflow.baseSha,
    ])
  })
})

describe('when the Dockerfile is of no use', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'it does not match',
      { [PATH]: 'FROM a\nRUN pip install -r other.txt\nCOPY . .\n' },
      'it does not match the image, whose history has no “RUN pip install -r other.txt” of line 2 in its place',
    ],
    ['it is not there', {}, 'there is no such file at '],
    ['it is a directory', { [`${PATH}/a`]: 'FROM a' }, 'it is a directory at '],
    ['it is binary', { [PATH]: 'FROM a\0' }, 'it is no text'],
    ['it has 10 MB', { [PATH]: 'RUN a\n'.repeat(1_750_000) }, 'it is larger than 64 KiB at '],
    ['it has 100 KB', { [PATH]: 'RUN a\n'.repeat(17_000) }, 'it is larger than 64 KiB at '],
    [
      'it is a pointer of Git LFS',
      { [PATH]: 'version https://git-lfs.github.com/spec/v1\noid sha256:0a\nsize 9\n' },
      'it is a pointer of Git LFS',
    ],
  ])('says why, and judges as without it: %s', async (_, files, why) => {
    const { platform, comment } = await checked(files)
    expect(comment).toContain('which lines its layers come from could not be told')
    expect(platform.gaps).toEqual([
      { of: 'dockerfile', name: PATH, why: expect.stringContaining(why) },
    ])
    expect(platform.cause).toBe(
      '+50.0 MiB: RUN pip install -r requirements.txt grew from 40.0 to 90.0 MiB',
    )
    expect(platform.baseImage).toBeNull()
  })
})

async function cli(args: readonly string[], directory = folder) {
  const program = [join(projectFolder(), 'dist/cli.js'), ...args]
  return run(process.execPath, program, { cwd: directory })
}

const named = (tag: string) => `${registry.host}/acme/api:${tag}`

describe('when the command line is given a Dockerfile', () => {
  it('compares by its lines', async () => {
    await writeFile(join(folder, 'Dockerfile'), dockerfile())
    const images = [named('main'), named('pr-7')]
    const { stdout } = await cli(['diff', ...images, '--dockerfile', 'Dockerfile'])
    expect(stdout).toContain(
      '+50.0 MiB: RUN pip install -r requirements.txt (Dockerfile:7) grew from 40.0 to 90.0 MiB',
    )
    expect(stdout).toContain(`built from ${registry.host}/acme/base:1: ±0 B from it`)
  })

  it('says that the FROM image changed, and how sure that is', async () => {
    await writeFile(join(folder, 'Newer'), dockerfile('2'))
    const images = [named('main'), named('newer')]
    const { stdout } = await cli(['diff', ...images, '--dockerfile', 'Newer'])
    expect(stdout).toContain('likely the FROM image changed: +60.0 MiB')
    expect(stdout).toContain(`built from ${registry.host}/acme/base:2`)
  })

  it.each([
    [['--dockerfile', 'nope'], '--dockerfile nope cannot be read (ENOENT'],
    [['--dockerfile', '.'], '--dockerfile . cannot be read (it is a directory)'],
    [['--dockerfile', ''], '--dockerfile needs a file’s name'],
    [['--target', 'a'], '--target needs --dockerfile FILE'],
    [['--dockerfile', 'Dockerfile', '--target', '../a'], '--target: "../a" is no stage'],
  ])('refuses %j', async (args, words) => {
    await writeFile(join(folder, 'Dockerfile'), dockerfile())
    const { code, stderr } = await cli(['explain', named('pr-7'), ...args])
    expect(stderr).toContain(words)
    expect(code).toBe(2)
  })

  it('says which stages there are where there is none of that name', async () => {
    await writeFile(join(folder, 'Dockerfile'), dockerfile())
    const args = ['--dockerfile', 'Dockerfile', '--target', 'prod']
    const { stdout } = await cli(['explain', named('pr-7'), ...args])
    expect(stdout).toContain('Dockerfile (it has no stage "prod"; it has "assets", "runtime")')
  })
})

describe('when check reads the Dockerfile of a budget', () => {
  async function notes(prepare: (repository: string) => Promise<unknown>, path = PATH) {
    const repository = await mkdtemp(join(folder, 'repository-'))
    const budget = `  - image: ${named('pr-7')}\n    max_mb: 60\n    dockerfile: ${path}\n`
    await writeFile(join(repository, 'docker-image-budgets.yaml'), `budgets:\n${budget}`)
    await mkdir(join(repository, 'services/api'), { recursive: true })
    await prepare(repository)
    const { stdout } = await cli(['check'], repository)
    return stdout
  }

  it('takes it from the checkout', async () => {
    const stdout = await notes((at) => writeFile(join(at, PATH), dockerfile()))
    expect(stdout).toContain(`built from ${registry.host}/acme/base:1`)
  })

  it.each<[string, (at: string) => Promise<unknown>]>([
    ['is missing', async () => undefined],
    ['is a link out of it', (at) => symlink('/etc/passwd', join(at, PATH))],
    ['is a directory', (at) => mkdir(join(at, PATH))],
    ['is a pipe', async (at) => run('mkfifo', [join(at, PATH)])],
  ])('says that it can take none where that %s', async (_, prepare) => {
    const stdout = await notes(prepare)
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      `${PATH} (no file of the current directory, or it is reached by a link)`,
    )
    expect(stdout).not.toContain('root:')
  })
})
