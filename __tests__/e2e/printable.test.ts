import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { json, withHeaders } from '../../src/embedded/http.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { start } from '../support/embedded-registry.ts'
import { LayoutFiles } from '../support/layout-files.ts'
import { run } from '../support/tools.ts'
import { NASTY, unprintableIn } from '../support/unprintable.ts'

jest.setTimeout(60_000)

/** Without what ends a line, or is nothing that YAML takes. */
const COMMENT = NASTY.replace(/[\r\u0007\u001b\u007f\u0085\u2028\u2029\ufdd0]/g, '')

/** Without what a budget's name may not hold anyway: controls and format characters. */
const NAME = `nasty\u3164x\ue000x\u{e0100}x\ufe0fx\u0378x\u{2800}e${'\u0301'.repeat(20)}text`
/** A header holds bytes. */
const WARNING = `299 - "nasty${Buffer.from('\u202e\u009btext').toString('latin1')}"`
const LOGIN = { 'www-authenticate': 'Basic realm="x"' }
const MIB = 1024 * 1024

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
})

/** Images whose steps hold it; `HOST` in words and files is their registry. */
function images(): RegistryContent {
  const content = emptyContent()
  const layer = (seed: string, MB: number, words: string) => ({
    seed,
    bytes: MB * MIB,
    command: `RUN ${words}`,
    emptySteps: [`ENV A=${words}`],
  })
  for (const [tag, MB] of Object.entries({ main: 100, 'pr-7': 130 })) {
    addImage(content, `acme/api:${tag}`, {
      platform: { os: 'linux', architecture: `amd64${NASTY}` },
      layers: [layer('base', 30, 'base'), layer(tag, MB, NASTY)],
    })
  }
  addImage(content, 'acme/warned:main', {
    platform: { os: 'linux', architecture: 'amd64' },
    layers: [layer('warned', 1, 'warned')],
  })
  const platforms = ['amd64', NASTY].map((architecture) => ({
    platform: { os: 'linux', architecture },
    layers: [layer(architecture, 1, architecture)],
  }))
  addIndex(content, 'acme/several:main', platforms)
  return content
}

interface Place {
  readonly words: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  /** With a layout in `dir`, whose tags hold it. */
  readonly layout?: boolean
}

const FILE = 'docker-image-budgets.yaml'
const BUDGET = '  - image: HOST/acme/api\n    max_mb: 110\n'

