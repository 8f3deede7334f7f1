import {
  type ArtifactManifest,
  attestationsIn,
  bySubject,
  type Descriptor,
  type ImageIndex,
  type ImageManifest,
  type UnreadableEntry,
} from '../domain/image/manifest.ts'
import { isUnknown, type Platform } from '../domain/image/platform.ts'
import { type Choice, firstOfEach, type Stray, strayOf } from '../domain/image/platform-choice.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { ImageSource } from './image-source.ts'
import { IndexContent } from './index-content.ts'

/** Indexes in indexes are followed this deep. */
const MAX_DEPTH = 3
/** In all of them together; an index may be listed again and again. */
const MAX_ENTRIES = 1_000

/** An image, or what may be taken for one, of an index. */
interface ListedImage extends Choice {
  readonly manifest: ImageManifest | ArtifactManifest
  /** null where nothing tells it. */
  readonly platform: Platform | null
  /** What names the platform; where nothing does but the config, it may be pulled on any. */
  readonly namedBy: 'entry' | 'outer index' | 'config'
  /** What the same index says of the image. */
  readonly attestation: Descriptor | undefined
}

/** What an index lists, as far as it is wanted. */
export interface WalkedIndex {
  readonly images: readonly ListedImage[]
  /** Whether images were left out. */
  readonly hasUnwanted: boolean
  /** What was left out and is pulled all the same. */
  readonly stray: Stray | undefined
  /** The same, where the index does not say what an image is for. */
  readonly hasUnnamedStray: boolean
}

/**
 * Finds the images of an index, and those of the indexes in it: whatever a runtime may pull.
 * What no runtime pulls is left out: attestations, and what comes after its like.
 */
export async function walkIndex(
  index: ImageIndex,
  source: ImageSource,
  reference: Reference,
  wanted: (platform: Platform) => boolean,
): Promise<WalkedIndex> {
  const walk = new IndexWalk(new IndexContent(source, reference), reference, wanted)
  const images = await walk.imagesOf({ index, depth: 1, platform: undefined })
  const { hasUnwanted, stray, hasUnnamedStray } = walk
  return { images, hasUnwanted, stray, hasUnnamedStray }
}

/** An index, at the place where the walk has come to it. */
interface NestedIndex {
  readonly index: ImageIndex
  readonly depth: number
  /** What the index around it lists it for: it goes for entries that name no platform. */
  readonly platform: Platform | undefined
}

class IndexWalk {
  hasUnwanted = false
  stray: Stray | undefined
  hasUnnamedStray = false
  private entries = 0
  private readonly content: IndexContent
  private readonly reference: Reference
  private readonly accepts: (platform: Platform) => boolean

  constructor(
    content: IndexContent,
    reference: Reference,
    wanted: (platform: Platform) => boolean,
  ) {
    this.content = content
    this.reference = reference
    this.accepts = wanted
  }

  async imagesOf(nested: NestedIndex): Promise<ListedImage[]> {
    const { index, depth } = nested
    if (depth > MAX_DEPTH) {
      throw this.unusable(
        `nests indexes more than ${MAX_DEPTH} deep`,
        'Push an index whose entries are the images themselves.',
      )
    }
    for (const entry of index.unreadable ?? []) this.refuseUnlessUnwanted(entry, nested)
    const attestations = attestationsIn(index)
    const entries = (index.entries ?? index.manifests).filter((entry) => !attestations.has(entry))
    this.entries += entries.length
    if (this.entries > MAX_ENTRIES) {
      throw this.unusable(
        `lists more than ${MAX_ENTRIES.toLocaleString('en-US')} entries`,
        'Push an index of one image for each platform.',
      )
    }
    const wanted = entries.filter((entry) => {
      const named = entry.platform ?? nested.platform
      return named === undefined || this.isWanted(named)
    })
    const subjects = bySubject(attestations)
    const listed = await Promise.all(wanted.map((entry) => this.read(entry, nested, subjects)))
    const leftOut = entries.filter((entry) => !wanted.includes(entry))
    return firstOfEach(await this.wantedOf(listed.flat(), leftOut, nested))
  }

