import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent, repositoryOf } from '../../src/embedded/content.ts'
import type { EmbeddedRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { type FilledStep, pushFilled } from '../support/layered-images.ts'
import type { Before } from '../support/one-image.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const MB = 1_000_000
const ROOTFS: FilledStep = { command: 'COPY rootfs /', files: { 'usr/lib/libc.so.6': MB } }
const DATA: FilledStep = { command: 'COPY data /srv', files: { 'srv/data.bin': 2 * MB } }
const APP: FilledStep = { command: 'COPY app /srv', files: { 'srv/app': MB } }
const REMOVED: FilledStep = { command: 'RUN rm /srv/data.bin', files: { 'srv/.wh.data.bin': '' } }

const content = emptyContent()
pushFilled(content, 'acme/api:main', [ROOTFS, APP])
pushFilled(content, 'acme/api:pr-7', [ROOTFS, DATA, APP, REMOVED])
pushFilled(content, 'acme/api:wasteful', [ROOTFS, DATA, REMOVED])

let before: Before = () => undefined
let registry: EmbeddedRegistry
const open: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  before = () => undefined
  registry = (await start({ before: (...asked) => before(...asked) }, content)).registry
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

const budgets = (rules: string) =>
  `budgets:\n  - image: ${registry.host}/acme/api\n    max_size: 500 MB\n    ${rules}\n`

async function action(rules: string, inputs: Readonly<Record<string, string>> = {}) {
  const workflow = await Workflow.start(budgets(rules))
  open.push(() => workflow.close())
  const result = await workflow.run({
    inputs: { explain: 'files', 'insecure-registries': registry.host, ...inputs },
  })
  return { ...result, code: result.exitCode, comment: workflow.world.comments[0]?.body ?? '' }
}

async function check(rules: string, ...args: readonly string[]) {
  const directory = await mkdtemp(join(tmpdir(), 'waste-'))
  open.push(() => rm(directory, { recursive: true }))
  const config = join(directory, 'budgets.yaml')
  await writeFile(config, budgets(rules))
  return run(process.execPath, [
    `${projectFolder()}/dist/cli.js`,
    'check',
    ...['--config', config, '--base', 'main', '--head', 'pr-7', ...args],
  ])
}

/** The digests of a tag's layers. */
function layersOf(tag: string): string[] {
  const { manifests, tags } = repositoryOf(content, 'acme/api')
  const manifest = manifests.get(tags.get(tag) ?? 'sha256:') ?? { body: '{"layers":[]}' }
  return JSON.parse(String(manifest.body)).layers.map(({ digest }: { digest: string }) => digest)
}

const readLayers = () => {
  const layers = layersOf('pr-7')
  return registry.requests
    .flatMap(({ path }) => /blobs\/(sha256:.*)/.exec(path)?.[1] ?? [])
    .filter((digest) => layers.includes(digest))
}

describe('when a budget limits what later layers hide', () => {
  it('fails what is within all of its other limits, and says which file it is', async () => {
    const { code, comment } = await action('max_waste: 1 MB')
    expect(code).toBe(1)
    expect(comment).toContain('hides too much below later layers: `api` by 1.0 MiB')
    expect(comment).toContain(
      'Later layers hide 1.9 MiB, uncompressed; allowed: 1.0 MiB (max_waste)',
    )
    expect(comment).toContain('wasted: 1.9 MiB that later layers hide: `/srv/data.bin` 1.9 MiB')
  })

  it('passes what hides no more', async () => {
    const { code, comment } = await action('max_waste: 2 MB')
    expect([code, comment]).toEqual([0, expect.not.stringContaining('hide')])
  })

  it('reads all layers, each once: those that did not change may be hidden, too', async () => {
    await action('max_waste: 1 MB')
    expect(readLayers().sort()).toEqual(layersOf('pr-7').sort())
  })

  it('only warns where the base hides as much', async () => {
    const { stdout, code } = await check(
      'max_waste: 1 MB',
      ...['--explain', 'files', '--base', 'wasteful'],
    )
    expect(code).toBe(0)
    expect(stdout).toContain('as before this change (1.9 MiB)')
  })

  it('is in the report', async () => {
    const { stdout, code } = await check(
      'max_waste: 1 MB',
      ...['--explain', 'files', '--format', 'json'],
    )
    expect(code).toBe(1)
    const { services, headline } = JSON.parse(stdout)
    expect(headline).toBe('The image hides too much below later layers')
    expect(services[0].findings).toEqual([
      expect.objectContaining({
        rule: 'max_waste',
        actualBytes: 2 * MB,
        allowedBytes: MB,
        line: 4,
      }),
    ])
    expect(services[0].platforms[0].head.files).toMatchObject({
      isWhole: true,
      wastedBytes: 2 * MB,
    })
  })
})

describe('when not all layers can be read', () => {
  it('is inconclusive where it is too much to read, and says how to read more', async () => {
    const { code, comment } = await action('max_waste: 1 MB', { 'max-download': '1500 KB' })
    expect(code).toBe(1)
    expect(comment).toContain('What later layers hide is not known (max_waste): layer sha256:')
    expect(comment).toContain('may be read (max-download)')
    expect(comment).toContain('raise max-download')
  })

  it('is inconclusive where the registry holds one back', async () => {
    before = ({ path }) =>
      path.includes(layersOf('pr-7')[1] ?? 'none')
        ? { status: 404, headers: {}, body: '{"errors":[{"code":"BLOB_UNKNOWN"}]}' }
        : undefined
    const { stdout, code } = await check('max_waste: 1 MB', '--explain', 'files')
    expect(code).toBe(3)
    expect(stdout).toContain('what later layers hide is not known (max_waste)')
  })
})

describe('when nobody looks into layers', () => {
  it('says that the rule is not judged, and how it would be', async () => {
    const { code, comment } = await action('max_waste: 1 MB', {
      explain: 'layers',
      comment: 'always',
    })
    expect(code).toBe(0)
    expect(comment).toContain('max_waste is not judged, since no layer is read.')
    expect(comment).toContain('It needs the input explain: files.')
    expect(readLayers()).toEqual([])
  })

  it('says so on the command line', async () => {
    const { stdout, code } = await check('max_waste: 1 MB')
    expect(code).toBe(0)
    expect(stdout).toContain('It needs --explain files.')
  })

  it('reads no layer where no budget asks, and nothing failed', async () => {
    expect((await action('warn_at: 90%')).code).toBe(0)
    expect(readLayers()).toEqual([])
  })
})
