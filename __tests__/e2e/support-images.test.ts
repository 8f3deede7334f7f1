import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { buildRealImages, type PushedImage, skopeoSize } from '../support/real-images.ts'
import { type RealRegistry, startRealRegistry } from '../support/real-registry.ts'
import { runChecked } from '../support/tools.ts'

jest.setTimeout(60_000)

const KIB = 1024

interface Layer {
  mediaType: string
  digest: string
  size: number
}

let open: RealRegistry
let pushed: PushedImage[]

beforeAll(async () => {
  open = await startRealRegistry({ auth: 'none' })
  pushed = await buildRealImages(open.host)
})

afterAll(async () => {
  await open?.close()
})

describe('when the images are built', () => {
  it('pushes all of them under the digests it says', async () => {
    expect(pushed.map(({ repository, tag }) => `${repository}:${tag}`).sort()).toEqual([
      'shop/api:main',
      'shop/api:pr-7',
      'shop/docker:main',
      'shop/docker:pr-7',
      'shop/new:pr-7',
      'shop/same:main',
      'shop/same:pr-7',
      'shop/web:main',
      'shop/web:pr-7',
      'shop/zstd:main',
      'shop/zstd:pr-7',
    ])
    for (const { repository, tag, digest } of pushed) {
      const { headers } = await getManifest(repository, tag)
      expect(headers.get('docker-content-digest')).toBe(digest)
    }
  })

  it('makes the same images again', async () => {
    const registry = await startRealRegistry({ auth: 'none' })
    try {
      expect(await buildRealImages(registry.host)).toEqual(pushed)
    } finally {
      await registry.close()
    }
  })

  it('adds to shop/api one layer that does not compress', async () => {
    const [main, change] = [await layersOf('shop/api', 'main'), await layersOf('shop/api', 'pr-7')]
    expect(main).toHaveLength(4)
    expect(change.slice(0, 4)).toEqual(main)
    expect(change).toHaveLength(5)
    expect(change[4]?.size).toBeGreaterThan(700 * KIB)
    expect(change[4]?.size).toBeLessThan(702 * KIB)
    expect(new Set(change.map(({ mediaType }) => mediaType))).toEqual(
      new Set(['application/vnd.oci.image.layer.v1.tar+gzip']),
    )
  })

  it('grows one platform of shop/web and shrinks the other', async () => {
    const [main, change] = await Promise.all([
      skopeoSize(open.host, 'shop/web', 'main'),
      skopeoSize(open.host, 'shop/web', 'pr-7'),
    ])
    expect(main.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
    expect(change.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
    const growth = change.map(({ bytes }, index) => bytes - (main[index]?.bytes ?? Number.NaN))
    expect(growth[0]).toBeGreaterThan(100 * KIB)
    expect(growth[1]).toBeLessThan(-100 * KIB)
  })

  it('says in the config which platform of shop/web it is', async () => {
    const reference = `docker://${open.host}/shop/web:main`
    const flags = ['--override-arch', 'arm64', 'inspect', '--config', '--tls-verify=false']
    const config: unknown = JSON.parse(await runChecked('skopeo', [...flags, reference]))
    expect(config).toMatchObject({ os: 'linux', architecture: 'arm64' })
  })

  it('recompresses shop/zstd', async () => {
    const [main, change] = [
      await layersOf('shop/zstd', 'main'),
      await layersOf('shop/zstd', 'pr-7'),
    ]
    expect(main.map(({ mediaType }) => mediaType.split('+')[1])).toEqual(['gzip', 'gzip'])
    expect(change.map(({ mediaType }) => mediaType.split('+')[1])).toEqual(['zstd', 'zstd'])
    const blob = await fetch(`http://${open.host}/v2/shop/zstd/blobs/${change[0]?.digest}`)
    const magic = Buffer.from(await blob.arrayBuffer()).readUInt32LE(0)
    expect(magic).toBe(0xfd2fb528)
  })

  it('gives both tags of shop/same one digest', () => {
    const digests = pushed.filter(({ repository }) => repository === 'shop/same')
    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(1)
  })

  it('converts shop/docker to schema 2 and keeps its sizes', async () => {
    const { headers } = await getManifest('shop/docker', 'pr-7')
    expect(headers.get('content-type')).toBe('application/vnd.docker.distribution.manifest.v2+json')
    const [docker] = await skopeoSize(open.host, 'shop/docker', 'pr-7')
    const [oci] = await skopeoSize(open.host, 'shop/api', 'pr-7')
    expect(docker?.bytes).toBe(oci?.bytes)
    expect(docker?.digest).not.toBe(oci?.digest)
  })

  it('has no shop/new before the change', async () => {
    expect((await getManifest('shop/new', 'main')).status).toBe(404)
    expect(await skopeoSize(open.host, 'shop/new', 'pr-7')).toHaveLength(1)
  })
})

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

function getManifest(repository: string, tag: string): Promise<Response> {
  const url = `http://${open.host}/v2/${repository}/manifests/${tag}`
  return fetch(url, { headers: { accept: ACCEPT } })
}

async function layersOf(repository: string, tag: string): Promise<Layer[]> {
  const manifest: { layers: Layer[] } = JSON.parse(
    await (await getManifest(repository, tag)).text(),
  )
  return manifest.layers
}
