import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import { aDescriptor } from '../support/builders.ts'
import {
  aDirectory,
  INDEX,
  LayoutFiles,
  measureIn,
  pathOf,
  sizesOf,
} from '../support/layout-files.ts'
import { runChecked } from '../support/tools.ts'

/** Writes a layout as `images`, and measures in it. */
async function measureLayout(layout: LayoutFiles, reference = 'oci:images') {
  const directory = await aDirectory()
  await layout.writeTo(join(directory, 'images'))
  return measureIn(directory, reference)
}

function aLayout(): LayoutFiles {
  const layout = new LayoutFiles()
  layout.list(layout.image({ layers: [1000, 24] }), 'main')
  return layout
}

async function refusal(layout: LayoutFiles): Promise<unknown> {
  return sizesOf(await measureLayout(layout))
}

describe('when a directory holds one image', () => {
  it('measures it by its tag', async () => {
    const measurement = await measureLayout(aLayout(), 'oci:images:main')
    expect(sizesOf(measurement)).toEqual([['amd64', 1024]])
  })

  it('measures it without a tag', async () => {
    expect(sizesOf(await measureLayout(aLayout()))).toEqual([['amd64', 1024]])
  })

  it('gives the digest of its manifest', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    expect(await measureLayout(layout.list(image))).toMatchObject({ digest: image.digest })
  })

  it('is found by an absolute path', async () => {
    const directory = await aDirectory()
    await aLayout().writeTo(directory)
    expect(sizesOf(await measureIn('/nowhere', `oci:${directory}:main`))).toEqual([['amd64', 1024]])
  })

  it('is missing under another tag', async () => {
    expect(sizesOf(await measureLayout(aLayout(), 'oci:images:pr-7'))).toBe('missing')
  })

  it('is missing in another directory', async () => {
    expect(sizesOf(await measureLayout(aLayout(), 'oci:other:main'))).toBe('missing')
  })

  it('is missing under a path that no file system has', async () => {
    expect(sizesOf(await measureLayout(aLayout(), 'oci:ima\0ges'))).toBe('missing')
  })

  it('is missing below a file', async () => {
    const reference = 'oci:images/oci-layout/images'
    expect(sizesOf(await measureLayout(aLayout(), reference))).toBe('missing')
  })
})

describe('when a directory holds several images', () => {
  function several(): LayoutFiles {
    const layout = new LayoutFiles()
    layout.list(layout.image({ layers: [1] }), 'main')
    layout.list(layout.image({ layers: [2] }), 'acme/api:pr-7')
    return layout.list(layout.image({ layers: [3] }))
  }

  it('measures the one that is named', async () => {
    const measurement = await measureLayout(several(), 'oci:images:acme/api:pr-7')
    expect(sizesOf(measurement)).toEqual([['amd64', 2]])
  })

  it('measures the first of two of one name', async () => {
    const layout = several()
    layout.list(layout.image({ layers: [4] }), 'main')
    expect(sizesOf(await measureLayout(layout, 'oci:images:main'))).toEqual([['amd64', 1]])
  })

  it('measures the one at a position', async () => {
    expect(sizesOf(await measureLayout(several(), 'oci:images:@2'))).toEqual([['amd64', 3]])
  })

  it('has none at a position beyond them', async () => {
    expect(sizesOf(await measureLayout(several(), 'oci:images:@3'))).toBe('missing')
  })

  it('names them when none is asked for, and shows how to ask', async () => {
    expect(await measureLayout(several())).toMatchObject({
      reason: 'oci:images holds 3 images: main, acme/api:pr-7, @2',
      cure: 'Say which one, as in oci:images:main.',
    })
  })

  it('names no more than ten', async () => {
    const layout = new LayoutFiles()
    for (let count = 0; count < 12; count++) layout.list(layout.image(), `pr-${count}`)
    expect(await refusal(layout)).toMatch(/: pr-0, pr-1, .*, pr-9, 2 more$/)
  })

  it('shows no control characters of their names', async () => {
    const layout = several()
    layout.list(layout.image(), 'ma\u001b[31min\u202e')
    expect(await refusal(layout)).toContain(', ma[31min')
  })
})

