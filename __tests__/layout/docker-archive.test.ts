import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import {
  aDirectory,
  type BuiltImage,
  digestInFile,
  LayoutFiles,
  measureFile,
  measureIn,
  pathOf,
  sizesOf,
  tagsInFile,
} from '../support/layout-files.ts'
import { tarOf } from '../support/tar-writer.ts'

const REFERENCE = 'docker-archive:image.tar'

type Saved = readonly [image: BuiltImage, ...repoTags: string[]]

/** Adds what `docker save` writes for programs that know no layouts. */
function save(layout: LayoutFiles, ...images: readonly Saved[]): LayoutFiles {
  const manifest = images.map(([{ config, layers }, ...tags]) => ({
    Config: pathOf(config),
    RepoTags: tags.length === 0 ? null : tags,
    Layers: layers.map(pathOf),
  }))
  layout.files.set('manifest.json', JSON.stringify(manifest))
  return layout
}

/** The annotations by which Docker names an entry of index.json. */
function named(name: string) {
  return { 'io.containerd.image.name': name }
}

/** acme/api:main of 1000 bytes and acme/api:pr-7 of 1024. */
function twoImages(): LayoutFiles {
  const layout = new LayoutFiles()
  const main = layout.image({ layers: [1000] })
  const change = layout.image({ layers: [1000, 24] })
  layout.list(main, 'main', named('docker.io/acme/api:main'))
  layout.list(change, 'pr-7', named('docker.io/acme/api:pr-7'))
  return save(layout, [main, 'acme/api:main'], [change, 'acme/api:pr-7'])
}

function oneImage(...tags: string[]): LayoutFiles {
  const layout = new LayoutFiles()
  const image = layout.image({ layers: [1000, 24] })
  return save(layout.list(image), [image, ...tags])
}

async function measureSaved(layout: LayoutFiles, name = ''): Promise<unknown> {
  return sizesOf(await measureFile(`${REFERENCE}${name}`, layout.tar()))
}

/** What `docker save` wrote before Docker 25, and skopeo still writes. */
function olderForm(layer: string): Buffer {
  const images = [{ Config: 'c0ffee.json', RepoTags: ['acme/api:main'], Layers: [layer] }]
  return tarOf([
    [layer, 'layer'],
    ['c0ffee.json', '{"os":"linux","architecture":"amd64"}'],
    ['manifest.json', JSON.stringify(images)],
  ])
}

describe('when docker save wrote several images', () => {
  it('measures the one that is named', async () => {
    expect(await measureSaved(twoImages(), ':acme/api:pr-7')).toEqual([['amd64', 1024]])
  })

  it('knows the whole name of a short one', async () => {
    expect(await measureSaved(twoImages(), ':docker.io/acme/api:main')).toEqual([['amd64', 1000]])
  })

  it('measures the one at a position', async () => {
    expect(await measureSaved(twoImages(), ':@1')).toEqual([['amd64', 1024]])
  })

  it('names them when none is asked for, and shows how to ask', async () => {
    expect(await measureFile(REFERENCE, twoImages().tar())).toMatchObject({
      reason: `${REFERENCE} holds 2 images: acme/api:main, acme/api:pr-7`,
      cure: `Say which one, as in ${REFERENCE}:acme/api:main.`,
    })
  })

  it.each([':acme/api', ':acme/api:pr-8', ':acme/web:main', ':@2', ':Not/A/Name'])(
    'has no image %s',
    async (name) => {
      expect(await measureSaved(twoImages(), name)).toBe('missing')
    },
  )

  it('is missing where there is no such file', async () => {
    expect(sizesOf(await measureIn(await aDirectory(), REFERENCE))).toBe('missing')
  })
})

describe('when two images differ in their compression only', () => {
  it('tells them apart by their layers', async () => {
    const layout = new LayoutFiles()
    const gzip = layout.image({ layers: [1000] })
    const zstd = layout.image({ layers: [900] })
    save(layout.list(gzip).list(zstd), [gzip], [zstd])
    expect(zstd.config).toEqual(gzip.config)
    expect(await measureSaved(layout, ':@1')).toEqual([['amd64', 900]])
  })

  it('goes by the config where manifest.json names the layers in another way', async () => {
    const layout = oneImage()
    const manifest = String(layout.files.get('manifest.json'))
    layout.files.set(
      'manifest.json',
      manifest.replaceAll('blobs/sha256/', '').replace('"Config":"', '"Config":"blobs/sha256/'),
    )
    expect(await measureSaved(layout)).toEqual([['amd64', 1024]])
  })
})

