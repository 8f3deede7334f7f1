import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import { measure } from '../../src/measure/measure.ts'
import { bomb } from '../support/hostile-archives.ts'
import {
  aDirectory,
  type Entry,
  LayoutFiles,
  measureFile,
  measureIn,
  pathOf,
} from '../support/layout-files.ts'

const ARCHIVE = 'docker-archive:image.tar'

/** What docker save writes, of one image. */
function saved(
  layout: LayoutFiles,
  image: ReturnType<LayoutFiles['image']>,
  tags: readonly string[],
) {
  const Layers = image.layers.map((layer) => pathOf(layer))
  const manifest = [{ Config: pathOf(image.config), RepoTags: tags, Layers }]
  layout.files.set('manifest.json', JSON.stringify(manifest))
  return layout
}

async function timed<Result>(task: () => Promise<Result>): Promise<[Result, number]> {
  const began = performance.now()
  return [await task(), performance.now() - began]
}

describe('when an archive takes too long', () => {
  it('is given up, and so is whoever asks for it next', async () => {
    const directory = await aDirectory()
    await bomb(join(directory, 'image.tar'), 4)
    const source = createLayoutSource(directory, { timeoutMs: 100 })
    const [first, ms] = await timed(() => measure(source, parseReference('oci-archive:image.tar')))
    expect(first).toMatchObject({ reason: 'oci-archive:image.tar was not read within 0.1 s' })
    expect(ms).toBeLessThan(2000)
    const next = parseReference('oci-archive:image.tar:v1')
    expect(await measure(source, next)).toMatchObject({ kind: 'unmeasurable' })
  })
})

describe('when a file is a pipe, whose other end is nobody', () => {
  it.each([
    ['an archive', 'image.tar', 'oci-archive:image.tar', 'is no regular file'],
    ['a file of a directory', 'oci-layout', 'oci:.', 'oci-layout is no file'],
  ])('is not waited for: %s', async (_, file, reference, why) => {
    const directory = await aDirectory()
    execFileSync('mkfifo', [join(directory, file)])
    const measurement = await measureIn(directory, reference)
    expect(measurement).toMatchObject({ reason: expect.stringContaining(why) })
  })
})

describe('when an image has many names', () => {
  it('is found by the last of them as soon as by the first', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    const tags = Array.from({ length: 8_000 }, (_, at) => `acme/api:v${at}`)
    const { mediaType, digest, size } = image
    const manifests = tags.map((tag) => {
      const annotations = { 'io.containerd.image.name': `docker.io/${tag}` }
      return { mediaType, digest, size, annotations }
    })
    layout.files.set('index.json', JSON.stringify({ schemaVersion: 2, manifests }))
    const content = saved(layout, image, tags).tar()
    const [measurement, ms] = await timed(() => measureFile(`${ARCHIVE}:acme/api:v7999`, content))
    expect(measurement).toMatchObject({ kind: 'measured' })
    expect(ms).toBeLessThan(2_000)
  })

  it('refuses more of them than any machine has', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    const tags = Array.from({ length: 10_000 }, (_, at) => `acme/api:v${at}`)
    const content = saved(layout.list(image), image, tags).tar()
    expect(await measureFile(`${ARCHIVE}:acme/api:v1`, content)).toMatchObject({
      reason: `${ARCHIVE}: manifest.json names more than 10,000 images and tags`,
      cure: 'Save fewer images in one file.',
    })
  })
})

describe('when an index leads to an image through thousands of others', () => {
  it('is followed as far as it goes', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    let entry: Entry = image
    for (let depth = 0; depth < 5_000; depth++) entry = layout.indexOf({ amd64: entry })
    const content = saved(layout.list(entry), image, ['acme/api:v1']).tar()
    // The walk that measures it goes three deep, and says so.
    expect(await measureFile(ARCHIVE, content)).toMatchObject({
      reason: expect.stringContaining('nests indexes more than 3 deep'),
    })
  })
})
