import { resolve } from 'node:path'
import type { Digest } from '../domain/image/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/image/manifest.ts'
import type { Provenance } from '../domain/image/provenance.ts'
import { formatReference, type LayoutReference, type Reference } from '../domain/image/reference.ts'
import type { BlobSink, ImageSource } from '../measure/image-source.ts'
import { openArchive } from './archive.ts'
import { ConfinedFiles, checkWithin, outside } from './confined.ts'
import { DockerArchive } from './docker-archive.ts'
import { unusable } from './error.ts'
import { openDirectory } from './files.ts'
import { Layout } from './layout.ts'
import { StoredByDocker } from './stored-by-docker.ts'
import { type Deadline, TIMEOUT_MS, TimeLimit } from './time-limit.ts'

interface LayoutOptions {
  /** Whether paths have to stay in the directory, and be no links. */
  readonly isConfined?: boolean
  /** For one image as a whole. */
  readonly timeoutMs?: number | undefined
}

/** An image that docker has is compressed while it is read. */
const DAEMON_FACTOR = 10

/** What is asked of whatever holds images. */
type Stored = Pick<Layout, 'resolve' | 'tags' | 'manifest' | 'config' | 'provenance' | 'layer'>

/**
 * Images in files, `oci:`, `oci-archive:` and `docker-archive:`, and in docker's own store,
 * `docker-daemon:`. Each file is read once, and each image of docker's.
 * @param directory what relative paths start from.
 */
export function createLayoutSource(directory: string, options: LayoutOptions = {}): ImageSource {
  return new LayoutSource(directory, options)
}

class LayoutSource implements ImageSource {
  private readonly directory: string
  private readonly options: LayoutOptions
  private readonly opened = new Map<string, Promise<Stored | undefined>>()
  private readonly limits = new WeakMap<Reference, TimeLimit>()

  constructor(directory: string, options: LayoutOptions) {
    this.directory = directory
    this.options = options
  }

  async resolve(reference: Reference): Promise<Manifest | undefined> {
    const inFile = inLayout(reference)
    return this.inTime(reference, async (deadline) =>
      (await this.open(inFile, deadline))?.resolve(inFile, deadline),
    )
  }

  someTags(reference: Reference): Promise<readonly string[] | undefined> {
    return this.tags(reference)
  }

  async tags(reference: Reference): Promise<readonly string[] | undefined> {
    const inFile = inLayout(reference)
    return this.inTime(reference, async (deadline) =>
      (await this.open(inFile, deadline))?.tags(inFile),
    )
  }

  async currentDigest(reference: Reference): Promise<Digest | undefined> {
    return (await this.resolve(reference))?.digest
  }

  async manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest> {
    return this.existing(reference, (layout) => layout.manifest(descriptor))
  }

  async config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig> {
    return this.existing(reference, (layout) => layout.config(descriptor))
  }

  async provenance(reference: Reference, attestation: Descriptor): Promise<Provenance | undefined> {
    return this.existing(reference, (layout) => layout.provenance(attestation))
  }

  /** A layer has no time limit of its own: the disk gives what it has. */
  async layer(reference: Reference, descriptor: Descriptor, sink: BlobSink): Promise<void> {
    const layout = await this.existing(reference, async (found) => found)
    await layout.layer(descriptor, sink)
  }

  /** A file is at hand: to keep what it holds would spare nothing. */
  async keptListing(): Promise<undefined> {}

  async keepListing(): Promise<void> {}

  private existing<Result>(
    reference: Reference,
    use: (layout: Stored) => Promise<Result>,
  ): Promise<Result> {
    const inFile = inLayout(reference)
    return this.inTime(reference, async (deadline) => {
      const layout = await this.open(inFile, deadline)
      if (layout === undefined) throw unusable(placeOf(inFile), 'is not there')
      return use(layout)
    })
  }

  private inTime<Result>(
    reference: Reference,
    task: (deadline: Deadline) => Promise<Result>,
  ): Promise<Result> {
    const place = placeOf(inLayout(reference))
    const { timeoutMs = TIMEOUT_MS } = this.options
    const factor = place.startsWith('docker-daemon:') ? DAEMON_FACTOR : 1
    const limit = this.limits.get(reference) ?? new TimeLimit(place, factor * timeoutMs)
    this.limits.set(reference, limit)
    return limit.run(task)
  }

  /** An archive that takes too long takes too long for the next image, too. */
  private open(reference: LayoutReference, deadline: Deadline): Promise<Stored | undefined> {
    const place = placeOf(reference)
    const known = this.opened.get(place)
    if (known !== undefined) return known
    const opened = this.openLayout(reference, place, deadline)
    const opening = Promise.race([opened, deadline.over])
    this.opened.set(place, opening)
    return opening
  }

  private async openLayout(
    reference: LayoutReference,
    name: string,
    deadline: Deadline,
  ): Promise<Stored | undefined> {
    const { transport, path } = reference
    const { isConfined = false } = this.options
    if (transport === 'docker-daemon') {
      if (isConfined) throw outside(name)
      return StoredByDocker.open(reference, name, deadline)
    }
    if (isConfined) await checkWithin(this.directory, path, name)
    // The file system has no such name, and Node refuses to ask.
    if (path.includes('\0')) return undefined
    const place = resolve(this.directory, path)
    if (transport === 'oci') {
      const files = await openDirectory(place, name)
      return files && new Layout(isConfined ? new ConfinedFiles(files, place, name) : files, name)
    }
    const files = await openArchive(place, name, deadline)
    if (files === undefined) return undefined
    return transport === 'docker-archive' ? new DockerArchive(files, name) : new Layout(files, name)
  }
}

/** What is read at once: a file, or one image that docker has. */
function placeOf(reference: LayoutReference): string {
  const { transport, path } = reference
  return transport === 'docker-daemon' ? formatReference(reference) : `${transport}:${path}`
}

function inLayout(reference: Reference): LayoutReference {
  if (reference.kind === 'layout') return reference
  throw new TypeError(`${reference.registry}/${reference.repository} is not in a file`)
}
