import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type Digest, isDigest } from '../../domain/image/digest.ts'
import type { RegistryReference } from '../../domain/image/reference.ts'
import { digestOf } from '../../oci/digest.ts'
import type { Received } from '../../oci/parse.ts'

/** Contents of earlier runs. Nothing in it is believed that its own digest does not confirm. */
export interface Cache {
  /** What the tag was, the last time. */
  digestOf(target: RegistryReference, tag: string): Promise<Digest | undefined>
  read(target: RegistryReference, digest: Digest): Promise<Received | undefined>
  /** @param tag what it was asked for by, if by a tag. */
  write(target: RegistryReference, received: Received, tag?: string): Promise<void>
  /** Removes what no run has written for long. */
  prune(): Promise<void>
}

interface CacheOptions {
  readonly directory: string
  /** Who asks a repository: what one account may read, another one is not shown. */
  readonly accountFor: (target: RegistryReference) => Promise<string>
  readonly warn: (message: string) => void
  /** Milliseconds since 1970. */
  readonly date: () => number
}

/** The layout may change; then older ones are left alone. */
const FOLDER = 'docker-image-budgets-v1'
/** What is ours in there: contents, tags, and drafts of both. */
const OURS =
  /^[0-9a-f]{32}[/\\](?:sha(?:256|512)-[0-9a-f]+|tags[/\\][\w.-]+?)(?:\.draft-[0-9a-f-]+)?$/
const KEPT_MS = 30 * 24 * 60 * 60 * 1000
/** Larger ones are none of ours. */
const MAX_BYTES = 4 * 1024 * 1024

/**
 * Contents in files: DIRECTORY/docker-image-budgets-v1/REPOSITORY-AND-ACCOUNT/sha256-…, and
 * tags/TAG beside them. A cache that cannot be read or written costs requests and no more.
 */
export function createCache({ directory, accountFor, warn, date }: CacheOptions): Cache {
  const root = join(directory, FOLDER)
  const folderOf = async (target: RegistryReference): Promise<string> => {
    const { registry, repository } = target
    const key = JSON.stringify([registry, repository, await accountFor(target)])
    return join(root, createHash('sha256').update(key).digest('hex').slice(0, 32))
  }
  let isBroken = false
  const save = async (file: string, content: Uint8Array | string): Promise<void> => {
    if (isBroken) return
    // Two runs may share the directory: a file is there as a whole, or not at all.
    const draft = `${file}.draft-${randomUUID()}`
    try {
      await ensureFolder(dirname(file))
      await writeFile(draft, content)
      await rename(draft, file)
    } catch (error) {
      isBroken = true
      await rm(draft, { force: true }).catch(() => {})
      warn(`cache-dir cannot be written (${codeOf(error)} at ${directory}): going on without`)
    }
  }

  return {
    async digestOf(target, tag) {
      const bytes = await readIfThere(join(await folderOf(target), 'tags', tag))
      const digest = bytes?.toString('utf8') ?? ''
      return isDigest(digest) ? digest : undefined
    },
    async read(target, digest) {
      const bytes = await readIfThere(join(await folderOf(target), fileOf(digest)))
      if (bytes === undefined || digestOf(bytes, digest) !== digest) return undefined
      // The body tells the type: it was checked against the header before it was written.
      return { bytes, digest, contentType: undefined, name: `the cached ${digest}` }
    },
    async write(target, { digest, bytes }, tag) {
      const folder = await folderOf(target)
      await save(join(folder, fileOf(digest)), bytes)
      if (tag !== undefined) await save(join(folder, 'tags', tag), digest)
    },
    async prune() {
      for (const file of await filesIn(root)) {
        // Another run may have been faster, or the folder be read-only.
        const found = await stat(file).catch(() => undefined)
        const isOld = found !== undefined && found.mtimeMs < date() - KEPT_MS
        if (isOld && OURS.test(relative(root, file)))
          await rm(file, { force: true }).catch(() => {})
      }
    },
  }
}

function fileOf(digest: Digest): string {
  return digest.replace(':', '-')
}

/** Node's own recursive mkdir does not end where a file system takes no folders, such as /proc. */
async function ensureFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await ensureFolder(dirname(folder))
    await mkdir(folder).catch((again) => {
      if (codeOf(again) !== 'EEXIST') throw again
    })
  }
}

/** Only files: to open a pipe or a device may take for ever. */
async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    const found = await stat(file)
    return found.isFile() && found.size <= MAX_BYTES ? await readFile(file) : undefined
  } catch {
    return undefined
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

function codeOf(error: unknown): string {
  return String(Reflect.get(Object(error), 'code'))
}
