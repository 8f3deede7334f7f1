import { mkdir, open, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import { noise } from '../support/image-content.ts'
import {
  aDirectory,
  digestInFile,
  INDEX,
  LayoutFiles,
  measureFile,
  measureIn,
  pathOf,
  sizesOf,
  tagsInFile,
} from '../support/layout-files.ts'
import { END_OF_ARCHIVE, tarFile, tarHeader, tarOf } from '../support/tar-writer.ts'

const MIB = 1024 * 1024
const REFERENCE = 'oci-archive:image.tar'
const LAYER = `blobs/sha256/${'a'.repeat(64)}`

function aLayout(): LayoutFiles {
  const layout = new LayoutFiles()
  layout.list(layout.image({ layers: [1000, 24] }), 'main')
  return layout
}

async function measureTar(content: Buffer, reference = REFERENCE): Promise<unknown> {
  return sizesOf(await measureFile(reference, content))
}

describe('when an archive holds an image layout', () => {
  it('measures an image by its tag', async () => {
    expect(await measureTar(aLayout().tar(), `${REFERENCE}:main`)).toEqual([['amd64', 1024]])
  })

  it('measures the only one without a tag', async () => {
    expect(await measureTar(aLayout().tar())).toEqual([['amd64', 1024]])
  })

  it('is missing under another tag', async () => {
    expect(await measureTar(aLayout().tar(), `${REFERENCE}:pr-7`)).toBe('missing')
  })

  it('is missing where there is no such file', async () => {
    expect(sizesOf(await measureIn(await aDirectory(), REFERENCE))).toBe('missing')
  })

  it('names the tags when there are several and none is asked for', async () => {
    const layout = aLayout()
    layout.list(layout.image({ layers: [1] }), 'pr-7')
    expect(await measureTar(layout.tar())).toBe(`${REFERENCE} holds 2 images: main, pr-7`)
  })

  it('is read though tar was given the directory itself', async () => {
    const files = [...aLayout().files].map(([path, content]) => [`./${path}`, content] as const)
    expect(await measureTar(tarOf(files))).toEqual([['amd64', 1024]])
  })

  it('is read when it is compressed by gzip, whatever its name', async () => {
    expect(await measureTar(gzipSync(aLayout().tar()))).toEqual([['amd64', 1024]])
  })

  it('is read in two parts compressed one by one', async () => {
    const tar = aLayout().tar()
    const [first, second] = [tar.subarray(0, 700), tar.subarray(700)]
    const parts = Buffer.concat([gzipSync(first), gzipSync(second)])
    expect(await measureTar(parts)).toEqual([['amd64', 1024]])
  })

  it('takes the later of two files of one name, as an extraction does', async () => {
    const layout = aLayout()
    const old = tarFile({ name: 'index.json' }, '{"schemaVersion":2,"manifests":[]}')
    expect(await measureTar(Buffer.concat([old, layout.tar()]))).toEqual([['amd64', 1024]])
  })

  it('gives its tags', async () => {
    expect(await tagsInFile(`${REFERENCE}:gone`, aLayout().tar())).toEqual(['main'])
  })

  it('gives what a tag stands for, and nothing for one that is not there', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    const content = layout.list(image, 'main').tar()
    expect(await digestInFile(`${REFERENCE}:main`, content)).toBe(image.digest)
    expect(await digestInFile(`${REFERENCE}:pr-7`, content)).toBeUndefined()
  })

  it('is read once for all that is asked of it', async () => {
    const directory = await aDirectory()
    const file = join(directory, 'image.tar')
    await writeFile(file, aLayout().tar())
    const source = createLayoutSource(directory)
    const reference = parseReference(`${REFERENCE}:main`)
    const before = await source.resolve(reference)
    await writeFile(file, 'something else')
    expect(before).toBeDefined()
    expect(await source.resolve(reference)).toEqual(before)
  })
})

describe('when an archive holds large layers', () => {
  it('does not read them', async () => {
    const file = join(await aDirectory(), 'image.tar')
    const archive = await open(file, 'w')
    const layer = 2 ** 33
    // The layer is a hole in the file, and 8 GiB are more than octal digits hold.
    const size = Buffer.alloc(12)
    size.writeBigUInt64BE(BigInt(layer), 4)
    size[0] = 0x80
    await archive.write(tarHeader({ name: LAYER, size }), 0, 512, 0)
    const rest = aLayout().tar()
    await archive.write(rest, 0, rest.length, 512 + layer)
    await archive.close()
    expect(sizesOf(await measureIn('/', `oci-archive:${file}`))).toEqual([['amd64', 1024]])
  })

  it('skips them in a compressed one', async () => {
    const layer = tarFile({ name: LAYER }, Buffer.alloc(5 * MIB))
    const archive = Buffer.concat([layer, aLayout().tar()])
    expect(await measureTar(gzipSync(archive))).toEqual([['amd64', 1024]])
  })

  it('keeps no more of manifests than memory allows', async () => {
    const file = join(await aDirectory(), 'image.tar')
    const archive = await open(file, 'w')
    const bytes = 4 * MIB
    for (let count = 0; count < 33; count++) {
      const name = `blobs/sha256/${count.toString(16).padStart(64, '0')}`
      const start = Buffer.concat([tarHeader({ name, bytes }), Buffer.from('{')])
      await archive.write(start, 0, start.length, count * (512 + bytes))
    }
    await archive.truncate(33 * (512 + bytes) + 1024)
    await archive.close()
    expect(await measureIn('/', `oci-archive:${file}`)).toMatchObject({
      reason: `oci-archive:${file} holds more than 128 MiB of manifests and configs`,
      cure: expect.stringContaining('oci:DIR'),
    })
  })
})

