import type { BaseImage } from '../explanation/base-image.ts'
import { splitLayers } from '../explanation/split.ts'
import type { LayerContents } from '../files/layer-contents.ts'
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
  'conda-cache',
  'poetry-cache',
  'uv-cache',
  'npm-cache',
  'yarn-cache',
  'pnpm-store',
  'bundler-cache',
  'composer-cache',
  'cargo-build',
  'go-build',
  'maven-build',
  'gradle-build',
  'apk-cache',
  'dnf-cache',
  'dev-dependencies',
  'copy-everything',
  'copy-archive',
  'fetched-archive',
  'git-history',
  'torch-cuda',
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
  /** They are the most that it can be. */
  readonly isAtMost: boolean
  /** The layers that hold those bytes; none where nobody knows, or one layer does not tell. */
  readonly savings: readonly LayerSaving[]
  /** What is seen, and why it costs. */
  readonly sentence: string
  /** What to do about it. */
  readonly cure: string
  /** The same as a short order, `take the compilers out of the last stage`. */
  readonly summary: string
  /** One Dockerfile line to use; null where the cure is not in the Dockerfile. */
  readonly dockerfile: string | null
}

export interface LayerSaving {
  readonly layer: DescribedLayer
  readonly bytes: number
}

/** Bytes that a piece of advice is about; those of two are never counted twice. */
export interface Claim {
  /** Any of these holds them. */
  readonly layers: readonly DescribedLayer[]
  readonly bytes: number
  /** Which part of the layers: advice on the same part says the same. */
  readonly part: string
}

/** Advice before its bytes are set off against those of the others. */
export interface Draft extends Omit<Advice, 'savings'> {
  /** The most bytes that it could save; Infinity where it is not about bytes. */
  readonly atMost: number
  /** Left out: the bytes are its layer's, and its own. */
  readonly claims?: readonly Claim[]
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
  /** What containers are started and checked with, where that is known: tools that they call are needed. */
  readonly startCommands: readonly string[]
  /** By digest, of the layers that were looked into. */
  readonly contents?: ReadonlyMap<string, LayerContents>
}

export type Saving = Pick<Draft, 'bytes' | 'isEstimate' | 'isAtMost' | 'atMost'>

/** Read from the image itself. */
export function exactly(bytes: number): Saving {
  return { bytes, isEstimate: false, isAtMost: false, atMost: bytes }
}

/** Typical of such a step. */
export function about(bytes: number): Saving {
  const whole = Math.round(bytes)
  return { bytes: whole, isEstimate: true, isAtMost: false, atMost: whole }
}

/** What such a step typically has, as far as the layer has it. */
export function typically(bytes: number, layerBytes: number): Saving {
  return bytes < layerBytes ? about(bytes) : upTo(layerBytes)
}

/** The most that it can be, and likely near to it. */
export function upTo(bytes: number): Saving {
  return { bytes, isEstimate: true, isAtMost: true, atMost: bytes }
}

/** Not known, but no more than this. */
export function unknownUpTo(atMost: number): Saving {
  return { bytes: null, isEstimate: true, isAtMost: false, atMost }
}

/** Said whatever it saves. */
export const NOT_ABOUT_BYTES: Saving = unknownUpTo(Number.POSITIVE_INFINITY)

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
