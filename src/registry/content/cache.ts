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
  /** The files of a layer, as {@link Cache.keepListing} was given them. */
  listing(target: RegistryReference, layer: Digest): Promise<Uint8Array | undefined>
  keepListing(target: RegistryReference, layer: Digest, listing: Uint8Array): Promise<void>
  /** Removes what no run has written for long, and of listings the oldest, where there are too many. */
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
/** What is ours in there: contents, listings, tags, and drafts of them. */
const OURS =
  /^[0-9a-f]{32}[/\\](?:(?:listing-)?sha(?:256|512)-[0-9a-f]+|tags[/\\][\w.-]+?)(?:\.draft-[0-9a-f-]+)?$/
const LISTING = /[/\\]listing-[^/\\]*$/
const KEPT_MS = 30 * 24 * 60 * 60 * 1000
/** Larger ones are none of ours. */
const MAX_BYTES = 4 * 1024 * 1024
/** Of one layer, and of all that are kept. */
const MAX_LISTING_BYTES = 16 * 1024 * 1024
const MAX_LISTINGS_BYTES = 256 * 1024 * 1024
/** A listing's own digest stands before it: that of the layer tells nothing of it. */
const CHECKSUM_BYTES = 32

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
    async listing(target, layer) {
      const file = join(await folderOf(target), `listing-${fileOf(layer)}`)
      const bytes = await readIfThere(file, MAX_LISTING_BYTES)
      const listing = bytes?.subarray(CHECKSUM_BYTES)
      return listing &&
        checksumOf(listing).equals(bytes?.subarray(0, CHECKSUM_BYTES) ?? Buffer.alloc(0))
        ? listing
        : undefined
    },
    async keepListing(target, layer, listing) {
      if (listing.length + CHECKSUM_BYTES > MAX_LISTING_BYTES) return
      const content = Buffer.concat([checksumOf(listing), listing])
      await save(join(await folderOf(target), `listing-${fileOf(layer)}`), content)
    },
    async prune() {
      const found: { file: string; date: number; bytes: number }[] = []
      for (const file of await filesIn(root)) {
        // Another run may have been faster.
        const its = await stat(file).catch(() => undefined)
        if (its !== undefined && OURS.test(relative(root, file)))
          found.push({ file, date: its.mtimeMs, bytes: its.size })
      }
      let room = MAX_LISTINGS_BYTES
      for (const { file, date: written, bytes } of found.sort((a, b) => b.date - a.date)) {
        const isListing = LISTING.test(file)
        if (isListing) room -= bytes
        // The folder may be read-only.
        if (written < date() - KEPT_MS || (isListing && room < 0))
          await rm(file, { force: true }).catch(() => {})
      }
    },
  }
}

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
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
async function readIfThere(file: string, maxBytes = MAX_BYTES): Promise<Buffer | undefined> {
  try {
    const found = await stat(file)
    return found.isFile() && found.size <= maxBytes ? await readFile(file) : undefined
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