describe('when an archive holds no image layout', () => {
  it('says so', async () => {
    expect(await measureTar(tarOf([['etc/passwd', 'root']]))).toBe(
      `${REFERENCE} has no file oci-layout, and so is no image layout`,
    )
  })

  it('refuses another version', async () => {
    const layout = aLayout()
    layout.files.set('oci-layout', '{"imageLayoutVersion":"1.1.0"}')
    expect(await measureTar(layout.tar())).toMatch('says version "1.1.0"')
  })

  it('refuses an index.json that is not JSON', async () => {
    const layout = aLayout()
    layout.files.set('index.json', 'index')
    expect(await measureTar(layout.tar())).toBe(`${REFERENCE}: index.json is not JSON`)
  })

  it('refuses an index.json that breaks off', async () => {
    const layout = aLayout()
    layout.files.set('index.json', '{"schemaVersion":2,')
    expect(await measureTar(layout.tar())).toBe(`${REFERENCE}: index.json is not JSON`)
  })

  it('refuses an index.json of more than 4 MiB', async () => {
    const layout = aLayout()
    layout.files.set('index.json', `{"schemaVersion":2${' '.repeat(4 * MIB)}}`)
    expect(await measureTar(layout.tar())).toMatch('index.json is larger than 4 MiB')
  })

  it('refuses a manifest that is something else', async () => {
    const layout = new LayoutFiles()
    const entry = layout.blob(INDEX, String(noise('layer', 1)))
    layout.list(entry)
    expect(await measureTar(layout.tar())).toBe(`${REFERENCE}: ${pathOf(entry)} is not JSON`)
  })

  it('refuses a manifest whose bytes do not have its digest', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    layout.list(image).files.set(pathOf(image), '{'.padEnd(image.size))
    expect(await measureTar(layout.tar())).toMatch(`${pathOf(image)} has the digest sha256:`)
  })

  it('refuses a manifest of another size', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    layout.list(image).files.set(pathOf(image), '{}')
    expect(await measureTar(layout.tar())).toMatch(`has 2 bytes, where its descriptor says`)
  })
})

describe('when a file is no archive', () => {
  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a short text', Buffer.from('not found')],
    ['noise', noise('no tar', 4)],
    ['a gzip-compressed text', gzipSync('not found')],
  ])('refuses %s', async (_, content) => {
    expect(await measureFile(REFERENCE, content)).toMatchObject({
      reason: `${REFERENCE} is no tar archive`,
      cure: 'Check the path. It may be compressed by gzip, and by nothing else.',
    })
  })

  it('refuses a directory, and says how to write it', async () => {
    const directory = await aDirectory()
    await mkdir(join(directory, 'image.tar'))
    expect(await measureIn(directory, REFERENCE)).toMatchObject({
      reason: `${REFERENCE} is no regular file`,
      cure: expect.stringContaining('oci:DIR'),
    })
  })

  it('says why it cannot be read', async () => {
    const directory = await aDirectory()
    await symlink('image.tar', join(directory, 'image.tar'))
    expect(sizesOf(await measureIn(directory, REFERENCE))).toBe(
      `${REFERENCE} cannot be read: ELOOP`,
    )
  })
})

describe('when an archive is damaged', () => {
  const tar = aLayout().tar()
  const gzip = gzipSync(tar)

  it.each([
    ['in a header', tar.subarray(0, 1024 + 100)],
    ['in a file', tar.subarray(0, 512 + 10)],
    ['behind a file', tar.subarray(0, 1024)],
    ['before its end marker', tar.subarray(0, -END_OF_ARCHIVE.length)],
    ['in its compressed bytes', gzip.subarray(0, -20)],
    ['in a large file', Buffer.concat([tarHeader({ name: LAYER, bytes: 5 * MIB }), noise('', 1)])],
  ])('refuses one that is cut off %s', async (_, content) => {
    expect(await measureTar(content)).toBe(`${REFERENCE} is truncated`)
  })

  it('refuses one whose second header is overwritten', async () => {
    const content = Buffer.from(tar)
    content.write('overwritten', 1024)
    expect(await measureTar(content)).toBe(
      `${REFERENCE} is a damaged tar archive: a checksum is wrong`,
    )
  })

  it('refuses one that does not decompress', async () => {
    const content = Buffer.from(gzip)
    content.fill(0xff, 20, 60)
    expect(await measureTar(content)).toBe(`${REFERENCE} is damaged: it does not decompress`)
  })

  it.each(['../../etc/cron.d/job', 'blobs/../../job', '/etc/passwd'])(
    'refuses one with a path to %s',
    async (name) => {
      const content = Buffer.concat([tarFile({ name }, '{}'), tar])
      expect(await measureTar(content)).toBe(
        `${REFERENCE} holds "${name}", a path that leads out of it`,
      )
    },
  )
})
