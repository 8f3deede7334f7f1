import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noise, prose } from './image-content.ts'
import { type Architecture, ImageLayout, type Layer } from './image-layout.ts'
import { requireTools, runChecked } from './tools.ts'

export interface PushedImage {
  readonly repository: string
  readonly tag: string
  /** Of the manifest or index that the tag names. */
  readonly digest: string
}

export interface SkopeoSize {
  /** `os/architecture[/variant]`; null for a plain manifest. */
  readonly platform: string | null
  /** Of the layers, compressed. */
  readonly bytes: number
  readonly digest: string
}

interface Account {
  readonly username: string
  readonly password: string
}

interface Workshop {
  readonly host: string
  readonly busybox: Buffer
  readonly layout: (name: string) => Promise<ImageLayout>
}

const TAGS = ['main', 'pr-7']

/**
 * Builds a set of images around Debian's busybox, and pushes them to an open registry:
 * - shop/api: main has four layers, pr-7 one more of 700 KiB that do not compress
 * - shop/docker: both of them as Docker schema 2
 * - shop/web: an index of amd64, which grows in pr-7, and arm64, which shrinks
 * - shop/zstd: pr-7 is main with its layers compressed by zstd instead of gzip
 * - shop/same: one image under both tags
 * - shop/new: pr-7 only
 */
export async function buildRealImages(host: string): Promise<PushedImage[]> {
  await requireTools(['busybox', 'skopeo', 'umoci'])
  const directory = await mkdtemp(join(tmpdir(), 'real-images-'))
  try {
    const workshop: Workshop = {
      host,
      busybox: await readFile('/bin/busybox'),
      layout: (name) => ImageLayout.create(join(directory, name)),
    }
    const builders = [buildApi, buildWeb, buildZstd, buildSame, buildNew]
    // Settled, so that nothing is still being built in a directory that is removed.
    const results = await Promise.allSettled(builders.map((build) => build(workshop)))
    return results.flatMap((result) => {
      if (result.status === 'rejected') throw result.reason
      return result.value
    })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function buildApi({ host, busybox, layout }: Workshop): Promise<PushedImage[]> {
  const images = await layout('api')
  const layers: Layer[] = [
    { '/bin/busybox': busybox },
    { '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n', '/etc/group': 'root:x:0:\n' },
    { '/app/server.js': prose('api server', 4_000) },
    { '/app/schema.bin': noise('api schema', 120) },
  ]
  await images.build('main', 'amd64', layers)
  await images.build('pr-7', 'amd64', [...layers, { '/app/model.bin': noise('api model', 700) }])
  const pushed: PushedImage[] = []
  for (const tag of TAGS) {
    const api = await images.push(tag, `${host}/shop/api:${tag}`)
    const docker = await images.push(tag, `${host}/shop/docker:${tag}`, ['--format', 'v2s2'])
    pushed.push({ repository: 'shop/api', tag, digest: api })
    pushed.push({ repository: 'shop/docker', tag, digest: docker })
  }
  return pushed
}

async function buildWeb({ host, busybox, layout }: Workshop): Promise<PushedImage[]> {
  const images = await layout('web')
  const base = { '/bin/busybox': busybox }
  const style = { '/srv/site.css': prose('web style', 900) }
  const build = async (tag: string, architecture: Architecture, kib: number) => {
    const bundle = { '/srv/bundle.bin': noise(`web ${tag} ${architecture}`, kib) }
    await images.build(`${tag}-${architecture}`, architecture, [base, style, bundle])
  }
  await build('main', 'amd64', 200)
  await build('main', 'arm64', 260)
  await build('pr-7', 'amd64', 320)
  await build('pr-7', 'arm64', 130)
  const pushed: PushedImage[] = []
  for (const tag of TAGS) {
    await images.index(tag, ['amd64', 'arm64'])
    const digest = await images.push(tag, `${host}/shop/web:${tag}`)
    pushed.push({ repository: 'shop/web', tag, digest })
  }
  return pushed
}

async function buildZstd({ host, busybox, layout }: Workshop): Promise<PushedImage[]> {
  const repository = 'shop/zstd'
  const [gzip, zstd] = [await layout('gzip'), await layout('zstd')]
  // Layers that no other image has: skopeo may push one in another compression that it knows of.
  const layers: Layer[] = [
    { '/usr/bin/busybox': busybox },
    { '/app/messages': prose('zstd messages', 3_000) },
  ]
  await gzip.build('app', 'amd64', layers)
  await gzip.recompress('app', zstd)
  return [
    { repository, tag: 'main', digest: await gzip.push('app', `${host}/${repository}:main`) },
    { repository, tag: 'pr-7', digest: await zstd.push('app', `${host}/${repository}:pr-7`) },
  ]
}

async function buildSame({ host, busybox, layout }: Workshop): Promise<PushedImage[]> {
  const repository = 'shop/same'
  const images = await layout('same')
  await images.build('app', 'amd64', [{ '/bin/busybox': busybox }])
  const pushed: PushedImage[] = []
  for (const tag of TAGS) {
    pushed.push({
      repository,
      tag,
      digest: await images.push('app', `${host}/${repository}:${tag}`),
    })
  }
  return pushed
}

async function buildNew({ host, busybox, layout }: Workshop): Promise<PushedImage[]> {
  const images = await layout('new')
  const layers = [{ '/bin/busybox': busybox }, { '/app/job.bin': noise('new job', 60) }]
  await images.build('app', 'amd64', layers)
  const digest = await images.push('app', `${host}/shop/new:pr-7`)
  return [{ repository: 'shop/new', tag: 'pr-7', digest }]
}

interface RawManifest {
  readonly layers?: readonly { readonly digest: string; readonly size: number }[]
  readonly manifests?: readonly {
    readonly digest: string
    readonly platform: {
      readonly os: string
      readonly architecture: string
      readonly variant?: string
    }
  }[]
}

/**
 * What skopeo says of every platform of an image: the sum of its layers, each digest once. It
 * shares no code with what it judges.
 */
export async function skopeoSize(
  host: string,
  repository: string,
  tag: string,
  account?: Account,
): Promise<SkopeoSize[]> {
  const { digest, manifest } = await inspect(`${host}/${repository}:${tag}`, account)
  if (manifest.manifests === undefined) {
    return [{ platform: null, bytes: layerBytes(manifest), digest }]
  }
  return Promise.all(
    manifest.manifests.map(async (entry) => {
      const { os, architecture, variant } = entry.platform
      const platform = [os, architecture, variant].filter((part) => part !== undefined).join('/')
      const child = await inspect(`${host}/${repository}@${entry.digest}`, account)
      return { platform, bytes: layerBytes(child.manifest), digest: child.digest }
    }),
  )
}

async function inspect(reference: string, account: Account | undefined) {
  const login = account ? ['--creds', `${account.username}:${account.password}`] : ['--no-creds']
  const args = ['inspect', '--raw', '--tls-verify=false', ...login, `docker://${reference}`]
  const raw = await runChecked('skopeo', args)
  const manifest: RawManifest = JSON.parse(raw)
  return { manifest, digest: `sha256:${createHash('sha256').update(raw).digest('hex')}` }
}

function layerBytes({ layers = [] }: RawManifest): number {
  const sizes = new Map(layers.map(({ digest, size }) => [digest, size]))
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}
