import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent, type RegistryContent, repositoryOf } from '../../src/embedded/content.ts'
import type { EmbeddedRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { type FilledStep, noiseOf, pushFilled, wheel } from '../support/layered-images.ts'
import type { Before } from '../support/one-image.ts'
import { run } from '../support/tools.ts'
import { zip } from '../support/zip-writer.ts'

jest.setTimeout(60_000)

const open: Workflow[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((workflow) => workflow.close()))
})

const MB = 1_000_000
const ROOTFS: FilledStep = {
  command: 'COPY rootfs /',
  files: {
    'var/lib/dpkg/status': 'Package: libc6\nArchitecture: amd64\nVersion: 2.36-9\n',
    'var/lib/dpkg/info/libc6:amd64.list': '/.\n/lib/libc.so.6\n',
    'usr/lib/libc.so.6': MB,
  },
}
const INSTALL = 'RUN pip install -r requirements.txt'
const BASE = [
  ROOTFS,
  { command: INSTALL, files: { ...wheel('torch', '2.3', 2 * MB), ...wheel('numpy', '1.26', MB) } },
]
const HEAD = [
  ROOTFS,
  {
    command: INSTALL,
    files: {
      ...wheel('torch', '2.4', 4 * MB),
      ...wheel('numpy', '1.26', MB),
      ...wheel('nvidia_cudnn', '9.1', 6 * MB),
      'root/.cache/pip/wheels/a.whl': 2 * MB,
    },
  },
  {
    command: 'RUN rm /usr/lib/libc.so.6',
    files: { 'usr/lib/.wh.libc.so.6': '', 'srv/model.bin': 3 * MB },
  },
]

function anApi(): RegistryContent {
  const content = emptyContent()
  pushFilled(content, 'acme/api:main', BASE)
  pushFilled(content, 'acme/api:pr-7', HEAD)
  return content
}

let before: Before = () => undefined
// Nobody changes it, and to make it takes a while.
const content = anApi()
let registry: EmbeddedRegistry
beforeEach(async () => {
  before = () => undefined
  registry = (await start({ before: (...asked) => before(...asked) }, content)).registry
})

async function cli(...args: readonly string[]) {
  return run(process.execPath, [`${projectFolder()}/dist/cli.js`, ...args])
}

const diff = (...args: readonly string[]) =>
  cli(
    'diff',
    '--files',
    ...args,
    `${registry.host}/acme/api:main`,
    `${registry.host}/acme/api:pr-7`,
  )
const explain = (...args: readonly string[]) =>
  cli('explain', '--files', ...args, `${registry.host}/acme/api:pr-7`)

/** The digests of a tag's layers. */
function layersOf(tag: string): string[] {
  const { manifests, tags } = repositoryOf(content, 'acme/api')
  const manifest = manifests.get(tags.get(tag) ?? 'sha256:') ?? { body: '{"layers":[]}' }
  return JSON.parse(String(manifest.body)).layers.map(({ digest }: { digest: string }) => digest)
}

describe('when diff looks into files', () => {
  it('says which packages and files changed, and what is wasted', async () => {
    const { stdout, stderr, code } = await diff()
    expect(code).toBe(0)
    expect(stdout).toContain('inside the layers, uncompressed:')
    expect(stdout).toContain('packages: nvidia_cudnn 9.1 is new +5.7 MiB, torch 2.3 → 2.4 +1.9 MiB')
    expect(stdout).toContain(
      'other files: /srv/model.bin +2.9 MiB, /root/.cache/pip/wheels/a.whl +1.9 MiB',
    )
    expect(stdout).toContain('rarely needed: pip cache 1.9 MiB')
    expect(stderr).toMatch(/reading 1 layer, 2\.9 MiB\n.*reading 2 layers, 15\.\d MiB/s)
  })

  it('reads the layers that changed, each once, and nothing else', async () => {
    await diff()
    const asked = registry.requests.flatMap(
      ({ path }) => /blobs\/(sha256:.*)/.exec(path)?.[1] ?? [],
    )
    const layers = new Set([...layersOf('main'), ...layersOf('pr-7')])
    const [rootfs, ...changed] = [...layers]
    expect(asked.filter((digest) => layers.has(digest)).sort()).toEqual(changed.sort())
    expect(asked).not.toContain(rootfs)
  })

  it('writes it into the report', async () => {
    const { stdout } = await diff('--format', 'json')
    const [{ base, head, change }] = JSON.parse(stdout).services[0].platforms
    expect(change.packages).toEqual([
      {
        manager: 'pip',
        name: 'nvidia_cudnn',
        before: null,
        after: { version: '9.1', bytes: expect.any(Number) },
      },
      {
        manager: 'pip',
        name: 'torch',
        before: { version: '2.3', bytes: expect.any(Number) },
        after: { version: '2.4', bytes: expect.any(Number) },
      },
    ])
    expect(base.files).toMatchObject({ isWhole: false, wastedBytes: 0, efficiency: 1, leftOut: [] })
    expect(head.files.packages[0]).toMatchObject({
      manager: 'pip',
      name: 'nvidia_cudnn',
      version: '9.1',
    })
  })

  it('reads no layer where it is not asked to', async () => {
    const references = ['main', 'pr-7'].map((tag) => `${registry.host}/acme/api:${tag}`)
    const { stdout } = await cli('diff', ...references)
    expect(stdout).not.toContain('inside the layers')
    const layers = [...layersOf('main'), ...layersOf('pr-7')]
    expect(
      registry.requests.filter(({ path }) => layers.some((each) => path.includes(each))),
    ).toEqual([])
  })
})