describe('when it is asked which tags a directory holds, and what they stand for now', () => {
  async function sourceOf(layout: LayoutFiles) {
    const directory = await aDirectory()
    await layout.writeTo(join(directory, 'images'))
    const source = createLayoutSource(directory)
    return {
      tags: (text: string) => source.tags(parseReference(text)),
      digest: (text: string) => source.currentDigest(parseReference(text)),
    }
  }

  it('gives the tags, whatever that of the reference', async () => {
    const layout = aLayout().list(new LayoutFiles().image(), 'v1.0')
    const { tags } = await sourceOf(layout)
    expect(await tags('oci:images')).toEqual(['main', 'v1.0'])
    expect(await tags('oci:images:gone')).toEqual(['main', 'v1.0'])
  })

  it('leaves out names that are no tags, and those that come twice', async () => {
    const layout = aLayout()
    for (const name of ['acme/api:pr-7', 'main', '', '-x', undefined])
      layout.list(layout.image({ layers: [7] }), name)
    expect(await (await sourceOf(layout)).tags('oci:images')).toEqual(['main'])
  })

  it('gives none of a layout without images', async () => {
    const layout = aLayout()
    layout.files.set('index.json', '{"schemaVersion":2,"manifests":[]}')
    expect(await (await sourceOf(layout)).tags('oci:images')).toEqual([])
  })

  it('gives the digest that a tag stands for', async () => {
    const layout = new LayoutFiles()
    const [image, other] = [layout.image({ layers: [1] }), layout.image({ layers: [2] })]
    const { digest } = await sourceOf(layout.list(other).list(image, 'main'))
    expect(await digest('oci:images:main')).toBe(image.digest)
  })

  it('gives nothing for what is not there', async () => {
    const { tags, digest } = await sourceOf(aLayout())
    expect(await tags('oci:other:main')).toBeUndefined()
    expect(await digest('oci:other:main')).toBeUndefined()
    expect(await digest('oci:images:gone')).toBeUndefined()
  })

  it('says what is wrong with the layout', async () => {
    const layout = aLayout()
    layout.files.delete('oci-layout')
    const { tags } = await sourceOf(layout)
    await expect(tags('oci:images')).rejects.toThrow('oci:images has no file oci-layout')
  })

  it('refuses a reference to a registry as a mistake in the code', async () => {
    const { tags, digest } = await sourceOf(aLayout())
    await expect(tags('acme/api')).rejects.toThrow(TypeError)
    await expect(digest('acme/api')).rejects.toThrow(TypeError)
  })
})

describe('when a tag names an index', () => {
  it('measures all of its platforms', async () => {
    const layout = new LayoutFiles()
    const amd64 = layout.image({ layers: [10] })
    const arm64 = layout.image({ layers: [20], architecture: 'arm64' })
    layout.list(layout.indexOf({ amd64, arm64 }), 'main')
    expect(sizesOf(await measureLayout(layout))).toEqual([
      ['amd64', 10],
      ['arm64', 20],
    ])
  })

  it('refuses one whose image is not there', async () => {
    const layout = new LayoutFiles()
    const amd64 = layout.image()
    layout.list(layout.indexOf({ amd64 })).files.delete(pathOf(amd64))
    expect(await measureLayout(layout)).toMatchObject({
      reason: `oci:images lists ${amd64.digest}, and does not hold it`,
      cure: expect.stringMatching(/ Or, if it is left out on purpose, list the platforms that are/),
    })
  })
})

describe('when a directory is no image layout', () => {
  it('says that oci-layout is missing, and where docker save belongs', async () => {
    const layout = aLayout()
    layout.files.delete('oci-layout')
    expect(await measureLayout(layout)).toMatchObject({
      reason: 'oci:images has no file oci-layout, and so is no image layout',
      cure: expect.stringContaining('docker-archive:FILE'),
    })
  })

  it('refuses a version that it does not know', async () => {
    const layout = aLayout()
    layout.files.set('oci-layout', '{"imageLayoutVersion":"2.0.0"}')
    expect(await refusal(layout)).toBe(
      'oci:images: oci-layout says version "2.0.0", and only 1.0.0 is known',
    )
  })

  it('refuses a version that is not there', async () => {
    const layout = aLayout()
    layout.files.set('oci-layout', '{}')
    expect(await refusal(layout)).toMatch(
      /^oci:images: oci-layout is malformed: imageLayoutVersion is missing/,
    )
  })

  it('refuses an oci-layout that is not JSON', async () => {
    const layout = aLayout()
    layout.files.set('oci-layout', '1.0.0\n')
    expect(await refusal(layout)).toBe('oci:images: oci-layout is not JSON')
  })

  it('refuses a file, and says how to write it', async () => {
    const measurement = await measureLayout(aLayout(), 'oci:images/oci-layout')
    expect(measurement).toMatchObject({
      reason: 'oci:images/oci-layout is a file, not a directory',
      cure: expect.stringContaining('oci-archive:FILE'),
    })
  })

  it('says why a path cannot be read', async () => {
    const directory = await aDirectory()
    await symlink('loop', join(directory, 'loop'))
    expect(sizesOf(await measureIn(directory, 'oci:loop'))).toBe('oci:loop cannot be read: ELOOP')
  })
})

