import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { noise, prose } from '../support/image-content.ts'
import { type Architecture, ImageLayout } from '../support/image-layout.ts'
import { measureIn, sizesOf } from '../support/layout-files.ts'
import { requireTools, run, runChecked } from '../support/tools.ts'

jest.setTimeout(60_000)

const ARCHITECTURES: readonly Architecture[] = ['amd64', 'arm64']

let directory: string

beforeAll(async () => {
  await requireTools(['gzip', 'skopeo', 'tar', 'umoci'])
  directory = await mkdtemp(join(tmpdir(), 'layout-e2e-'))
  const layout = await ImageLayout.create(join(directory, 'images'))
  for (const [position, architecture] of ARCHITECTURES.entries()) {
    const server = { '/app/server.js': prose('server', 2_000) }
    const model = { '/app/model.bin': noise(architecture, 5_000 + position) }
    await layout.build(`web-${architecture}`, architecture, [server, model])
  }
  await layout.index('web', ARCHITECTURES)
})

afterAll(async () => {
  if (directory !== undefined) await rm(directory, { recursive: true, force: true })
})

async function skopeo(...args: readonly string[]): Promise<string> {
  return runChecked('skopeo', ['--insecure-policy', ...args], { cwd: directory })
}

interface RawManifest {
  readonly config?: { readonly digest: string }
  readonly layers?: readonly { readonly digest: string; readonly size: number }[]
  readonly manifests?: readonly { readonly digest: string }[]
}

async function raw(reference: string): Promise<{ manifest: RawManifest; digest: string }> {
  const text = await skopeo('inspect', '--raw', reference)
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
  return { manifest: JSON.parse(text), digest }
}

/** The sum of the layers that skopeo finds, and the digest of what it read. */
async function sizeBySkopeo(reference: string) {
  const { manifest, digest } = await raw(reference)
  const sizes = new Map(manifest.layers?.map((layer) => [layer.digest, layer.size]))
  return { digest, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0) }
}

/** What the reference measures; an image alone, without an index. */
async function sizeOf(reference: string) {
  const measurement = await measureIn(directory, reference)
  if (measurement.kind !== 'measured') throw new Error(String(sizesOf(measurement)))
  return { digest: measurement.digest, bytes: measurement.images[0]?.bytes }
}

describe('when skopeo reads a layout in a directory', () => {
  it.each(['web-amd64', 'web-arm64'])('finds the size of %s that is measured', async (tag) => {
    const expected = await sizeBySkopeo(`oci:images:${tag}`)
    expect(expected.bytes).toBeGreaterThan(5_000_000)
    expect(await sizeOf(`oci:images:${tag}`)).toEqual(expected)
  })

  it('finds the sizes of an index that are measured', async () => {
    const { digest } = await raw('oci:images:web')
    const measurement = await measureIn(directory, 'oci:images:web')
    expect(measurement).toMatchObject({ digest })
    const tags = ARCHITECTURES.map((each) => sizeBySkopeo(`oci:images:web-${each}`))
    const sizes = (await Promise.all(tags)).map(({ bytes }) => bytes)
    expect(sizesOf(measurement)).toEqual(ARCHITECTURES.map((each, at) => [each, sizes[at]]))
  })

  it.each(['oci:images', 'oci:images:nope', 'oci:nowhere:web'])(
    'takes %s for no image, as is done here',
    async (reference) => {
      const args = ['--insecure-policy', 'inspect', '--raw', reference]
      expect((await run('skopeo', args, { cwd: directory })).code).not.toBe(0)
      expect((await measureIn(directory, reference)).kind).not.toBe('measured')
    },
  )
})

describe('when skopeo writes an oci-archive', () => {
  const archive = 'oci-archive:image.tar:acme/web:pr-7'

  beforeAll(async () => {
    await skopeo('copy', '--all', 'oci:images:web', archive)
  })

  it('is measured as the layout that it came from', async () => {
    const expected = sizesOf(await measureIn(directory, 'oci:images:web'))
    expect(sizesOf(await measureIn(directory, archive))).toEqual(expected)
    expect(sizesOf(await measureIn(directory, 'oci-archive:image.tar'))).toEqual(expected)
  })

  it('has no other tag', async () => {
    expect(sizesOf(await measureIn(directory, 'oci-archive:image.tar:pr-7'))).toBe('missing')
  })

  it('is measured when it is compressed', async () => {
    await runChecked('gzip', ['--keep', 'image.tar'], { cwd: directory })
    const expected = sizesOf(await measureIn(directory, archive))
    expect(sizesOf(await measureIn(directory, 'oci-archive:image.tar.gz'))).toEqual(expected)
  })
})

