import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Builder } from './buildah.ts'
import { noise, prose } from './image-content.ts'
import { ImageLayout, type Layer } from './image-layout.ts'
import { requireTools } from './tools.ts'

/** Never to be seen in any output. */
export const BUILD_SECRET = 's3cr3t-of-the-build'

/**
 * Leaves in a root file system what apt-get leaves there, in bytes that do not compress. Packages
 * from a mirror would make the sizes, and the time, another's.
 */
const APT_GET = `#!/bin/sh
case "$1" in
  update) mkdir -p /var/lib/apt/lists && head -c 3m /dev/urandom > /var/lib/apt/lists/Packages ;;
  install) mkdir -p /usr/share && head -c 2m /dev/urandom > /usr/share/packages ;;
esac
`

/**
 * Builds, for real:
 * - base/system: `stable` moves from its first build to one that is 3 MiB larger; base/other
 * - shop/apt: `unclean` keeps its package lists, `clean` does not, `again` is unclean rebuilt
 * - shop/app: `main` on base/system before it moved, `moved` after; `swapped` on base/other
 * - shop/zstd: `main` of shop/app in another compression
 * - shop/chmod and shop/copy on base/other, and shop/buildkit with a history as BuildKit writes it
 * - shop/grown on base/other: one step of `main` makes 1 MiB, of `head` 3 MiB, as its build
 *   argument says; `same` is main
 * - shop/merged on base/other: `main` of one layer, to which `head` has a step more; `squashed-main`
 *   and `squashed-head` with the base in it
 *
 * @returns the digests that base/system:stable had, in turn
 */
export async function buildImages(host: string): Promise<readonly [string, string]> {
  await requireTools(['buildah', 'busybox', 'skopeo', 'umoci'])
  const directory = await mkdtemp(join(tmpdir(), 'built-images-'))
  const builder = new Builder(directory, host)
  try {
    const [first = ''] = await inTwos([
      () => buildSystem(builder, 'base/system:stable', {}),
      () => buildSystem(builder, 'base/other:1', { 'opt/other': noise('other', 2_500) }),
    ])
    await inTwos<unknown>([
      () => buildApt(builder, host),
      () => buildCopies(builder, host),
      () => buildGrown(builder, host),
      () => buildMerged(builder, host),
      () => buildApps(builder, host),
      () => buildAsBuildKit(directory, host),
    ])
    const more = { 'opt/system': noise('system', 3 * 1024) }
    const second = await buildSystem(builder, 'base/system:stable', more)
    await buildApp(builder, host, 'moved')
    return [first, second]
  } finally {
    await builder.close()
    await rm(directory, { recursive: true, force: true })
  }
}

/** As many at once as a small machine has cores; none is under way any more when it is done. */
async function inTwos<Result>(tasks: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = []
  const queue = tasks.entries()
  const work = async () => {
    for (const [index, task] of queue) results[index] = await task()
  }
  const workers = await Promise.allSettled([work(), work()])
  for (const worker of workers) if (worker.status === 'rejected') throw worker.reason
  return results
}

async function buildSystem(builder: Builder, name: string, more: Layer): Promise<string> {
  const busybox = await readFile('/bin/busybox')
  // Called as a shell, busybox is every other command too.
  const context = { 'root/bin/sh': busybox, 'root/usr/bin/apt-get': APT_GET }
  const extra = Object.entries(more).map(([path, content]) => [`root/${path}`, content])
  return builder.build(name, {
    dockerfile: ['FROM scratch', 'COPY root /'],
    context: { ...context, ...Object.fromEntries(extra) },
  })
}

/** What shop/apt installs by. */
export const INSTALL = 'RUN apt-get update && apt-get install -y --no-install-recommends nginx'

async function buildApt(builder: Builder, host: string): Promise<void> {
  const from = `FROM ${host}/base/system:stable`
  await builder.build('shop/apt:unclean', { dockerfile: [from, INSTALL] })
  await builder.build('shop/apt:again', { dockerfile: [from, INSTALL] })
  const clean = `${INSTALL} && rm -rf /var/lib/apt/lists/*`
  await builder.build('shop/apt:clean', { dockerfile: [from, clean] })
}

async function buildCopies(builder: Builder, host: string): Promise<void> {
  const from = `FROM ${host}/base/other:1`
  const model = noise('model', 2 * 1024)
  await builder.build('shop/chmod:main', {
    isLayered: true,
    dockerfile: [from, 'COPY model.bin /app/model.bin', 'RUN chmod 700 /app/model.bin'],
    context: { 'model.bin': model },
  })
  await builder.build('shop/copy:main', {
    isLayered: true,
    dockerfile: [from, 'COPY . /app', 'RUN head -c 64k /dev/urandom > /app/key'],
    context: { 'model.bin': model, 'notes.txt': 'notes' },
  })
}

async function buildGrown(builder: Builder, host: string): Promise<void> {
  const dockerfile = [
    `FROM ${host}/base/other:1`,
    'ARG SIZE',
    'ARG NPM_TOKEN',
    'RUN test -n "$NPM_TOKEN" && head -c $SIZE /dev/urandom > /modules',
  ]
  for (const [tag, size] of [
    ['main', '1m'],
    ['head', '3m'],
  ]) {
    const args = [`SIZE=${size}`, `NPM_TOKEN=${BUILD_SECRET}`]
    await builder.build(`shop/grown:${tag}`, { dockerfile, args })
  }
  await builder.tag('shop/grown:main', 'shop/grown:same')
}

/** As most people end a Dockerfile: with a step that makes no files, and signs the layer. */
async function buildMerged(builder: Builder, host: string): Promise<void> {
  const context = { 'data.bin': noise('merged', 900) }
  const end = ['USER 1000', 'ENTRYPOINT ["sh"]', 'CMD ["-i"]']
  const copy = ['ARG VERSION=3', 'COPY data.bin /app/data.bin', 'ENV MODE=production']
  for (const [tag, more] of [
    ['main', []],
    ['head', ['RUN head -c 2m /dev/urandom > /modules']],
  ] as const) {
    const dockerfile = [`FROM ${host}/base/other:1`, ...copy, ...more, ...end]
    await builder.build(`shop/merged:${tag}`, { dockerfile, context })
    await builder.build(`shop/merged:squashed-${tag}`, { dockerfile, context, isSquashed: true })
  }
}

async function buildApps(builder: Builder, host: string): Promise<void> {
  await buildApp(builder, host, 'main')
  await builder.recompress('shop/app:main', 'shop/zstd:main')
  await buildApp(builder, host, 'swapped', 'base/other:1')
}

function buildApp(builder: Builder, host: string, tag: string, base = 'base/system:stable') {
  return builder.build(`shop/app:${tag}`, {
    dockerfile: [`FROM ${host}/${base}`, 'COPY server.js /app/server.js'],
    context: { 'server.js': prose('server', 4_000) },
  })
}

/** Buildah does not write what a COPY copied; BuildKit does, and needs a daemon. */
async function buildAsBuildKit(directory: string, host: string): Promise<void> {
  const images = await ImageLayout.create(join(directory, 'buildkit'))
  const layers: Layer[] = [
    { '/bin/busybox': await readFile('/bin/busybox') },
    { '/app/data.bin': noise('data', 11 * 1024) },
  ]
  const steps = ['ADD rootfs.tar.xz / # buildkit', 'COPY . . # buildkit']
  await images.build('main', 'amd64', layers, steps)
  await images.push('main', `${host}/shop/buildkit:main`)
}
