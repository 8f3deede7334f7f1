import * as z from 'zod/mini'
import type { Digest } from '../domain/digest.ts'
import type { Descriptor, ImageManifest, Manifest } from '../domain/manifest.ts'
import { Malformed } from '../domain/problem.ts'
import {
  formatReference,
  type LayoutReference,
  parseReference,
  withDefaultTag,
} from '../domain/reference.ts'
import { choose } from './choose.ts'
import { unusable } from './error.ts'
import { parseFile } from './json.ts'
import { blobPath, Layout } from './layout.ts'
import { tagsOf } from './repo-tags.ts'

/** The reference that an entry of index.json stands for, containerd's images/annotations.go. */
const IMAGE_NAME = 'io.containerd.image.name'

const image = z.object({
  Config: z.string(),
  RepoTags: z.nullish(z.array(z.string())),
  Layers: z.nullish(z.array(z.string())),
})
type Image = z.output<typeof image>
const images = z.nullable(z.array(image))

/** What `docker save` writes: from Docker 25 on a layout too, and only then compressed sizes. */
export class DockerArchive extends Layout {
  override async resolve(reference: LayoutReference): Promise<Manifest | undefined> {
    const names = { of: repoTags, equal: sameReference }
    const found = choose(await this.savedImages(), reference, names)
    if (found === undefined) return undefined
    if ((await this.files.read('index.json')) === undefined) throw withoutSizes(reference, found)
    const tags = repoTags(found)
    const named = tags.filter((tag) => sameReference(tag, reference.name ?? ''))
    return this.manifest(await this.entryOf(found, named.length > 0 ? named : tags))
  }

  override async tags(reference: LayoutReference): Promise<readonly string[] | undefined> {
    return tagsOf(reference, (await this.savedImages()).flatMap(repoTags))
  }

  /** An index lists also the platforms that Docker never pulled, and so could not save. */
  override async manifest(descriptor: Descriptor): Promise<Manifest> {
    const manifest = await super.manifest(descriptor)
    if (manifest.kind !== 'index') return manifest
    const held = await Promise.all(manifest.manifests.map((entry) => this.holds(entry)))
    return { ...manifest, manifests: manifest.manifests.filter((_, position) => held[position]) }
  }

  private async savedImages(): Promise<readonly Image[]> {
    const bytes = await this.files.read('manifest.json')
    if (bytes === undefined) {
      throw unusable(this.name, 'has no manifest.json, and so is not what docker save writes', {
        cure: 'Check the path. An image layout in a tar file is read as oci-archive:FILE.',
      })
    }
    return parseFile(bytes, images, `${this.name}: manifest.json`) ?? []
  }

  /** The entry of index.json for an image of manifest.json: the two name the same blobs. */
  private async entryOf(saved: Image, names: readonly string[]): Promise<Descriptor> {
    const isNamed = ({ annotations }: Descriptor) =>
      names.some((name) => sameReference(annotations[IMAGE_NAME] ?? '', name))
    const index = await this.index()
    const candidates = [...index.filter(isNamed), ...index.filter((entry) => !isNamed(entry))]
    const seen = new Set<Digest>()
    for (const entry of candidates) {
      if (await this.leadsTo(entry, saved, seen)) return entry
    }
    throw unusable(this.name, 'names an image in manifest.json that index.json does not lead to')
  }

  private async leadsTo(entry: Descriptor, saved: Image, seen: Set<Digest>): Promise<boolean> {
    if (seen.has(entry.digest) || !(await this.holds(entry))) return false
    seen.add(entry.digest)
    const manifest = await this.manifest(entry)
    if (manifest.kind === 'image') return isSaved(manifest, saved)
    if (manifest.kind === 'artifact') return false
    for (const child of manifest.manifests) {
      if (await this.leadsTo(child, saved, seen)) return true
    }
    return false
  }
}

function repoTags({ RepoTags }: Image): readonly string[] {
  return RepoTags ?? []
}

/** One config may have two manifests, whose layers differ in nothing but their compression. */
function isSaved({ config, layers }: ImageManifest, { Config, Layers }: Image): boolean {
  const paths = new Set(layers.map(({ digest }) => blobPath(digest)))
  const blobs = Layers?.filter((path) => path.startsWith('blobs/')) ?? []
  return blobPath(config.digest) === Config && blobs.every((path) => paths.has(path))
}

/** `acme/api` is `docker.io/acme/api:latest`. */
function sameReference(one: string, other: string): boolean {
  return fullName(one) === fullName(other)
}

function fullName(name: string): string {
  try {
    return formatReference(withDefaultTag(parseReference(name)))
  } catch (error) {
    if (error instanceof Malformed) return name
    throw error
  }
}

function withoutSizes(reference: LayoutReference, { Layers }: Image) {
  const isCompressed = Layers?.some((layer) => layer.endsWith('.gz'))
  const what = isCompressed
    ? 'holds layers without a manifest that tells their compressed sizes'
    : 'holds only uncompressed layers: their compressed size is unknown'
  const place = formatReference(reference)
  return unusable(place, what, {
    cure: `Push the image to a registry and measure it there, or compress it: skopeo copy ${place} oci-archive:FILE`,
  })
}
