import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Digest, isDigest } from '../domain/digest.ts'
import type { RegistryReference } from '../domain/reference.ts'
import { digestOf } from '../oci/digest.ts'
import type { Received } from '../oci/parse.ts'

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

/** The layout may change; then older ones are left to be pruned. */
const VERSION = 'v1'
const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Manifests in files: DIRECTORY/v1/REPOSITORY-AND-ACCOUNT/sha256-…, and tags/TAG beside them.
 * A cache that cannot be read or written costs requests and no more.
 */
export function createCache({ directory, accountFor, warn, date }: CacheOptions): Cache {
  const root = join(directory, VERSION)
  const roomOf = async (target: RegistryReference): Promise<string> => {
    const { registry, repository } = target
    const key = JSON.stringify([registry, repository, await accountFor(target)])
    return join(root, createHash('sha256').update(key).digest('hex').slice(0, 32))
  }
  let isBroken = false
  const save = async (file: string, content: Uint8Array | string): Promise<void> => {
    if (isBroken) return
    try {
      await mkdir(dirname(file), { recursive: true })
      // Two runs may share the directory: a file is there as a whole, or not at all.
      const draft = `${file}.${randomUUID()}`
      await writeFile(draft, content)
      await rename(draft, file)
    } catch (error) {
      isBroken = true
      const code = String(Reflect.get(Object(error), 'code'))
      warn(`cache-dir cannot be written (${code} at ${directory}): going on without`)
    }
  }

  return {
    async digestOf(target, tag) {
      const bytes = await readIfThere(join(await roomOf(target), 'tags', tag))
      const digest = bytes?.toString('utf8') ?? ''
      return isDigest(digest) ? digest : undefined
    },
    async read(target, digest) {
      const bytes = await readIfThere(join(await roomOf(target), fileOf(digest)))
      if (bytes === undefined || digestOf(bytes, digest) !== digest) return undefined
      // The body tells the type: it was checked against the header when it came.
      return { bytes, digest, contentType: undefined, name: `the cached ${digest}` }
    },
    async write(target, { digest, bytes }, tag) {
      const room = await roomOf(target)
      await save(join(room, fileOf(digest)), bytes)
      if (tag !== undefined) await save(join(room, 'tags', tag), digest)
    },
    async prune() {
      for (const file of await filesIn(root)) {
        // Another run may have been faster.
        const found = await stat(file).catch(() => undefined)
        if (found !== undefined && found.mtimeMs < date() - KEPT_MS) await rm(file, { force: true })
      }
    },
  }
}

function fileOf(digest: Digest): string {
  return digest.replace(':', '-')
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
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
