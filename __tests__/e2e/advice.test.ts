import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const MB = 1_000_000
const SECRET = 'hunter2hunter2'
/** As BuildKit writes a heredoc: with its lines, and a comment that no words of a shell are in. */
const SCRIPT = [
  'RUN /bin/sh -c set -e',
  '# don\'t "stop" here',
  `export REGISTRY_PASSWORD=${SECRET}`,
  'apt-get update',
  `apt-get install -y --no-install-recommends gcc "$REGISTRY_PASSWORD" ${SECRET}-x`,
  `pip install --no-cache-dir --password ${SECRET} flask`,
  'rm -rf /var/lib/apt/lists/* # buildkit',
].join('\n')
const IMAGES = {
  main: [
    { seed: 'debian', bytes: 28 * MB, command: 'ADD rootfs.tar /' },
    { seed: 'app', bytes: 9 * MB, command: 'COPY app /app' },
  ],
  'pr-7': [
    { seed: 'debian', bytes: 28 * MB, command: 'ADD rootfs.tar /' },
    { seed: 'gcc', bytes: 200 * MB, command: SCRIPT },
    { seed: 'app', bytes: 9 * MB, command: 'COPY app /app' },
    { seed: 'deb', bytes: 12 * MB, command: 'COPY tool.deb /tmp/' },
    { seed: 'tool', bytes: 1 * MB, command: 'RUN dpkg -i /tmp/tool.deb && rm /tmp/tool.deb' },
  ],
}

let registry: EmbeddedRegistry

beforeAll(async () => {
  const content = emptyContent()
  for (const [tag, layers] of Object.entries(IMAGES)) {
    const platform = { os: 'linux', architecture: 'amd64' }
    addImage(content, `acme/api:${tag}`, { platform, layers })
  }
  registry = await startRegistry(content)
})

afterAll(() => registry.close())

async function diff(format: string): Promise<string> {
  const images = ['main', 'pr-7'].map((tag) => `${registry.host}/acme/api:${tag}`)
  const script = join(projectFolder(), 'dist/cli.js')
  const { stdout, stderr } = await run(process.execPath, [
    script,
    'diff',
    ...images,
    '--format',
    format,
  ])
  expect(stderr).toBe('')
  return stdout
}

describe('when an image has grown by what only its build needs', () => {
  it('tells a program the one thing that undoes most of it, and what each tip saves', async () => {
    const [platform] = JSON.parse(await diff('json')).services[0].platforms
    expect(platform.consequence).toMatchObject({
      rule: 'compilers',
      summary: 'take the compilers out of the last stage',
      undoesBytes: 200 * MB,
      growthBytes: 213 * MB,
    })
    const tips: { rule: string; savesBytes: number | null }[] = platform.advice
    expect(tips.map(({ rule, savesBytes }) => [rule, savesBytes])).toEqual([
      ['compilers', 200 * MB],
      ['late-cleanup', 12 * MB],
      // The script sets a password, and gives one to pip: that saves nothing, and is told last.
      ['secret-argument', null],
    ])
  })

  it('tells a person', async () => {
    const text = await diff('text')
    expect(text).toContain('take the compilers out of the last stage: at most −190.7 of +203.1 MiB')
    expect(text).toContain(
      '“RUN --mount=type=bind,source=tool.deb,target=/tmp/tool.deb dpkg -i /tmp/tool.deb”',
    )
  })

  it.each(['json', 'text', 'markdown'])(
    'repeats in no cure what may be a secret, as %s',
    async (format) => {
      const said = await diff(format)
      // What a step's text shows is another matter: here it is about what is made of it.
      const told = said.replaceAll(/(?:RUN set -e)[^”`|\n]*/g, '')
      expect(told).toContain('gcc')
      expect(told).not.toContain(SECRET)
    },
  )
})