const PLACES: Readonly<Record<string, Place>> = {
  'a command': { words: [NASTY] },
  'an option': { words: ['check', `--${NASTY}`] },
  'a format': { words: ['check', '--format', NASTY] },
  'a number': { words: ['measure', '--timeout', NASTY, 'a'] },
  'a host': { words: ['measure', '--auth-host', NASTY, 'a'] },
  prices: { words: ['check', '--prices', NASTY] },
  'a reference': { words: ['measure', NASTY] },
  'two references': { words: ['diff', `HOST/acme/api:main`, `HOST/${NASTY}`] },
  'a word too many': { words: ['check', NASTY] },
  'a file that is not there': { words: ['check', '--config', NASTY] },
  'a tag': { words: ['check', '--head', NASTY], files: { [FILE]: `budgets:\n${BUDGET}` } },
  'a key': {
    words: ['check'],
    files: { [FILE]: `budgets:\n${BUDGET}    ${JSON.stringify(NASTY)}: 1\n` },
  },
  'a value': {
    words: ['check'],
    files: { [FILE]: `budgets:\n${BUDGET}    name: ${JSON.stringify(NASTY)}\n` },
  },
  'a comment beside a problem': {
    words: ['check'],
    files: { [FILE]: `budgets:\n  - imag: a # ${COMMENT}\n` },
  },
  'text that is no YAML': { words: ['check'], files: { [FILE]: `: ${NASTY}: [` } },
  'a file’s name': {
    words: ['check', '--config', `${NASTY}.yaml`, '--head', 'pr-7', '--base', 'main'],
    files: { [`${NASTY}.yaml`]: `budgets:\n${BUDGET}` },
  },
  'a budget’s name': {
    words: ['check', '--head', 'pr-7', '--base', 'main'],
    files: { [FILE]: `budgets:\n${BUDGET}    name: ${JSON.stringify(NAME)}\n` },
  },
  'a comment in what is suggested': {
    words: ['suggest', '--head', 'main', '--raise', '--dry-run'],
    files: { [FILE]: `budgets:\n${BUDGET.trimEnd()} # ${COMMENT}\n` },
  },
  'a name in what is suggested': {
    words: ['suggest', '--head', 'main', '--raise'],
    files: { [FILE]: `budgets:\n${BUDGET}    name: ${JSON.stringify(NAME)}\n` },
  },
  'a file that is suggested': { words: ['suggest', '--config', NASTY, 'HOST/acme/api:main'] },
  'steps and a platform': { words: ['explain', 'HOST/acme/api:main'] },
  'steps that changed': { words: ['diff', 'HOST/acme/api:main', 'HOST/acme/api:pr-7'] },
  'a platform that is measured': { words: ['measure', 'HOST/acme/several:main'] },
  'a registry’s error': { words: ['measure', 'HOST/broken/api:main'] },
  'a registry’s warning': { words: ['measure', 'HOST/acme/warned:main'] },
  'a directory': { words: ['measure', `oci:${NASTY}`] },
  'tags of a directory': { words: ['explain', 'oci:dir'], layout: true },
  'a login': {
    words: ['measure', 'HOST/locked/api:main'],
    env: { DOCKER_AUTH_CONFIG: `{"${NASTY}` },
  },
  'a helper’s name': {
    words: ['measure', 'HOST/locked/api:main'],
    env: { DOCKER_AUTH_CONFIG: JSON.stringify({ credsStore: NASTY }) },
  },
  'a proxy': { words: ['measure', 'HOST/acme/api:main'], env: { HTTPS_PROXY: NASTY } },
  debugging: {
    words: ['measure', 'HOST/broken/api:main'],
    env: { DOCKER_IMAGE_BUDGETS_DEBUG: '1' },
  },
}

/** What the command line says, on both of its streams. */
async function said({ words, env = {}, files = {}, layout = false }: Place, format: string) {
  const folder = await mkdtemp(join(tmpdir(), 'printable-'))
  folders.push(folder)
  const { registry } = await start(
    {
      before({ path }, ordinary) {
        if (path.includes('/locked/')) return withHeaders(json(401, {}), LOGIN)
        if (path.includes('/warned/')) return withHeaders(ordinary(), { warning: WARNING })
        if (!path.includes('/broken/')) return undefined
        return json(403, { errors: [{ code: `DENIED${NASTY}`, message: NASTY }] })
      },
    },
    images(),
  )
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text.replaceAll('HOST', registry.host))
  }
  if (layout) {
    const images = new LayoutFiles()
    const [one, two] = [images.image(), images.image({ layers: [1] })]
    await images.list(one, NASTY).list(two, 'other').writeTo(join(folder, 'dir'))
  }
  const formatted = words.includes('--format') ? [] : ['--format', format]
  const argv = [...words.map((word) => word.replaceAll('HOST', registry.host)), ...formatted]
  const given = { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env } }
  return run(process.execPath, [join(projectFolder(), 'dist/cli.js'), ...argv], given)
}

describe('when others’ text reaches the command line', () => {
  const formats = ['text', 'markdown', 'json']
  const cases = Object.keys(PLACES).flatMap((place) =>
    formats.map((format) => [place, format] as const),
  )

  it.each(cases)('in %s, nothing of it acts or hides in %s', async (place, format) => {
    const { stdout, stderr, code } = await said(PLACES[place] ?? { words: [] }, format)
    const all = stdout + stderr
    expect(unprintableIn(all)).toEqual([])
    expect(all).toMatch(/nasty|HTTPS_PROXY|DOCKER_AUTH_CONFIG/)
    expect(all).not.toMatch(/not foreseen/)
    if (format === 'json' && code <= 1) expect(() => JSON.parse(stdout)).not.toThrow()
  })

  it('gives programs the true text', async () => {
    const { stdout } = await said(PLACES['a budget’s name'] ?? { words: [] }, 'json')
    expect(JSON.parse(stdout).services[0].name).toBe(NAME)
  })
})