describe('when docker save wrote one image', () => {
  it('measures it without a name', async () => {
    expect(await measureSaved(oneImage('acme/api:main', 'acme/api:pr-7'))).toEqual([
      ['amd64', 1024],
    ])
  })

  it('measures one without tags', async () => {
    expect(await measureSaved(oneImage())).toEqual([['amd64', 1024]])
  })

  it('takes latest for a name without a tag', async () => {
    expect(await measureSaved(oneImage('acme/api:latest'), ':acme/api')).toEqual([['amd64', 1024]])
  })

  it('knows an official image by its short name', async () => {
    const layout = oneImage('alpine:3')
    expect(await measureSaved(layout, ':docker.io/library/alpine:3')).toEqual([['amd64', 1024]])
  })

  it('measures it in a compressed archive', async () => {
    const content = gzipSync(oneImage('acme/api:main').tar())
    expect(sizesOf(await measureFile(REFERENCE, content))).toEqual([['amd64', 1024]])
  })

  it('measures uncompressed layers as its manifest has them', async () => {
    const layout = new LayoutFiles()
    const layerType = 'application/vnd.oci.image.layer.v1.tar'
    const image = layout.image({ layers: [10_240], layerType })
    save(layout.list(image), [image, 'acme/api:main'])
    const measurement = await measureFile(REFERENCE, layout.tar())
    expect(measurement).toMatchObject({
      images: [{ bytes: 10_240, layers: [{ compression: 'none' }] }],
    })
  })
})

describe('when docker save wrote an index', () => {
  it('measures the platforms that it holds', async () => {
    const layout = new LayoutFiles()
    const amd64 = layout.image({ layers: [10] })
    const arm64 = layout.image({ layers: [20], architecture: 'arm64' })
    const s390x = layout.image({ layers: [30], architecture: 's390x' })
    const index = layout.indexOf({ amd64, arm64, s390x })
    layout.list(index, 'main', named('docker.io/acme/api:main'))
    save(layout, [amd64, 'acme/api:main']).files.delete(pathOf(s390x))
    const measurement = await measureFile(REFERENCE, layout.tar())
    expect(measurement).toMatchObject({ digest: index.digest })
    expect(sizesOf(measurement)).toEqual([
      ['amd64', 10],
      ['arm64', 20],
    ])
  })

  it('takes the entry of the name where two lead to one image', async () => {
    const layout = new LayoutFiles()
    const amd64 = layout.image({ layers: [10] })
    const arm64 = layout.image({ layers: [20], architecture: 'arm64' })
    layout.list(layout.indexOf({ amd64, arm64 }), 'main', named('docker.io/acme/api:main'))
    layout.list(amd64, 'small', named('docker.io/acme/api:small'))
    save(layout, [amd64, 'acme/api:main', 'acme/api:small'])
    expect(await measureSaved(layout, ':acme/api:small')).toEqual([['amd64', 10]])
  })

  it('passes over an index that does not lead to the image', async () => {
    const layout = new LayoutFiles()
    const arm64 = layout.image({ layers: [1], architecture: 'arm64' })
    const image = layout.image({ layers: [2] })
    save(layout.list(layout.indexOf({ arm64 })).list(image), [image])
    expect(await measureSaved(layout)).toEqual([['amd64', 2]])
  })

  it('passes over an entry that is not held', async () => {
    const layout = new LayoutFiles()
    const [other, image] = [layout.image({ layers: [1] }), layout.image({ layers: [2] })]
    save(layout.list(other).list(image), [image]).files.delete(pathOf(other))
    expect(await measureSaved(layout)).toEqual([['amd64', 2]])
  })

  it('passes over an artifact beside the image', async () => {
    const layout = new LayoutFiles()
    const image = layout.image({ layers: [2] })
    const config = layout.blob('application/vnd.oci.empty.v1+json', '{}')
    const manifest = { schemaVersion: 2, mediaType: image.mediaType, config, layers: [] }
    const artifact = layout.blob(image.mediaType, JSON.stringify(manifest))
    save(layout.list(artifact).list(image), [image])
    expect(await measureSaved(layout)).toEqual([['amd64', 2]])
  })
})

describe('when an older Docker wrote the archive', () => {
  it('refuses layers that are not compressed, and says how to compress them', async () => {
    const measurement = await measureFile(`${REFERENCE}:acme/api:main`, olderForm('abc/layer.tar'))
    expect(measurement).toMatchObject({
      reason: `${REFERENCE}:acme/api:main holds only uncompressed layers: their compressed size is unknown`,
      cure: `Push the image to a registry and measure it there, or compress it: skopeo copy ${REFERENCE}:acme/api:main oci-archive:FILE`,
    })
  })

  it('does not call compressed layers uncompressed', async () => {
    expect(sizesOf(await measureFile(REFERENCE, olderForm('abc.tar.gz')))).toBe(
      `${REFERENCE} holds layers without a manifest that tells their compressed sizes`,
    )
  })

  it('has no image of another name', async () => {
    const measurement = await measureFile(`${REFERENCE}:acme/web`, olderForm('abc/layer.tar'))
    expect(sizesOf(measurement)).toBe('missing')
  })
})