describe('when explain looks into files', () => {
  it('reads every layer, and knows all that is wasted', async () => {
    const { stdout } = await explain('--format', 'json')
    const [{ head }] = JSON.parse(stdout).services[0].platforms
    expect(head.files).toMatchObject({ isWhole: true, wastedBytes: MB })
    expect(head.files.wasted).toEqual([
      {
        path: 'usr/lib/libc.so.6',
        bytes: MB,
        layer: layersOf('pr-7')[0],
        by: layersOf('pr-7')[2],
        how: 'deleted',
      },
    ])
  })

  it('leaves out what is more than may be read, and names it', async () => {
    const { stdout, code } = await explain('--max-download', '5 MB')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /not looked into: layer sha256:[a-f0-9]{12} is beyond the 4\.8 MiB that may be read/,
    )
    expect(
      registry.requests.filter(({ path }) => path.includes(layersOf('pr-7')[1] ?? '')),
    ).toEqual([])
  })

  it('says which value is wrong', async () => {
    const { stderr, code } = await explain('--max-download', 'lots')
    expect([code, stderr]).toEqual([2, expect.stringContaining('--max-download: ')])
  })
})

describe('when packages are known by what is in a file', () => {
  it('names what a fat jar holds, and the database that is not read', async () => {
    pushFilled(content, 'acme/java:main', [
      {
        command: 'COPY app.jar /app/',
        files: {
          'app/app-1.0.jar': zip({ 'BOOT-INF/lib/spring-core-6.1.2.jar': 2 * MB, 'a.class': MB }),
          'var/lib/rpm/rpmdb.sqlite': 'SQLite format 3',
        },
      },
    ])
    const { stdout } = await cli('explain', '--files', `${registry.host}/acme/java:main`)
    expect(stdout).toContain('spring-core 6.1.2 1.9 MiB, app 1.0 1.0 MiB')
    expect(stdout).toContain('var/lib/rpm/rpmdb.sqlite is a database of rpm, which is not read')
  })
})

describe('when a layer is far larger than what may be kept of it', () => {
  it('is read in less memory than it takes', async () => {
    const zeros = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`srv/zeros${at}`, Buffer.alloc(20 * MB, `${at}`)]),
    )
    pushFilled(content, 'acme/large:main', [{ command: 'COPY . .', files: zeros }])
    // Linux's own peak of this program alone: what `getrusage` tells has that of whoever started it in it.
    const told =
      "process.on('exit', () => console.error(require('fs').readFileSync('/proc/self/status', 'utf8')))"
    const preload = `data:text/javascript,import{createRequire}from'module';const require=createRequire('/');${encodeURIComponent(told)}`
    const args = ['explain', '--files', `${registry.host}/acme/large:main`]
    const { stdout, stderr } = await run(process.execPath, [
      '--import',
      preload,
      `${projectFolder()}/dist/cli.js`,
      ...args,
    ])
    expect(stdout).toContain('other files: /srv 381.5 MiB')
    expect(Number(/VmHWM:\s+(\d+) kB/.exec(stderr)?.[1])).toBeLessThan(130 * 1024)
  })
})

