import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addIndex } from '../../src/embedded/images.ts'
import { startRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { BUILD_SECRET, buildImages, INSTALL } from '../support/built-images.ts'
import { type RealRegistry, startRealRegistry } from '../support/real-registry.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(180_000)

let registry: RealRegistry
let folder: string
/** What base/system:stable was, and is. */
let [first, second] = ['', '']

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explain-'))
  registry = await startRealRegistry({ auth: 'none' })
  ;[first, second] = await buildImages(registry.host)
})

afterAll(async () => {
  await registry?.close()
  await rm(folder, { recursive: true, force: true })
})

interface Advice {
  readonly rule: string
  readonly command: string | null
  readonly savesBytes: number | null
  readonly dockerfile: string | null
}

interface Explained {
  readonly base: { readonly bytes: number } | null
  readonly head: { readonly bytes: number }
  readonly change: {
    readonly bytes: number
    readonly baseImageBytes: number | null
    readonly ownBytes: number | null
  } | null
  readonly pull: { readonly warmBytes: number }
  readonly cause: string | null
  readonly baseImage: {
    readonly name: string
    readonly digest: string | null
    readonly proof: string
    readonly movedTo: string | null
  } | null
  readonly advice: readonly Advice[]
}

async function cli(...args: readonly string[]): Promise<string> {
  const program = [join(projectFolder(), 'dist/cli.js'), ...args]
  const { stdout, stderr, code } = await run(process.execPath, program)
  // A budget that fails is a result, too.
  if (code > 1) throw new Error(`${args.join(' ')} exited with ${code}:\n${stderr}`)
  return stdout
}

const named = (image: string) => `${registry.host}/${image}`

async function explained(command: string, ...images: readonly string[]): Promise<Explained> {
  const report = JSON.parse(await cli(command, '--format', 'json', ...images.map(named)))
  return report.services[0].platforms[0]
}

const diff = (base: string, head: string) => explained('diff', base, head)
const explain = (image: string) => explained('explain', image)
const rulesOf = ({ advice }: Explained) => advice.map(({ rule }) => rule)

/** For people: the sentence below the name of the service. */
async function sentence(base: string, head: string): Promise<string | undefined> {
  const text = await cli('diff', named(base), named(head))
  return /^[a-z]+: (.+)$/m.exec(text)?.[1]
}

