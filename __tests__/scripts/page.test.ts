import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { pageOf } from '../../scripts/comment-page.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { type RunResult, run } from '../support/tools.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-test-'))
  // Whatever lies above it: what stands in for Chromium is CommonJS.
  await writeFile(join(folder, 'package.json'), '{}')
  await writeFile(join(folder, 'page-test.md'), '### ✅ Fine\n\n| a |\n|---|\n| `b` |\n')
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  for (const end of ['html', 'png']) {
    await rm(join(projectFolder(), `.tmp/page-test.${end}`), { force: true })
  }
})

/** With nothing else installed than what the path names. */
function page(path: string, ...argv: readonly string[]): Promise<RunResult> {
  const script = join(projectFolder(), 'scripts/page.ts')
  const env = { PATH: path, INIT_CWD: folder }
  return run(process.execPath, [script, ...argv], { cwd: projectFolder(), env })
}

/** Notes how it is called, writes the picture, and tells the page's height as Chromium would. */
async function fakeChromium(name: string): Promise<string> {
  const programs = await mkdtemp(join(folder, 'bin-'))
  const script = `#!${process.execPath}
const fs = require('node:fs')
const file = process.argv.find((each) => each.startsWith('--screenshot='))
fs.appendFileSync(${JSON.stringify(join(folder, 'calls'))}, process.argv.slice(2).join(' ') + '\\n')
if (file) fs.writeFileSync(file.slice('--screenshot='.length), 'a picture')
else process.stdout.write('<title>321</title>')
`
  await writeFile(join(programs, name), script)
  await chmod(join(programs, name), 0o755)
  return programs
}

describe('when a comment is looked at', () => {
  it('writes a page and tells where, without Chromium too', async () => {
    const { stdout, code } = await page('', 'page-test.md')
    const file = join(projectFolder(), '.tmp/page-test.html')
    expect(stdout).toContain(`Page     ${file}\n`)
    expect(stdout).toContain('Picture  none: of chromium, chromium-browser,')
    expect(code).toBe(0)
    expect(await readFile(file, 'utf8')).toContain('<h3>✅ Fine</h3>')
  })

  it.each(['chromium', 'google-chrome'])('takes a picture with %s', async (name) => {
    const { stdout, code } = await page(await fakeChromium(name), 'page-test.md', '--width', '390')
    const file = join(projectFolder(), '.tmp/page-test.png')
    expect(stdout).toContain(`Picture  ${file}\n`)
    expect(code).toBe(0)
    expect(await readFile(file, 'utf8')).toBe('a picture')
    expect(await readFile(join(folder, 'calls'), 'utf8')).toContain('--window-size=500,321 ')
  })

  it('is dark where that is asked for, and else as the browser likes it', async () => {
    const file = join(projectFolder(), '.tmp/page-test.html')
    await page('', 'page-test.md', '--dark')
    expect(await readFile(file, 'utf8')).toContain(':root { color-scheme: dark }')
    await page('', 'page-test.md')
    expect(await readFile(file, 'utf8')).toContain(':root { color-scheme: light dark }')
  })

  it('puts the picture where it is wanted, as seen from where npm was called', async () => {
    await mkdir(join(folder, 'docs'))
    const programs = await fakeChromium('chromium')
    const { code } = await page(programs, 'page-test.md', '--picture', 'docs/comment.png')
    expect(code).toBe(0)
    expect(await readFile(join(folder, 'docs/comment.png'), 'utf8')).toBe('a picture')
  })

  it('fails where a picture is wanted and cannot be taken', async () => {
    const { stdout, code } = await page('', 'page-test.md', '--picture', 'no.png')
    expect(stdout).toContain('Picture  none')
    expect(code).toBe(1)
  })

  it('tells of a browser that fails', async () => {
    const programs = await mkdtemp(join(folder, 'bin-'))
    await writeFile(join(programs, 'chromium'), '#!/bin/sh\necho "no display" >&2\nexit 3\n')
    await chmod(join(programs, 'chromium'), 0o755)
    const { stdout, stderr, code } = await page(programs, 'page-test.md')
    expect(stdout).toContain('Page     ')
    expect(stdout).toMatch(/^Picture +none: .*chromium fails: .*no display/m)
    expect([stderr, code]).toEqual(['', 0])
  })

  it.each([
    [[], 'Name one Markdown file.'],
    [['gone.md'], 'gone.md cannot be read: there is no such file'],
    [['page-test.md', '--width', 'wide'], '--width wide: a number of pixels, such as 880 or 390.'],
    [['page-test.md', '--hight', '3'], "Unknown option '--hight'"],
  ])('says what is wrong with %j', async (argv, words) => {
    const { stderr, code } = await page('', ...argv)
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect(code).toBe(2)
  })
})

describe('when a comment has something of others in it', () => {
  it('lets no script run and nothing be loaded but pictures', () => {
    expect(pageOf('<script>alert(1)</script>')).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; img-src https: data:"`,
    )
  })
})