describe('when there is a cache-dir', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-listings-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const layersAsked = () => {
    const layers = [...layersOf('main'), ...layersOf('pr-7')]
    return registry.requests.filter(({ path }) => layers.some((each) => path.includes(each)))
  }

  it('reads a layer once, and says the same of it later', async () => {
    const cold = await explain('--cache-dir', folder)
    expect(layersAsked()).toHaveLength(3)
    const warm = await explain('--cache-dir', folder)
    expect(layersAsked()).toHaveLength(3)
    expect(cold.stderr).toContain('reading 3 layers')
    expect(warm.stderr).not.toContain('reading')
    const inside = (text: string) => text.slice(text.indexOf('inside the layers'))
    expect(inside(warm.stdout).split('\n\n')[0]).toBe(inside(cold.stdout).split('\n\n')[0])
    expect(warm.stdout).toContain('packages: nvidia_cudnn 9.1')
  })

  it('reads of a change what nobody has read before', async () => {
    await explain('--cache-dir', folder)
    const { stderr, stdout } = await diff('--cache-dir', folder)
    expect(stderr).toContain('reading 1 layer, 2.9 MiB')
    expect(stdout).toContain('torch 2.3 → 2.4 +1.9 MiB')
    expect(layersAsked()).toHaveLength(4)
  })

  it('reads it anew where what was kept is damaged', async () => {
    await explain('--cache-dir', folder)
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    for (const { name, parentPath } of files)
      if (name.startsWith('listing-')) await writeFile(join(parentPath, name), 'damaged')
    const { stdout } = await explain('--cache-dir', folder)
    expect(stdout).toContain('packages: nvidia_cudnn 9.1')
    expect(layersAsked()).toHaveLength(6)
  })

  it('keeps nothing of a layer whose names hold a secret', async () => {
    pushFilled(content, 'acme/told:main', [
      { command: 'COPY . .', files: { [`srv/ghp_${'a1B2'.repeat(9)}`]: 'x' } },
    ])
    const { code } = await cli(
      'explain',
      '--files',
      '--cache-dir',
      folder,
      `${registry.host}/acme/told:main`,
    )
    const names = (await readdir(folder, { recursive: true })).filter((name) =>
      name.includes('listing-'),
    )
    expect([code, names]).toEqual([0, []])
  })
})

describe('when a layer does not come as it should', () => {
  const isLayer = (path: string) => path.includes(layersOf('pr-7')[1] ?? 'none')

  it('is asked for once more where other bytes came', async () => {
    let count = 0
    before = ({ path }) =>
      isLayer(path) && ++count === 1
        ? { status: 200, headers: {}, body: noiseOf('else', 500_000) }
        : undefined
    const { stdout } = await explain()
    expect(stdout).toContain('packages: nvidia_cudnn 9.1')
    expect(count).toBe(2)
  })

  it('is asked for once more where the connection broke', async () => {
    let count = 0
    before = ({ path }) => (isLayer(path) && ++count === 1 ? 'destroy' : undefined)
    expect((await explain()).stdout).toContain('packages: nvidia_cudnn 9.1')
  })

  it.each([
    [
      'is not there',
      { status: 404, headers: {}, body: '{"errors":[{"code":"BLOB_UNKNOWN"}]}' },
      'and does not hold it',
    ],
    ['is refused', { status: 403, headers: {}, body: '{"errors":[{"code":"DENIED"}]}' }, 'DENIED'],
    [
      'is something else',
      { status: 200, headers: {}, body: Buffer.alloc(2000, '<html>') },
      'is no tar archive',
    ],
  ])('tells the rest where it %s, and why', async (_, answer, why) => {
    before = ({ path }) => (isLayer(path) ? answer : undefined)
    const { stdout, code } = await explain()
    expect(code).toBe(0)
    expect(stdout).toContain('not looked into: layer ')
    expect(stdout).toContain(why)
    expect(stdout).toContain('/srv/model.bin 2.9 MiB')
  })

  it('follows the registry to where its blobs are', async () => {
    const store = (await start({}, content)).registry
    before = ({ path }) =>
      path.includes('/blobs/')
        ? { status: 307, headers: { location: `http://${store.host}${path}` } }
        : undefined
    expect((await explain()).stdout).toContain('packages: nvidia_cudnn 9.1')
  })
})

describe('when the action looks into files', () => {
  const budgets = (limit: string) =>
    `budgets:\n  - image: ${registry.host}/acme/api\n    max_size: ${limit}\n`

  async function action(
    limit: string,
    inputs: Readonly<Record<string, string>> = { explain: 'files' },
  ) {
    const workflow = await Workflow.start(budgets(limit))
    open.push(workflow)
    const result = await workflow.run({
      inputs: { 'insecure-registries': registry.host, ...inputs },
    })
    return { ...result, comment: workflow.world.comments[0]?.body ?? '' }
  }

  it('says of what failed which packages grew', async () => {
    const { comment, log } = await action('5 MB')
    expect(comment).toContain('packages: `nvidia_cudnn` `9.1` is new +5.7 MiB')
    expect(log).toContain('Reading 2 layers, ')
  })

  it('reads no layer of what is within its budget', async () => {
    const { comment } = await action('500 MB', { explain: 'files', comment: 'always' })
    expect(comment).not.toContain('Inside the layers')
    const layers = [...layersOf('main'), ...layersOf('pr-7')]
    expect(
      registry.requests.filter(({ path }) => layers.some((each) => path.includes(each))),
    ).toEqual([])
  })
})