describe('when packages are installed by apt', () => {
  it('advises to remove the package lists, by the RUN that leaves them', async () => {
    const image = await explain('shop/apt:unclean')
    const advice = image.advice.find(({ rule }) => rule === 'apt-lists')
    expect(advice).toMatchObject({ command: INSTALL, savesBytes: expect.any(Number) })
    expect(advice?.dockerfile).toMatch(/&& rm -rf \/var\/lib\/apt\/lists\/\*$/)
    expect(await cli('explain', named('shop/apt:unclean'))).toMatch(
      /tip {2}“RUN apt-get update .*”: The package lists .* Saves at most 5\.0 MiB\. \(docs\/advice\.md#apt-lists\)/,
    )
  })

  it('has nothing to say of lists that are removed in the same RUN', async () => {
    expect(rulesOf(await explain('shop/apt:clean'))).not.toContain('apt-lists')
  })

  it('names the RUN that no longer cleans', async () => {
    const words = `+3.0 MiB: ${INSTALL} grew from 2.0 to 5.0 MiB`
    expect(await sentence('shop/apt:clean', 'shop/apt:unclean')).toBe(words)
    expect((await diff('shop/apt:clean', 'shop/apt:unclean')).cause).toBe(words)
  })
})

describe('when all steps are stored in one layer', () => {
  it('names the step that is new, and never the last one, which makes no files', async () => {
    const words =
      '+2.0 MiB: one layer of 2 steps, new: RUN head -c 2m /dev/urandom > /modules grew from 0.9 to 2.9 MiB'
    expect(await sentence('shop/merged:main', 'shop/merged:head')).toBe(words)
    expect((await diff('shop/merged:main', 'shop/merged:head')).cause).toBe(words)
  })

  it('says so where the base image is in it', async () => {
    const words = await sentence('shop/merged:squashed-main', 'shop/merged:squashed-head')
    expect(words).toMatch(
      /^\+2\.0 MiB: one layer of the base image and 2 steps, new: RUN head .* grew from [\d.]+ to [\d.]+ MiB$/,
    )
  })
})

describe('when an image is built again without cache', () => {
  it('has no growth, and a whole layer to pull', async () => {
    const change = await diff('shop/apt:unclean', 'shop/apt:again')
    expect(change.cause).toBe('rebuilt, no growth, but 5.0 MiB to pull again')
    expect(Math.abs(change.change?.bytes ?? Number.NaN)).toBeLessThan(4096)
    expect(change.pull.warmBytes).toBeGreaterThan(5 * 1024 * 1024)
    expect(await sentence('shop/apt:unclean', 'shop/apt:again')).toBe(change.cause)
  })
})

describe('when the base image is another', () => {
  it('names both, and has nothing of it in the own layers', async () => {
    const [from, to] = [named('base/system:stable'), named('base/other:1')]
    const { cause, change, baseImage } = await diff('shop/app:main', 'shop/app:swapped')
    expect(cause).toBe(`the FROM image changed from ${from} to ${to}: +2.4 MiB`)
    expect(baseImage).toMatchObject({ name: to, proof: 'label', movedTo: null })
    expect(Math.abs(change?.ownBytes ?? Number.NaN)).toBeLessThan(64)
    expect((change?.ownBytes ?? 0) + (change?.baseImageBytes ?? 0)).toBe(change?.bytes)
  })
})

describe('when the tag of the base image has moved', () => {
  it('names the tag as the cause', async () => {
    const { cause, change } = await diff('shop/app:main', 'shop/app:moved')
    expect(cause).toBe(`the FROM image ${named('base/system:stable')} moved: +3.0 MiB`)
    expect(change?.baseImageBytes).toBeGreaterThan(3_000_000)
  })

  it('tells of an image from before the move what was recorded, and what the tag is now', async () => {
    const image = await explain('shop/app:main')
    expect(image.baseImage).toMatchObject({
      name: named('base/system:stable'),
      digest: first,
      proof: 'label',
      movedTo: second,
    })
    expect(rulesOf(image)).toContain('stale-base')
    expect(rulesOf(await explain('shop/app:moved'))).not.toContain('stale-base')
  })
})

describe('when a layer only changes modes', () => {
  it('advises a COPY that sets them', async () => {
    const image = await explain('shop/chmod:main')
    expect(image.advice[0]).toMatchObject({
      rule: 'chmod-copy',
      command: 'RUN chmod 700 /app/model.bin',
      dockerfile: 'COPY --chmod=700 model.bin /app/model.bin',
    })
    expect(image.advice[0]?.savesBytes).toBeGreaterThan(2 * 1024 * 1024)
  })

  it('finds the base image in what Buildah signs in the history alone', async () => {
    const { baseImage } = await explain('shop/chmod:main')
    expect(baseImage).toMatchObject({ name: named('base/other:1'), proof: 'candidate' })
  })
})

describe('when everything is copied', () => {
  it('advises a .dockerignore where the history tells so', async () => {
    const [advice] = (await explain('shop/buildkit:main')).advice
    expect(advice).toMatchObject({ rule: 'copy-everything', command: 'COPY . .' })
  })

  it('advises to look inside where it tells of a checksum only', async () => {
    const [advice] = (await explain('shop/copy:main')).advice
    expect(advice).toMatchObject({ rule: 'one-big-layer', command: 'COPY … /app' })
  })
})

describe('when only the compression is another', () => {
  it('is no saving of content', async () => {
    const { cause, change } = await diff('shop/app:main', 'shop/zstd:main')
    expect(cause).toMatch(/^the same content, compressed with zstd instead of gzip: −[\d.]+ KiB$/)
    expect(change?.bytes).toBeLessThan(0)
  })

  it('knows the base image still, by what its layers unpack to', async () => {
    expect((await explain('shop/zstd:main')).baseImage).toMatchObject({ digest: first })
  })
})

describe('when a build argument decides how much a step makes', () => {
  const STEP = 'RUN test -n "$NPM_TOKEN" && head -c $SIZE /dev/urandom > /modules'

  it('names the step', async () => {
    const { cause } = await diff('shop/grown:main', 'shop/grown:head')
    expect(cause).toBe(`+2.0 MiB: ${STEP} grew from 1.0 to 3.0 MiB`)
    expect(rulesOf(await explain('shop/grown:head'))).toContain('secret-argument')
  })

  it('never tells what the argument was', async () => {
    const images = ['shop/grown:main', 'shop/grown:head'].map(named)
    const outputs = await Promise.all(
      ['text', 'markdown', 'json'].flatMap((format) => [
        cli('diff', '--format', format, ...images),
        cli('explain', '--format', format, ...images.slice(0, 1)),
      ]),
    )
    for (const output of outputs) {
      expect(output).toContain('head -c $SIZE')
      expect(output).not.toContain(BUILD_SECRET)
      expect(output).not.toContain('SIZE=')
    }
  })
})

/** Judges one image of a registry; the tags are the base's and the head's. */
async function check(image: string, [base, head]: readonly [string, string], limit = 500) {
  const config = join(folder, 'budgets.yaml')
  await writeFile(config, `budgets:\n  - image: ${image}\n    max_mb: ${limit}\n`)
  await cli('check', '--config', config, '--base', base, '--head', head)
}

describe('when requests are counted', () => {
  async function requestsOf(image: string, tags: readonly [string, string]): Promise<string[]> {
    const before = (await registry.accessLog()).length
    await check(named(image), tags)
    const requests = (await registry.accessLog()).slice(before)
    return requests.map(({ path }) => path.replace(/^\/v2\/|(?<=sha256:)\w+/g, '')).sort()
  }

  it('asks for no config of an image that did not change', async () => {
    expect(await requestsOf('shop/grown', ['main', 'same'])).toEqual([
      'shop/grown/manifests/main',
      'shop/grown/manifests/same',
    ])
  })

  it('asks for one config each of base and head, and once for what both were built from', async () => {
    expect(await requestsOf('shop/grown', ['main', 'head'])).toEqual([
      'base/other/manifests/1',
      'shop/grown/blobs/sha256:',
      'shop/grown/blobs/sha256:',
      'shop/grown/manifests/head',
      'shop/grown/manifests/main',
    ])
  })

  /** Every image of theirs has an attestation, as BuildKit stores it. */
  function attested(): RegistryContent {
    const content = emptyContent()
    const platform = { os: 'linux', architecture: 'amd64' }
    for (const [tag, bytes] of Object.entries({ main: 30_000_000, 'pr-7': 31_000_000 })) {
      const layers = [{ seed: tag, bytes, command: 'RUN make # buildkit' }]
      addIndex(content, `acme/api:${tag}`, [{ platform, layers }], { attestations: true })
    }
    return content
  }

  /** Their manifests, and the statements in those. */
  function attestationsIn({ repositories }: RegistryContent): string[] {
    const manifests = [...repositories.values()].flatMap((each) => [...each.manifests])
    return manifests.flatMap(([digest, { body }]) => {
      const { layers = [] }: { layers?: { mediaType: string; digest: string }[] } = JSON.parse(
        body.toString(),
      )
      const statements = layers.filter(({ mediaType }) => mediaType.includes('in-toto'))
      return statements.length === 0 ? [] : [digest, ...statements.map((each) => each.digest)]
    })
  }

  async function attestationsAsked(use: (image: string) => Promise<unknown>): Promise<number> {
    const content = attested()
    const embedded = await startRegistry(content)
    try {
      await use(`${embedded.host}/acme/api`)
    } finally {
      await embedded.close()
    }
    const attestations = attestationsIn(content)
    return embedded.requests.filter(({ path }) => attestations.some((each) => path.endsWith(each)))
      .length
  }

  it.each([
    ['none while the budget holds', 500, 0],
    ['two for each image once it fails: the manifest, and the statement in it', 1, 4],
  ])('asks for attestations: %s', async (_, limit, expected) => {
    expect(await attestationsAsked((image) => check(image, ['main', 'pr-7'], limit))).toBe(expected)
  })

  it('asks for them where an explanation is asked for', async () => {
    expect(await attestationsAsked((image) => cli('explain', `${image}:main`))).toBe(2)
  })
})