describe('when index.json is wrong', () => {
  it('refuses a layout without one', async () => {
    const layout = aLayout()
    layout.files.delete('index.json')
    expect(await refusal(layout)).toBe('oci:images has no file index.json')
  })

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'is malformed'],
    ['{"schemaVersion":2}', 'is neither a manifest nor an index'],
    ['{"schemaVersion":2,"manifests":[{"digest":"sha256:../../etc/passwd","size":1}]}', 'digest'],
  ])('refuses %s', async (content, what) => {
    const layout = aLayout()
    layout.files.set('index.json', content)
    expect(await measureLayout(layout)).toMatchObject({
      reason: expect.stringMatching(new RegExp(`^oci:images: index\\.json .*${what}`)),
      cure: 'Build the image and write it again: what is there is incomplete or damaged.',
    })
  })

  it('refuses a manifest in its place', async () => {
    const layout = aLayout()
    layout.files.set('index.json', layout.files.get(pathOf(layout.image())) ?? '')
    expect(await refusal(layout)).toBe('oci:images: index.json is no image index')
  })

  it('refuses one without images', async () => {
    const layout = aLayout()
    layout.files.set('index.json', '{"schemaVersion":2,"manifests":[]}')
    expect(await refusal(layout)).toBe('oci:images holds no image')
  })

  it('refuses one that is larger than 4 MiB, unread', async () => {
    const directory = await aDirectory()
    await aLayout().writeTo(directory)
    await truncate(join(directory, 'index.json'), 4 * 1024 * 1024 + 1)
    expect(sizesOf(await measureIn(directory, 'oci:.'))).toBe(
      'oci:.: index.json is larger than 4 MiB, which no manifest or config is',
    )
  })

  it('refuses a directory in its place', async () => {
    const directory = await aDirectory()
    await aLayout().writeTo(directory)
    await rm(join(directory, 'index.json'))
    await mkdir(join(directory, 'index.json'))
    expect(sizesOf(await measureIn(directory, 'oci:.'))).toBe('oci:.: index.json is no file')
  })

  it('does not wait for a pipe in its place', async () => {
    const directory = await aDirectory()
    await aLayout().writeTo(directory)
    await rm(join(directory, 'index.json'))
    await runChecked('mkfifo', [join(directory, 'index.json')])
    expect(sizesOf(await measureIn(directory, 'oci:.'))).toBe('oci:.: index.json is no file')
  })
})

describe('when a blob is wrong', () => {
  it('refuses one of another size than its descriptor says', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    layout.list({ ...image, size: image.size + 1 })
    expect(await refusal(layout)).toBe(
      `oci:images: ${pathOf(image)} has ${image.size} bytes, where its descriptor says ${image.size + 1}`,
    )
  })

  it('refuses one whose bytes do not have its digest', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    layout.list(image)
    const content = String(layout.files.get(pathOf(image)))
    layout.files.set(pathOf(image), content.replace('"size":1000', '"size":1001'))
    expect(await refusal(layout)).toMatch(`oci:images: ${pathOf(image)} has the digest sha256:`)
  })

  it('refuses a config whose platform is no text', async () => {
    const layout = new LayoutFiles()
    const config = layout.blob('application/vnd.oci.image.config.v1+json', '{"os":5}')
    const { mediaType } = layout.image()
    const manifest = { schemaVersion: 2, mediaType, config, layers: [] }
    layout.list(layout.blob(mediaType, JSON.stringify(manifest)))
    expect(await refusal(layout)).toMatch(`oci:images: ${pathOf(config)} is malformed: os`)
  })

  it('refuses a manifest that is not there', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    layout.list(image, 'main').files.delete(pathOf(image))
    expect(await refusal(layout)).toBe(`oci:images lists ${image.digest}, and does not hold it`)
  })

  it('refuses a manifest that is larger than 4 MiB', async () => {
    const layout = new LayoutFiles()
    layout.list(layout.blob(INDEX, ' '.repeat(4 * 1024 * 1024 + 1)))
    expect(await refusal(layout)).toMatch(/ is larger than 4 MiB, which no manifest or config is$/)
  })

  it('follows a link, as build tools make them, and verifies what is there', async () => {
    const directory = await aDirectory()
    const layout = new LayoutFiles()
    const image = layout.image()
    await layout.list(image).writeTo(directory)
    await rm(join(directory, pathOf(image)))
    await writeFile(join(directory, 'elsewhere'), layout.files.get(pathOf(image)) ?? '')
    await symlink(join(directory, 'elsewhere'), join(directory, pathOf(image)))
    expect(sizesOf(await measureIn(directory, 'oci:.'))).toEqual([['amd64', 1000]])
  })
})

describe('when a digest is sha512', () => {
  it('looks for the blob beside those of sha256', async () => {
    const layout = new LayoutFiles()
    const digest = `sha512:${'0'.repeat(128)}`
    const [mediaType, path] = [INDEX, `blobs/sha512/${'0'.repeat(128)}`]
    layout.files.set(path, '{}')
    layout.list({ mediaType, digest, size: 2 })
    expect(await refusal(layout)).toMatch(`oci:images: ${path} has the digest sha512:`)
  })
})

describe('when a source is asked for something else', () => {
  it('refuses a reference to a registry as a mistake in the code', async () => {
    const source = createLayoutSource('/nowhere')
    await expect(source.resolve(parseReference('acme/api'))).rejects.toThrow(TypeError)
  })

  it('refuses the config of an image that is not there', async () => {
    const source = createLayoutSource('/nowhere')
    const config = source.config(parseReference('oci:images'), aDescriptor())
    await expect(config).rejects.toThrow('oci:images is not there')
  })
})