  private async wantedOf(
    listed: readonly ListedImage[],
    leftOut: readonly Descriptor[],
    nested: NestedIndex,
  ): Promise<ListedImage[]> {
    const wanted = listed.filter(({ platform }) => platform === null || this.isWanted(platform))
    const unnamed = listed.filter(({ namedBy }) => namedBy === 'config')
    this.hasUnnamedStray ||= unnamed.some((each) => !wanted.includes(each))
    const named = listed.filter(({ namedBy }) => namedBy === 'entry')
    const platforms = named.flatMap(({ platform }) => platform ?? [])
    const own = platforms.filter(this.accepts)
    const strayAmong = (image: Platform | undefined) => image && strayOf(image, own, this.accepts)
    for (const image of platforms) if (!own.includes(image)) this.stray ??= strayAmong(image)
    const rivals = leftOut.map(async (entry) => {
      const stray = this.stray ? undefined : strayAmong(entry.platform ?? nested.platform)
      return stray === undefined ? [] : this.rivalsOf(stray, entry)
    })
    return [...wanted, ...(await Promise.all(rivals)).flat()]
  }

  /** Where runtimes differ by whether they look at features, an image counts for its rival's platform. */
  private async rivalsOf(stray: Stray, entry: Descriptor): Promise<ListedImage[]> {
    const platform = stray.rival
    const manifest = platform && (await this.content.manifestIfAny(entry))
    if (platform && manifest?.kind === 'image') {
      return [{ manifest, platform, namedBy: 'entry', attestation: undefined, entry }]
    }
    if (platform === undefined || manifest !== undefined) this.stray ??= stray
    return []
  }

  private async read(
    entry: Descriptor,
    nested: NestedIndex,
    attestations: ReturnType<typeof bySubject>,
  ): Promise<ListedImage[]> {
    const named = entry.platform ?? nested.platform
    const isOptional = isUnknown(entry.platform) || !nested.index.manifests.includes(entry)
    const manifest = await (isOptional
      ? this.content.manifestIfAny(entry)
      : this.content.manifest(entry))
    if (manifest === undefined) return []
    if (manifest.kind === 'index') {
      const platform = entry.machine ? { os: 'linux', ...entry.machine } : named
      const listed = await this.imagesOf({ index: manifest, depth: nested.depth + 1, platform })
      const namedBy = platform === undefined ? 'config' : 'outer index'
      return listed.map((each) => ({ ...each, namedBy, entry: undefined }))
    }
    const platform = await this.platformOf(entry, named, manifest)
    const isForNone = platform === undefined || isUnknown(platform ?? undefined)
    if (manifest.kind === 'artifact' && isForNone) return []
    const isOwn = entry.platform !== undefined || entry.machine !== undefined
    return [
      {
        manifest,
        platform: platform ?? null,
        namedBy: isOwn ? 'entry' : named === undefined ? 'config' : 'outer index',
        attestation: attestations.get(manifest.digest),
        entry,
      },
    ]
  }

  /** The entry's own, else that of the index around it, else the config's. */
  private async platformOf(
    { platform, machine }: Descriptor,
    named: Platform | undefined,
    manifest: ImageManifest | ArtifactManifest,
  ): Promise<Platform | null | undefined> {
    const known = platform ?? (machine ? undefined : named)
    if (known !== undefined) return known
    const told = await this.content.configPlatform(manifest)
    if (machine === undefined) return told
    return { os: told && !isUnknown(told) ? told.os : 'linux', ...machine }
  }

  private refuseUnlessUnwanted({ platform, error }: UnreadableEntry, nested: NestedIndex): void {
    const named = platform ?? nested.platform
    if (isUnknown(named)) return
    if (named === undefined || this.isWanted(named)) throw error
  }

  private isWanted(platform: Platform): boolean {
    const isWanted = this.accepts(platform)
    this.hasUnwanted ||= !isWanted
    return isWanted
  }

  private unusable(what: string, cure: string): Unmeasurable {
    return new Unmeasurable(`${formatReference(this.reference)} ${what}`, cure)
  }
}
