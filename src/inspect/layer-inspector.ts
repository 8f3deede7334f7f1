import type { ListedLayer, UnreadLayer } from '../domain/files/inspection.ts'
import type { Digest } from '../domain/image/digest.ts'
import type { Layer } from '../domain/image/image.ts'
import type { Reference } from '../domain/image/reference.ts'
import { loginsIn } from '../domain/secrets/addresses.ts'
import { nameWithoutSecrets } from '../domain/secrets/mask.ts'
import { shapesIn } from '../domain/secrets/shapes.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { LayerError } from '../layers/error.ts'
import { LayerReader, type ReadLayer } from '../layers/read-layer.ts'
import { parseListing, storedListing } from '../layers/stored-listing.ts'
import type { BlobSink, ImageSource } from '../measure/image-source.ts'

export interface InspectOptions {
  /** Compressed bytes that may be read in all. */
  readonly maxDownload: number
  /** Before something is read: how many layers, of how many compressed bytes. */
  readonly announce?: (layers: number, bytes: number) => void
  /** Frees what was unpacked, and let go of. */
  readonly relieve?: () => void
}

/** More at once would wait for the same processor. */
const LAYERS_AT_ONCE = 2
/** A byte may flip on the way; that it does so twice is no accident. */
const ATTEMPTS = 2

/** Lists the files of layers, each digest once in a run. */
export class LayerInspector {
  private readonly images: ImageSource
  private readonly options: InspectOptions
  private readonly read = new Map<Digest, Promise<ListedLayer | UnreadLayer>>()
  private running = 0
  private readonly line: (() => void)[] = []
  private left: number

  constructor(images: ImageSource, options: InspectOptions) {
    this.images = images
    this.options = options
    this.left = options.maxDownload
  }

  /** In the order of the layers; those that cannot be read say why. */
  async look(
    reference: Reference,
    layers: readonly Layer[],
  ): Promise<{ layers: ListedLayer[]; unread: UnreadLayer[] }> {
    await Promise.all(layers.map((layer) => this.recall(reference, layer)))
    const fresh = layers.filter(({ digest, foreign }) => !foreign && !this.read.has(digest))
    const bytes = fresh.reduce((sum, layer) => sum + layer.bytes, 0)
    if (fresh.length > 0) this.options.announce?.(fresh.length, Math.min(bytes, this.left))
    const found = await Promise.all(layers.map((layer) => this.once(reference, layer)))
    return { layers: found.filter(isListed), unread: found.filter(isUnread) }
  }

  /** What an earlier run has listed need not be read again. */
  private async recall(reference: Reference, { digest }: Layer): Promise<void> {
    if (this.read.has(digest)) return
    const kept = await this.images.keptListing(reference, digest)
    const listing = kept && parseListing(kept)
    if (listing !== undefined && !this.read.has(digest))
      this.read.set(digest, Promise.resolve({ ...listing, digest }))
  }

  private once(reference: Reference, layer: Layer): Promise<ListedLayer | UnreadLayer> {
    const known = this.read.get(layer.digest)
    if (known !== undefined) return known
    const looking = this.lookInto(reference, layer)
    this.read.set(layer.digest, looking)
    return looking
  }

  private async lookInto(reference: Reference, layer: Layer): Promise<ListedLayer | UnreadLayer> {
    const { digest, bytes } = layer
    const unread = (why: string) => ({ digest, bytes, why })
    if (layer.foreign) return unread('is foreign: no registry holds it')
    if (bytes > this.left) {
      const { maxDownload } = this.options
      return unread(`is beyond the ${formatBytes(maxDownload)} that may be read (max-download)`)
    }
    this.left -= bytes
    await this.turn()
    try {
      return await this.list(reference, layer)
    } catch (error) {
      if (error instanceof LayerError || error instanceof Unmeasurable) {
        return unread(`${error.message}. ${error.cure}`)
      }
      throw error
    } finally {
      this.running--
      this.line.shift()?.()
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= LAYERS_AT_ONCE)
      await new Promise<void>((resolve) => this.line.push(resolve))
    this.running++
  }

  private async list(reference: Reference, layer: Layer): Promise<ListedLayer> {
    for (let attempt = 1; ; attempt++) {
      const sink = new ReadingSink(layer.digest, this.options.relieve)
      try {
        await this.images.layer(reference, descriptorOf(layer), sink)
        const listed = { ...(await sink.end()), digest: layer.digest }
        await this.keep(reference, listed)
        return listed
      } catch (error) {
        if (!(error instanceof LayerError && error.isOnTheWay) || attempt === ATTEMPTS) throw error
      } finally {
        sink.destroy()
      }
    }
  }

  private async keep(reference: Reference, listed: ListedLayer): Promise<void> {
    await this.images.keepListing(reference, listed.digest, () =>
      // What a cache keeps may be read by more people than the image.
      namesSecret(listed) ? undefined : storedListing(listed),
    )
  }
}

function namesSecret({ entries, texts }: ListedLayer): boolean {
  return (
    entries.some(({ path, target = '' }) => isSecret(path) || isSecret(target)) ||
    texts.some(({ text }) => shapesIn(text).length > 0 || loginsIn(text).length > 0)
  )
}

function isSecret(name: string): boolean {
  return nameWithoutSecrets(name) !== name
}

/** A reader for each attempt. */
class ReadingSink implements BlobSink {
  private readonly digest: Digest
  private readonly relieve: (() => void) | undefined
  private reader: LayerReader | undefined

  constructor(digest: Digest, relieve: (() => void) | undefined) {
    this.digest = digest
    this.relieve = relieve
  }

  begin(): void {
    this.reader?.destroy()
    this.reader = this.newReader()
  }

  async write(piece: Buffer): Promise<void> {
    await this.reader?.write(piece)
  }

  end(): Promise<ReadLayer> {
    this.reader ??= this.newReader()
    return this.reader.end()
  }

  destroy(): void {
    this.reader?.destroy()
  }

  private newReader(): LayerReader {
    return new LayerReader(this.digest, {}, this.relieve)
  }
}

function descriptorOf({ digest, bytes }: Layer) {
  return { digest, bytes, mediaType: '', annotations: {} }
}

function isListed(layer: ListedLayer | UnreadLayer): layer is ListedLayer {
  return 'entries' in layer
}

function isUnread(layer: ListedLayer | UnreadLayer): layer is UnreadLayer {
  return !isListed(layer)
}
