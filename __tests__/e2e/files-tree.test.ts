import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import type { EmbeddedRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { pushFilled, wheel } from '../support/layered-images.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const MB = 1_000_000
/** Names that mean something to a page, to Markdown or to a terminal. */
const UGLY = {
  'srv/</script><script>alert(1)</script>': 200_000,
  'srv/``` @acme/owners': 200_000,
  'srv/\u001b[31mred\u202e': 200_000,
}
const content = emptyContent()
pushFilled(content, 'acme/api:main', [
  { command: 'COPY rootfs /', files: { 'usr/lib/libc.so.6': MB } },
])
pushFilled(content, 'acme/api:pr-7', [
  { command: 'COPY rootfs /', files: { 'usr/lib/libc.so.6': MB } },
  { command: 'RUN pip install torch', files: wheel('torch', '2.4', 4 * MB) },
  {
    command: 'COPY app /srv',
    files: {
      ...UGLY,
      'srv/models/large.bin': 2 * MB,
      ...Object.fromEntries(
        Array.from({ length: 15 }, (_, at) => [`srv/parts/${10 + at}.bin`, 20_000 + at]),
      ),
    },
  },
])

let registry: EmbeddedRegistry
let folder: string
const open: Workflow[] = []
beforeEach(async () => {
  registry = (await start({}, content)).registry
  folder = await mkdtemp(join(tmpdir(), 'tree-'))
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((workflow) => workflow.close()))
  await rm(folder, { recursive: true })
})

const explain = (...args: readonly string[]) =>
  run(process.execPath, [
    `${projectFolder()}/dist/cli.js`,
    'explain',
    ...args,
    `${registry.host}/acme/api:pr-7`,
  ])

async function treeOf(...args: readonly string[]) {
  const { stdout } = await explain('--files', '--format', 'json', ...args)
  return JSON.parse(stdout).services[0].platforms[0].head.files.tree
}

describe('when explain looks into files', () => {
  it('shows them as a tree with bars, the largest first, three directories deep', async () => {
    const { stdout } = await explain('--files')
    expect(stdout).toMatch(/files, uncompressed: 7\.5 MiB in 23 files/)
    const rows = stdout.split('\n').filter((line) => /^ {4}[█░]{10} /.test(line))
    expect(rows.slice(0, 5).map((row) => row.replace(/^[ █░]+/, ''))).toEqual([
      expect.stringMatching(/^4\.8 MiB {2}\/usr\/$/),
      expect.stringMatching(/^4\.8 MiB \s+lib\/$/),
      expect.stringMatching(/^3\.8 MiB \s+python3\/$/),
      expect.stringMatching(/^1\.0 MiB {2}\s+libc\.so\.6$|^977 KiB\s+libc\.so\.6$/),
      expect.stringMatching(/^2\.8 MiB {2}\/srv\/$/),
    ])
    expect(stdout).not.toContain('site-packages/')
  })

  it('counts what is not worth a line of its own', async () => {
    expect((await explain('--files')).stdout).toMatch(/░{10} +97\.7 KiB\s+… 5 more/)
  })

  it('goes deeper where it is told to', async () => {
    const { stdout } = await explain('--files', '--depth', '5')
    expect(stdout).toMatch(/\storch\/$/m)
  })

  it('shows only what is asked for, whatever its case', async () => {
    const { stdout } = await explain('--files', '--filter', '/MODELS/')
    expect(stdout).toContain('files, uncompressed: 1.9 MiB in 1 file')
    expect(stdout).not.toMatch(/[█░]{10} .*usr/)
  })

  it('shows names as they may be shown', async () => {
    const { stdout } = await explain('--files')
    expect(stdout).toContain('[31mred')
    expect(stdout).not.toMatch(/\u001b|\u202e/)
  })

  it.each([
    [['--depth', '0', '--files'], 'is not a number from 1 to 50'],
    [['--depth', 'deep', '--files'], 'is not a number from 1 to 50'],
    [['--depth', '2'], '--depth needs --files'],
    [['--filter', 'x'], '--filter needs --files'],
    [['--html', 'x.html'], '--html needs --files'],
    [['--filter', '', '--files'], '--filter needs a value'],
  ])('says what is wrong with %j', async (args, words) => {
    const { stderr, code } = await explain(...args)
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)])
  })
})

describe('when a program asks for the tree', () => {
  it('has the sums of its directories, as deep as asked', async () => {
    const tree = await treeOf('--depth', '1')
    expect(tree).toMatchObject({ name: '', files: 23 })
    expect(tree.children.map(({ name, children }: never) => [name, children])).toEqual([
      ['usr', []],
      ['srv', []],
    ])
    const sum = tree.children.reduce(
      (bytes: number, each: { bytes: number }) => bytes + each.bytes,
      0,
    )
    expect(sum).toBe(tree.bytes)
  })

  it('is filtered alike', async () => {
    expect(await treeOf('--filter', 'large.bin')).toMatchObject({ files: 1, bytes: 2 * MB })
  })
})

describe('when it is written as a page', () => {
  async function pageOf(...args: readonly string[]) {
    const file = join(folder, 'files.html')
    const { code, stderr } = await explain('--files', '--html', file, ...args)
    expect([code, stderr]).toEqual([0, expect.stringContaining('wrote ')])
    return readFile(file, 'utf8')
  }

  it('fetches nothing, and runs its own script alone', async () => {
    const page = await pageOf()
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
    const hashed = (tag: string) => {
      const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page) ?? []
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src ${hashed('script')};`)
    expect(policy).toContain(`style-src ${hashed('style')};`)
    expect(page).not.toMatch(/(?:src|href)=|url\(|https?:\/\//)
  })

  it('holds names as text, wherever they stand', async () => {
    const page = await pageOf()
    expect(page).not.toContain('<script>alert')
    expect(page).not.toMatch(/\u001b|\u202e/)
    const [, data = ''] = /id="data">(.*)<\/script>/.exec(page) ?? []
    expect(JSON.stringify(JSON.parse(data))).toContain('large.bin')
  })

  it('says where it cannot be written', async () => {
    const file = join(folder, 'nowhere', 'files.html')
    const { code, stderr } = await explain('--files', '--html', file)
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be written')])
  })
})

describe('when the action looks into files', () => {
  it('keeps the comment to five lines, folds the rest, and puts a tree into the summary', async () => {
    const budgets = `budgets:\n  - image: ${registry.host}/acme/api\n    max_size: 3 MB\n`
    const workflow = await Workflow.start(budgets)
    open.push(workflow)
    const { summary } = await workflow.run({
      inputs: { explain: 'files', 'insecure-registries': registry.host },
    })
    const comment = workflow.world.comments[0]?.body ?? ''
    const [list = ''] = comment.split('\n\n').filter((each) => each.includes('Inside the layers'))
    expect(list.split('\n').length).toBeLessThanOrEqual(5)
    expect(summary).toContain('Files of <code>api</code> in the layers that were read')
    expect(summary).toMatch(/^█{4,9}░+ +\d\.\d MiB {2}\/usr\/$/m)
    // A name ends no block of code.
    expect(summary.match(/^```/gm)?.length).toBe(2)
  })
})
