import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Layer } from './image-layout.ts'
import { runChecked } from './tools.ts'

interface Build {
  readonly dockerfile: readonly string[]
  /** A layer for each step, as Podman makes them; else all steps make one, as Buildah does. */
  readonly isLayered?: boolean
  /** What the image is built on is put into that one layer, too. */
  readonly isSquashed?: boolean
  readonly context?: Layer
  readonly args?: readonly string[]
}

/** Level 3 would not be smaller than what Buildah makes with gzip. */
const ZSTD = ['--dest-compress-format', 'zstd', '--dest-compress-level', '19']

/** Builds images with Buildah, without a daemon, and pushes them to an open registry. */
export class Builder {
  private readonly directory: string
  private readonly host: string
  private files = 0

  constructor(directory: string, host: string) {
    this.directory = directory
    this.host = host
  }

  /** No step comes from a cache. @returns the digest that was pushed. */
  async build(name: string, { dockerfile, isLayered, isSquashed, context = {}, args = [] }: Build) {
    const folder = await this.context({ ...context, Dockerfile: dockerfile.join('\n') })
    const options = [`--layers=${isLayered ?? false}`, '--no-cache', '--pull-always']
    if (isSquashed) options.push('--squash')
    const given = args.flatMap((argument) => ['--build-arg', argument])
    const image = `${this.host}/${name}`
    const how = ['--isolation', 'chroot', '--tls-verify=false', ...options, ...given]
    await this.buildah('bud', ...how, '-t', image, folder)
    const digest = await this.push(image, `docker://${image}`)
    // What is built upon it takes it from the registry: its digest here is another.
    await this.buildah('rmi', '--force', image)
    return digest
  }

  /** What was built, its layers compressed by zstd, under another name. */
  async recompress(name: string, target: string): Promise<void> {
    // By a layout: a registry that has a layer is not sent it in another compression.
    const layout = `oci:${join(this.directory, `zstd-${this.files++}`)}:zstd`
    await this.skopeo([`docker://${this.host}/${name}`, layout], ZSTD)
    await this.skopeo([layout, `docker://${this.host}/${target}`], ['--preserve-digests'])
  }

  /** The same image under another name. */
  async tag(name: string, target: string): Promise<void> {
    const names = [name, target].map((each) => `docker://${this.host}/${each}`)
    await this.skopeo(names, ['--preserve-digests'])
  }

  /** Without privileges, what containers hold belongs to users that only Buildah may remove. */
  async close(): Promise<void> {
    await this.buildah('rm', '--all')
    await this.buildah('rmi', '--all', '--force')
  }

  private async skopeo(names: readonly string[], options: readonly string[]): Promise<void> {
    const tls = ['--src-tls-verify=false', '--dest-tls-verify=false']
    await runChecked('skopeo', ['copy', '--quiet', ...tls, ...options, ...names])
  }

  private async push(source: string, target: string, options: readonly string[] = []) {
    const digestFile = join(this.directory, `digest-${this.files++}`)
    const args = ['--tls-verify=false', '--digestfile', digestFile, ...options, source, target]
    await this.buildah('push', ...args)
    return (await readFile(digestFile, 'utf8')).trim()
  }

  private buildah(command: string, ...args: readonly string[]): Promise<string> {
    const [root, runroot] = [join(this.directory, 'root'), join(this.directory, 'runroot')]
    // The simplest storage driver needs nothing of the kernel, nor of the file system.
    const storage = ['--root', root, '--runroot', runroot, '--storage-driver', 'vfs']
    return runChecked('buildah', [...storage, command, ...args], { timeoutMs: 60_000 })
  }

  private async context(files: Layer): Promise<string> {
    const folder = join(this.directory, `context-${this.files++}`)
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      await chmod(path, 0o755)
    }
    return folder
  }
}
