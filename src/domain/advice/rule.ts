import type { BaseImage } from '../explanation/base-image.ts'
import { splitLayers } from '../explanation/split.ts'
import type { DescribedLayer } from '../history/described-layer.ts'
import type { Digest } from '../image/digest.ts'
import { MIB } from '../values/bytes.ts'

/** Each is a heading of docs/advice.md, which explains it. */
export const ADVICE_RULES = [
  'apt-lists',
  'late-cleanup',
  'recommends',
  'chmod-copy',
  'compilers',
  'pip-cache',
  'npm-cache',
  'yarn-cache',
  'apk-cache',
  'dnf-cache',
  'dev-dependencies',
  'copy-everything',
  'copy-archive',
  'full-base',
  'stale-base',
  'debug-tools',
  'upgrade',
  'secret-argument',
  'unshared-base',
  'one-big-layer',
  'recompress',
] as const
export type AdviceRule = (typeof ADVICE_RULES)[number]

/** A guess at what would make an image smaller. It never decides about a budget. */
export interface Advice {
  readonly rule: AdviceRule
  /** null where it is about the base image, or about many layers. */
  readonly layer: DescribedLayer | null
  /** Compressed bytes that it likely saves; null: not known. */
  readonly bytes: number | null
  /** The bytes are typical of such a step, or the most it can be, rather than read from this image. */
  readonly isEstimate: boolean
  /** What is seen, and why it costs. */
  readonly sentence: string
  /** What to do about it. */
  readonly cure: string
  /** One Dockerfile line to use; null where the cure is not in the Dockerfile. */
  readonly dockerfile: string | null
}

/** Advice with what its gate asks. */
export interface Draft extends Advice {
  /** The most bytes that it could save; Infinity where it is not about bytes. */
  readonly atMost: number
}

export interface Variant {
  readonly name: string
  /** Of the same platform as the image that is advised on, compressed. */
  readonly bytes: number
}

/** A base image beside the one that the siblings share. */
export interface UnsharedBase {
  readonly base: string
  readonly sharedBase: string
  /** How many services share that one. */
  readonly sharedBy: number
  /** Of the base's layers that no other service refers to. */
  readonly bytes: number
}

/** An image, and what is known around it. */
export interface AdviceSubject {
  /** All of them, the base image's first. */
  readonly layers: readonly DescribedLayer[]
  readonly base: BaseImage
  /** Slimmer variants of the base image, as measured; see {@link slimmerVariants}. */
  readonly variants: readonly Variant[]
  /** Where the siblings share another base image; see {@link fleetOf}. */
  readonly unshared: UnsharedBase | null
  /** `NAME=value` as set for the steps by ENV, where that is known: it may switch a cache off. */
  readonly environment: readonly string[]
}

type Saving = Pick<Draft, 'bytes' | 'isEstimate' | 'atMost'>

/** Read from the image itself. */
export function exactly(bytes: number): Saving {
  return { bytes, isEstimate: false, atMost: bytes }
}

/** Typical of such a step, or the most that it can be. */
export function about(bytes: number): Saving {
  const whole = Math.round(bytes)
  return { bytes: whole, isEstimate: true, atMost: whole }
}

/** Not known, but no more than this. */
export function unknownUpTo(atMost: number): Saving {
  return { bytes: null, isEstimate: true, atMost }
}

/** Said whatever it saves. */
export const NOT_ABOUT_BYTES: Saving = { bytes: null, isEstimate: true, atMost: Infinity }

/** Less is not worth a reader's time, whatever the image. */
const LEAST_BYTES = MIB
/** Nor is less than 1 % of the image. */
const LEAST_SHARE = 0.01

/** Bytes that advice has to be able to save before it speaks. */
export function leastWorth(imageBytes: number): number {
  return Math.max(LEAST_BYTES, imageBytes * LEAST_SHARE)
}

/** The layers that the image's own build made; all of them where the base is not known. */
export function ownLayers({ layers, base }: AdviceSubject): readonly DescribedLayer[] {
  return splitLayers(layers, base)?.own ?? layers
}

/** Bytes of layers, each digest once. */
export function bytesOf(layers: readonly DescribedLayer[]): number {
  const known = new Map<Digest, number>(layers.map(({ layer }) => [layer.digest, layer.bytes]))
  return [...known.values()].reduce((sum, bytes) => sum + bytes, 0)
}