describe('when tar packs a layout', () => {
  it.each(['v7', 'oldgnu', 'gnu', 'ustar', 'pax'])(
    'is measured in the format %s',
    async (format) => {
      const pack = ['-C', 'images', `--format=${format}`, '-cf', `${format}.tar`, '.']
      await runChecked('tar', pack, { cwd: directory })
      const expected = await sizeBySkopeo('oci:images:web-arm64')
      expect(await sizeOf(`oci-archive:${format}.tar:web-arm64`)).toEqual(expected)
    },
  )

  it.each(['gnu', 'pax'])('is found by its long paths in the format %s', async (format) => {
    const long = `s,^\\.,./${'./'.repeat(80)},`
    const pack = ['-C', 'images', `--format=${format}`, `--transform=${long}`]
    await runChecked('tar', [...pack, '-cf', `long-${format}.tar`, '.'], { cwd: directory })
    const expected = await sizeBySkopeo('oci:images:web-arm64')
    expect(await sizeOf(`oci-archive:long-${format}.tar:web-arm64`)).toEqual(expected)
  })
})

describe('when skopeo writes a docker-archive', () => {
  const archive = 'docker-archive:saved.tar:acme/web:pr-7'

  beforeAll(async () => {
    await skopeo('copy', 'oci:images:web-amd64', archive)
  })

  it('is not measured, and the cure that is shown makes it measurable', async () => {
    const measurement = await measureIn(directory, archive)
    if (measurement.kind !== 'unmeasurable') throw new Error(`it is ${measurement.kind}`)
    expect(measurement.reason).toBe(
      `${archive} holds only uncompressed layers: their compressed size is unknown`,
    )
    const [, command = ''] = /skopeo (copy .*)$/.exec(measurement.cure) ?? []
    await skopeo(...command.replace('FILE', 'cured.tar').split(' '))
    const { bytes } = await sizeOf('oci-archive:cured.tar')
    expect(bytes).toBeGreaterThan(5_000_000)
    expect(bytes).toBeLessThan(5_300_000)
  })

  it('has no image of another name', async () => {
    expect(sizesOf(await measureIn(directory, 'docker-archive:saved.tar:acme/web'))).toBe('missing')
  })
})

describe('when a layout is also what docker save writes', () => {
  /** The manifest.json that Docker 25 and later add to a layout. */
  async function manifestJson(): Promise<string> {
    const images = ARCHITECTURES.map(async (architecture) => {
      const { config, layers } = (await raw(`oci:images:web-${architecture}`)).manifest
      const path = (digest = '') => `blobs/${digest.replace(':', '/')}`
      return {
        Config: path(config?.digest),
        RepoTags: [`acme/web:${architecture}`],
        Layers: layers?.map(({ digest }) => path(digest)),
      }
    })
    return JSON.stringify(await Promise.all(images))
  }

  beforeAll(async () => {
    await writeFile(join(directory, 'images', 'manifest.json'), await manifestJson())
    await runChecked('tar', ['-C', 'images', '-cf', 'docker.tar', '.'], { cwd: directory })
    await rm(join(directory, 'images', 'manifest.json'))
  })

  it.each(ARCHITECTURES)('finds the image of %s that skopeo finds', async (architecture) => {
    const reference = `docker-archive:docker.tar:acme/web:${architecture}`
    const config = JSON.parse(await skopeo('inspect', '--config', '--raw', reference))
    expect(config.architecture).toBe(architecture)
    const { bytes } = await sizeBySkopeo(`oci:images:web-${architecture}`)
    expect(sizesOf(await measureIn(directory, reference))).toContainEqual([architecture, bytes])
  })

  it('is refused without a name by both', async () => {
    const reference = 'docker-archive:docker.tar'
    const args = ['--insecure-policy', 'inspect', reference]
    expect((await run('skopeo', args, { cwd: directory })).code).not.toBe(0)
    expect(sizesOf(await measureIn(directory, reference))).toBe(
      `${reference} holds 2 images: acme/web:amd64, acme/web:arm64`,
    )
  })
})
