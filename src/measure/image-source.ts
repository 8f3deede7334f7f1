import type { Digest } from '../domain/image/digest.ts'
import type { Descriptor, ImageConfig, Manifest } from '../domain/image/manifest.ts'
import type { Provenance } from '../domain/image/provenance.ts'
import type { Reference } from '../domain/image/reference.ts'

/** Where manifests come from: a registry, or files. Every method throws {@link Unmeasurable}. */
export interface ImageSource {
  /**
   * The manifest that a reference names; undefined when there is none.
   * @param expected the digest that the reference may well have: a source that holds its
   *   manifest already need not transfer it again.
   */
  resolve(reference: Reference, expected?: Digest): Promise<Manifest | undefined>
  /** The tags of the reference's repository, in no order; undefined when it is not there. */
  tags(reference: Reference): Promise<readonly string[] | undefined>
  /** The same for one request, which may bring no more than some of them. */
  someTags(reference: Reference): Promise<readonly string[] | undefined>
  /**
   * What the reference names now, though this run may have resolved it to something else before;
   * undefined when it is not there any more.
   */
  currentDigest(reference: Reference): Promise<Digest | undefined>
  /** The manifest of an index entry, in the repository of `reference`. */
  manifest(reference: Reference, descriptor: Descriptor): Promise<Manifest>
  config(reference: Reference, descriptor: Descriptor): Promise<ImageConfig>
  /** What an image's {@link ImageSize.attestation} tells of its build; undefined if it does not. */
  provenance(reference: Reference, attestation: Descriptor): Promise<Provenance | undefined>
  /** Streams a layer into a sink, which verifies it: nothing of it is kept. */
  layer(reference: Reference, descriptor: Descriptor, sink: BlobSink): Promise<void>
  /**
   * What an earlier run has kept of a layer for {@link ImageSource.keepListing}; undefined where nothing is.
   * Only for layers that a manifest of the reference lists: whoever may read that, may know it.
   */
  keptListing(reference: Reference, digest: Digest): Promise<Uint8Array | undefined>
  /** @param listing is asked for where something keeps it; undefined: it is not to be kept. */
  keepListing(reference: Reference, digest: Digest, listing: MakeListing): Promise<void>
}

export type MakeListing = () => Uint8Array | undefined

/** Takes the bytes of a blob as they come. */
export interface BlobSink {
  /** Comes before the first byte, and again where it begins anew: what came before is void then. */
  begin(): void
  /** Resolves when more may come; what it throws, ends it. */
  write(piece: Buffer): Promise<void>
}

/** A source that leaves to `ask` which source each question goes to, and what is done around it. */
export function askedBy(
  ask: <Answer>(
    reference: Reference,
    question: (source: ImageSource) => Promise<Answer>,
  ) => Promise<Answer>,
): ImageSource {
  return {
    resolve: (reference, expected) => ask(reference, (of) => of.resolve(reference, expected)),
    tags: (reference) => ask(reference, (of) => of.tags(reference)),
    someTags: (reference) => ask(reference, (of) => of.someTags(reference)),
    currentDigest: (reference) => ask(reference, (of) => of.currentDigest(reference)),
    manifest: (reference, entry) => ask(reference, (of) => of.manifest(reference, entry)),
    config: (reference, entry) => ask(reference, (of) => of.config(reference, entry)),
    provenance: (reference, entry) => ask(reference, (of) => of.provenance(reference, entry)),
    layer: (reference, entry, sink) => ask(reference, (of) => of.layer(reference, entry, sink)),
    keptListing: (reference, digest) => ask(reference, (of) => of.keptListing(reference, digest)),
    keepListing: (reference, digest, listing) =>
      ask(reference, (of) => of.keepListing(reference, digest, listing)),
  }
}
