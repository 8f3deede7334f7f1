import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { demoContent } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { blocksOf, PAGES, rewritePage, shortened, shownCommands } from '../support/pages.ts'
import { run } from '../support/tools.ts'

const FILE = 'docker-image-budgets.yaml'
/** What a history says depends on the day, and on a repository: its own tests hold that. */
const shown = PAGES.flatMap(shownCommands).filter(({ command }) => !/ history /.test(command))

let registry: EmbeddedRegistry
beforeAll(async () => {
  registry = await startRegistry(demoContent(), {})
})
afterAll(() => registry.close())

/** In a folder with the shop's budget file; `suggest` writes one where there is none. */
async function outputOf(command: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'))
  try {
    const [, words = ''] =
      /^(?:npx --yes github:OWNER\/docker-image-budgets#v1|docker-image-budgets) (.*)$/.exec(
        command,
      ) ?? []
    expect(words).not.toBe('')
    if (!words.startsWith('suggest')) {
      await copyFile(join(projectFolder(), FILE), join(folder, FILE))
      const text = await readFile(join(folder, FILE), 'utf8')
      await writeFile(join(folder, FILE), text.replaceAll('ghcr.io', registry.host))
    }
    const args = words.replaceAll('ghcr.io', registry.host).split(' ')
    const options = { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder } }
    const { stdout, stderr } = await run(
      process.execPath,
      [join(projectFolder(), 'dist/cli.js'), ...args],
      options,
    )
    expect(stderr).not.toMatch(/^ {4}at /m)
    return (stdout + stderr).replaceAll(registry.host, 'ghcr.io')
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** As much of the shop's report as the page shows: of each list the first item. */
function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cut(each)]))
}

describe('when a page shows the JSON report', () => {
  it('shows what a real one says', async () => {
    const command = 'docker-image-budgets check --head pr-7 --base main --format json'
    const report = JSON.parse(await outputOf(command))
    const [page] = blocksOf('docs/report.md', 'json')
    const anyText = (_: string, value: unknown) => (value === '…' ? expect.any(String) : value)
    const { requests, ...shown } = JSON.parse(page?.text ?? '', anyText)
    expect(cut(report)).toMatchObject(shown)
    expect(Object.keys(report.requests)).toEqual(Object.keys(requests))
  })
})

describe('when a page shows a command and what it prints', () => {
  it('has some of them', () => {
    expect(shown.length).toBeGreaterThan(3)
  })

  it.each(shown)('shows what it prints: $page $command', async (each) => {
    const now = shortened(await outputOf(each.command), each)
    if (process.env['UPDATE_GOLDEN'] && !process.env['CI']) rewritePage(each, now)
    else expect(each.output).toBe(now)
  })
})
