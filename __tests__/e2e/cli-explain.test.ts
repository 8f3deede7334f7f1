import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(30_000)

const MIB = 1024 * 1024
/** linux/amd64 is not the first one. */
const ARCHITECTURES =
  '386 amd64 arm64 loong64 mips64le ppc64le riscv64 s390x arm mips64 sparc64 ppc64'.split(' ')

let registry: EmbeddedRegistry

beforeAll(async () => {
  const content = emptyContent()
  for (const [tag, grown] of [
    ['main', 0],
    ['pr-7', 20],
  ] as const) {
    const images = ARCHITECTURES.map((architecture, index) => ({
      platform: { os: 'linux', architecture },
      layers: [
        { seed: `${architecture} base`, bytes: 30 * MIB, command: 'ADD rootfs.tar.xz /' },
        {
          seed: `${architecture} ${tag}`,
          bytes: (40 + index + grown) * MIB,
          command: 'RUN npm ci --omit=dev',
        },
      ],
    }))
    addIndex(content, `acme/api:${tag}`, images)
  }
  const layers = [{ seed: 'plain', bytes: 5 * MIB, command: 'COPY . .' }]
  addImage(content, 'acme/plain:main', {
    platform: { os: 'linux', architecture: 'arm64' },
    layers,
  })
  registry = await startRegistry(content, { access: { kind: 'open' } })
})

afterAll(() => registry.close())

function cli(...args: readonly string[]) {
  return run(process.execPath, [join(projectFolder(), 'dist/cli.js'), ...args], {
    timeoutMs: 20_000,
  })
}

const image = (name: string) => `${registry.host}/acme/${name}`
const tipsIn = (text: string) => text.split('\n').filter((line) => /^ {2}tip /.test(line))

describe('when an image of twelve platforms is explained', () => {
  it('shows what each weighs, the layers of one, and each tip once', async () => {
    const { stdout, code } = await cli('explain', image('api:main'))
    const lines = stdout.trim().split('\n')
    expect(code).toBe(0)
    expect(lines[0]).toMatch(/acme\/api:main sha256:[0-9a-f]{12}$/)
    expect(
      lines.filter((line) => /^ {2}linux\/\S+ +[\d.]+ MiB +2 layers$/.test(line)),
    ).toHaveLength(12)
    expect(stdout.match(/RUN npm ci --omit=dev$/gm)).toHaveLength(1)
    expect(stdout).toContain('Below is linux/amd64. For another one: --platform linux/386')
    expect(new Set(tipsIn(stdout)).size).toBe(tipsIn(stdout).length)
    expect(lines.length).toBeLessThan(30)
  })

  it('shows the platform that is named, and no other', async () => {
    const { stdout } = await cli('explain', '--platform', 'linux/s390x', image('api:main'))
    expect(stdout).toContain('linux/s390x')
    expect(stdout).not.toContain('amd64')
  })

  it('keeps all of them for programs', async () => {
    const { stdout } = await cli('explain', '--format', 'json', image('api:main'))
    const [service] = JSON.parse(stdout).services
    const explained = service.platforms.filter(
      ({ cause }: object & { cause?: unknown }) => cause !== undefined,
    )
    expect(explained).toHaveLength(12)
  })

  it('knows the one platform of an image without an index', async () => {
    const { stdout } = await cli('explain', '--platform', 'linux/arm64', image('plain:main'))
    expect(stdout).toContain('linux/arm64')
    const { code } = await cli('explain', '--platform', 'linux/amd64', image('plain:main'))
    expect(code).toBe(3)
  })
})

describe('when there is nothing to explain', () => {
  it.each<[string, string[], string]>([
    ['no image', ['api:nope'], 'acme/api:nope: there is no such image\n'],
    [
      'no such platform',
      ['--platform', 'linux/sparc', 'api:main'],
      'has none of the platforms that are asked for',
    ],
  ])('says of %s what there is not, in one line', async (_, args, words) => {
    const named = args.map((arg) => (arg.startsWith('api') ? image(arg) : arg))
    const { stdout, stderr, code } = await cli('explain', ...named)
    expect([stdout, code]).toEqual(['', 3])
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('says what a platform is', async () => {
    const { stderr, code } = await cli('explain', '--platform', 'arm64', image('api:main'))
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--platform: "arm64" is not a platform'),
    ])
  })
})

describe('when two images of twelve platforms are compared', () => {
  it('compares the platforms that are named', async () => {
    const { stdout, code } = await cli(
      'diff',
      ...['--platform', 'linux/arm64', '--platform', 'linux/386'],
      image('api:main'),
      image('api:pr-7'),
    )
    expect(code).toBe(0)
    expect(stdout.match(/^. api linux\/\S+/gm)).toEqual(['✓ api linux/386', '✓ api linux/arm64'])
  })

  it('tells each tip once', async () => {
    const { stdout } = await cli('diff', image('api:main'), image('api:pr-7'))
    expect(stdout.match(/^. api linux\/\S+/gm)).toHaveLength(12)
    expect(new Set(tipsIn(stdout)).size).toBe(tipsIn(stdout).length)
  })

  it('has no columns for limits that are not there', async () => {
    const { stdout } = await cli('diff', image('api:main'), image('api:pr-7'))
    expect(stdout).toMatch(/^ {2}image +change +base +head$/m)
  })
})
