import * as z from 'zod/mini'
import type { Digest } from '../domain/image/digest.ts'
import type { Descriptor, ImageManifest, Manifest } from '../domain/image/manifest.ts'
import {
  formatReference,
  type LayoutReference,
  parseReference,
  withDefaultTag,
} from '../domain/image/reference.ts'
import { Malformed } from '../domain/values/problem.ts'
import { listOf } from '../oci/lists.ts'
import { choose } from './choose.ts'
import { unusable } from './error.ts'
import { parseFile } from './json.ts'
import { blobPath, Layout } from './layout.ts'
import { tagsOf } from './repo-tags.ts'
import type { Deadline } from './time-limit.ts'

/** The reference that an entry of index.json stands for, containerd's images/annotations.go. */
const IMAGE_NAME = 'io.containerd.image.name'

const image = z.object({
  Config: z.string(),
  RepoTags: z.nullish(listOf(z.string())),
  Layers: z.nullish(listOf(z.string())),
})
type Image = z.output<typeof image>
const images = z.nullable(listOf(image))

/** Whoever saves all that a machine has comes to some thousands. */
const MOST_NAMES = 10_000

/** What `docker save` writes: from Docker 25 on a layout too, and only then compressed sizes. */
export class DockerArchive extends Layout {
  override async resolve(
    reference: LayoutReference,
    deadline: Deadline,
  ): Promise<Manifest | undefined> {
    const wanted = fullName(reference.name ?? '')
    const isWanted = (name: string) => fullName(name) === wanted
    const found = choose(await this.savedImages(), reference, { of: repoTags, equal: isWanted })
    if (found === undefined) return undefined
    if ((await this.files.read('index.json')) === undefined) throw withoutSizes(reference, found)
    const tags = repoTags(found)
    const named = tags.filter(isWanted)
    const names = new Set((named.length > 0 ? named : tags).map(fullName))
    return this.manifest(await this.entryOf(found, names, deadline))
  }

  override async tags(reference: LayoutReference): Promise<readonly string[] | undefined> {
    return tagsOf(reference, (await this.savedImages()).flatMap(repoTags))
  }

  /** An index lists also the platforms that Docker never pulled, and so could not save. */
  override async manifest(descriptor: Descriptor): Promise<Manifest> {
    const manifest = await super.manifest(descriptor)
    if (manifest.kind !== 'index') return manifest
    const isHeld = await Promise.all(manifest.manifests.map((entry) => this.holds(entry)))
    return { ...manifest, manifests: manifest.manifests.filter((_, index) => isHeld[index]) }
  }

  private async savedImages(): Promise<readonly Image[]> {
    const bytes = await this.files.read('manifest.json')
    if (bytes === undefined) {
      throw unusable(this.name, 'has no manifest.json, and so is not what docker save writes', {
        cure: 'Check the path. An image layout in a tar file is read as oci-archive:FILE.',
      })
    }
    const name = `${this.name}: manifest.json`
    const saved = parseFile(bytes, images, name) ?? []
    const names = saved.reduce((sum, image) => sum + 1 + repoTags(image).length, 0)
    if (names > MOST_NAMES) {
      throw unusable(
        name,
        `names more than ${MOST_NAMES.toLocaleString('en-US')} images and tags`,
        {
          cure: 'Save fewer images in one file.',
        },
      )
    }
    return saved
  }

  /** The entry of index.json for an image of manifest.json: the two name the same blobs. */
  private async entryOf(
    image: Image,
    names: ReadonlySet<string>,
    deadline: Deadline,
  ): Promise<Descriptor> {
    const [named, others]: [Descriptor[], Descriptor[]] = [[], []]
    for (const entry of (await this.index()).manifests) {
      const name = entry.annotations[IMAGE_NAME]
      const isNamed = name !== undefined && names.has(fullName(name))
      if (isNamed) named.push(entry)
      else others.push(entry)
    }
    const search = { saved: savedBlobs(image), seen: new Set<Digest>(), deadline }
    for (const entry of [...named, ...others]) {
      if (await this.leadsTo(entry, search)) return entry
    }
    throw unusable(this.name, 'names an image in manifest.json that index.json does not lead to')
  }

  /** Each manifest is looked at once, however many lead to it, and however deep they lie. */
  private async leadsTo(start: Descriptor, { saved, seen, deadline }: Search): Promise<boolean> {
    const pending = [start]
    for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
      deadline.check()
      if (seen.has(entry.digest) || !(await this.holds(entry))) continue
      seen.add(entry.digest)
      const manifest = await this.manifest(entry)
      if (manifest.kind === 'image' && isSaved(manifest, saved)) return true
      if (manifest.kind === 'index') {
        for (const child of manifest.manifests.toReversed()) pending.push(child)
      }
    }
    return false
  }
}

interface Search {
  readonly saved: SavedBlobs
  readonly seen: Set<Digest>
  readonly deadline: Deadline
}

/** The paths of an image's blobs, by manifest.json. */
interface SavedBlobs {
  readonly config: string
  readonly layers: ReadonlySet<string>
}

function savedBlobs({ Config, Layers }: Image): SavedBlobs {
  const layers = Layers?.filter((path) => path.startsWith('blobs/')) ?? []
  return { config: Config, layers: new Set(layers) }
}

function repoTags({ RepoTags }: Image): readonly string[] {
  return RepoTags ?? []
}

/** One config may have two manifests, whose layers differ in nothing but their compression. */
function isSaved({ config, layers }: ImageManifest, saved: SavedBlobs): boolean {
  if (blobPath(config.digest) !== saved.config || saved.layers.size > layers.length) return false
  const paths = new Set(layers.map(({ digest }) => blobPath(digest)))
  return [...saved.layers].every((path) => paths.has(path))
}

/** `acme/api` is `docker.io/acme/api:latest`. */
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