describe('when the tags in what docker save wrote are listed', () => {
  /** Two repositories, one of them twice, and what names no tag of any. */
  function several(): Buffer {
    const layout = new LayoutFiles()
    const [one, two] = [layout.image({ layers: [1] }), layout.image({ layers: [2] })]
    const main = ['acme/api:main', 'docker.io/acme/api:v1', `acme/api@${two.digest}`]
    const others = ['ghcr.io/acme/api:pr-7', 'acme/api:pr-8', 'acme/api:main', 'Not/A:Name']
    return save(layout.list(one).list(two), [one, ...main], [two, ...others], [two]).tar()
  }

  it.each([
    [':acme/api:main', ['main', 'v1', 'pr-8']],
    [':docker.io/acme/api:gone', ['main', 'v1', 'pr-8']],
    [':acme/api', ['main', 'v1', 'pr-8']],
    [':ghcr.io/acme/api:main', ['pr-7']],
    [':acme/web:main', undefined],
    [':Not/A:Name', undefined],
  ])('gives those of the repository of %s', async (name, tags) => {
    expect(await tagsInFile(`${REFERENCE}${name}`, several())).toEqual(tags)
  })

  it.each(['', ':@1'])('takes “%s” for the only repository', async (name) => {
    const content = twoImages().tar()
    expect(await tagsInFile(`${REFERENCE}${name}`, content)).toEqual(['main', 'pr-7'])
  })

  it('names the repositories where none is asked for, and shows how to ask', async () => {
    await expect(tagsInFile(REFERENCE, several())).rejects.toMatchObject({
      message: `${REFERENCE} holds 2 repositories: docker.io/acme/api, ghcr.io/acme/api`,
      cure: `Say which one, as in ${REFERENCE}:docker.io/acme/api.`,
    })
  })

  it('gives none of an image without tags', async () => {
    expect(await tagsInFile(REFERENCE, oneImage().tar())).toEqual([])
  })

  it('reads them in what an older Docker wrote', async () => {
    expect(await tagsInFile(REFERENCE, olderForm('abc/layer.tar'))).toEqual(['main'])
  })

  it('gives nothing where there is no such file', async () => {
    const source = createLayoutSource(await aDirectory())
    expect(await source.tags(parseReference(`${REFERENCE}:acme/api`))).toBeUndefined()
  })
})

describe('when it is asked what a name in it stands for now', () => {
  it.each([
    ['acme/api:pr-7', 'the digest of its manifest'],
    ['acme/api:gone', 'nothing'],
  ])('gives for %s %s', async (name, what) => {
    const layout = new LayoutFiles()
    const image = layout.image()
    const content = save(layout.list(image), [image, 'acme/api:pr-7']).tar()
    const expected = what === 'nothing' ? undefined : image.digest
    expect(await digestInFile(`${REFERENCE}:${name}`, content)).toBe(expected)
  })
})

describe('when manifest.json is wrong', () => {
  it('says that it is missing, and where a layout belongs', async () => {
    const layout = oneImage()
    layout.files.delete('manifest.json')
    expect(await measureFile(REFERENCE, layout.tar())).toMatchObject({
      reason: `${REFERENCE} has no manifest.json, and so is not what docker save writes`,
      cure: expect.stringContaining('oci-archive:FILE'),
    })
  })

  it.each([
    ['[', 'is not JSON'],
    ['{}', 'is malformed: it is object, not array'],
    ['[{"RepoTags":[]}]', 'is malformed: [0].Config is missing'],
  ])('refuses %s', async (content, what) => {
    const layout = oneImage()
    layout.files.set('manifest.json', content)
    expect(await measureSaved(layout)).toMatch(`${REFERENCE}: manifest.json ${what}`)
  })

  it('refuses one without images', async () => {
    expect(await measureSaved(save(new LayoutFiles()))).toBe(`${REFERENCE} holds no image`)
  })

  it('refuses one that names what index.json does not lead to', async () => {
    const layout = new LayoutFiles()
    const image = layout.image()
    save(layout.list(image), [layout.image({ architecture: 'arm64' })])
    expect(await measureSaved(layout)).toBe(
      `${REFERENCE} names an image in manifest.json that index.json does not lead to`,
    )
  })

  it('follows no path out of the archive', async () => {
    const layout = oneImage()
    layout.files.set('manifest.json', '[{"Config":"../../etc/passwd"}]')
    expect(await measureSaved(layout)).toMatch('that index.json does not lead to')
  })

  it('refuses a layout beside it whose version is unknown', async () => {
    const layout = oneImage()
    layout.files.set('oci-layout', '{"imageLayoutVersion":"3"}')
    expect(await measureSaved(layout)).toMatch('says version "3"')
  })
})
