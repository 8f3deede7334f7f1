import { resolve } from 'node:path'
import type { Digest } from '../domain/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/manifest.ts'
import type { Provenance } from '../domain/provenance.ts'
import type { LayoutReference, Reference } from '../domain/reference.ts'
import type { ImageSource } from '../measure.ts'
import { openArchive } from './archive.ts'
import { DockerArchive } from './docker-archive.ts'
import { unusable } from './error.ts'
import { openDirectory } from './files.ts'
import { Layout } from './layout.ts'

/**
 * Images in files: `oci:`, `oci-archive:` and `docker-archive:`. Each file is read once.
 * @param directory what relative paths start from.
 */
export function createLayoutSource(directory: string): ImageSource {
  return new LayoutSource(directory)
}

class LayoutSource implements ImageSource {
  private readonly directory: string
  private readonly opened = new Map<string, Promise<Layout | undefined>>()

  constructor(directory: string) {
    this.directory = directory
  }

  async resolve(reference: Reference): Promise<Manifest | undefined> {
    const inFile = inLayout(reference)
    return (await this.open(inFile))?.resolve(inFile)
  }

  async tags(reference: Reference): Promise<readonly string[] | undefined> {
    const inFile = inLayout(reference)
    return (await this.open(inFile))?.tags(inFile)
  }

  async currentDigest(reference: Reference): Promise<Digest | undefined> {
    return (await this.resolve(reference))?.digest
  }

  async manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest> {
    return (await this.existing(reference)).manifest(descriptor)
  }

  async config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig> {
    return (await this.existing(reference)).config(descriptor)
  }

  async provenance(reference: Reference, attestation: Descriptor): Promise<Provenance | undefined> {
    return (await this.existing(reference)).provenance(attestation)
  }

  private async existing(reference: Reference): Promise<Layout> {
    const inFile = inLayout(reference)
    const layout = await this.open(inFile)
    if (layout === undefined) throw unusable(placeOf(inFile), 'is not there')
    return layout
  }

  private open(reference: LayoutReference): Promise<Layout | undefined> {
    const place = placeOf(reference)
    const known = this.opened.get(place)
    if (known !== undefined) return known
    const opening = openLayout(reference.transport, resolve(this.directory, reference.path), place)
    this.opened.set(place, opening)
    return opening
  }
}

async function openLayout(
  transport: LayoutReference['transport'],
  path: string,
  name: string,
): Promise<Layout | undefined> {
  // The file system has no such name, and Node refuses to ask.
  if (path.includes('\0')) return undefined
  const files = await (transport === 'oci' ? openDirectory(path, name) : openArchive(path, name))
  if (files === undefined) return undefined
  return transport === 'docker-archive' ? new DockerArchive(files, name) : new Layout(files, name)
}

function placeOf({ transport, path }: LayoutReference): string {
  return `${transport}:${path}`
}

function inLayout(reference: Reference): LayoutReference {
  if (reference.kind === 'layout') return reference
  throw new TypeError(`${reference.registry}/${reference.repository} is not in a file`)
}
