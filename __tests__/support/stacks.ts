import type { BaseImage } from '../../src/domain/explanation/base-image.ts'
import type { LayerChange } from '../../src/domain/explanation/layers.ts'
import type { DescribedLayer } from '../../src/domain/history/described-layer.ts'
import type { Step } from '../../src/domain/history/step.ts'
import type { Compression } from '../../src/domain/image/image.ts'
import { aDigest } from './builders.ts'

/** A step of a Dockerfile: the first word is its instruction, where that is written in capitals. */
export function aStep(text: string): Step {
  const [, instruction = null] = /^([A-Z]+) /.exec(text) ?? []
  return { text, instruction, buildArguments: [] }
}

interface GivenLayer {
  /** null: the history does not tell. */
  readonly step?: string | null
  readonly bytes?: number
  /** What it unpacks to; null: the config does not tell. */
  readonly content?: string | null
  readonly compression?: Compression
}

/** Layers of one content, compression and size are the same layer. */
export function described(given: GivenLayer = {}): DescribedLayer {
  const { step = 'RUN make', bytes = 1000, compression = 'gzip' } = given
  const { content = `${step}` } = given
  return {
    layer: {
      digest: aDigest(JSON.stringify([content ?? step, compression, bytes])),
      bytes,
      compression,
      foreign: false,
    },
    diffId: content === null ? null : aDigest(`content ${content}`),
    step: step === null ? null : aStep(step),
  }
}

/** The layer after a build without cache: other content by the same step. */
export function rebuilt(before: DescribedLayer, given: { readonly bytes?: number } = {}) {
  const { bytes = before.layer.bytes + 20 } = given
  const digest = aDigest(`rebuilt ${before.layer.digest} ${bytes}`)
  return {
    ...before,
    layer: { ...before.layer, digest, bytes },
    diffId: before.diffId && aDigest(`rebuilt ${before.diffId} ${bytes}`),
  }
}

/** The same content, stored differently. */
export function recompressed(
  before: DescribedLayer,
  compression: Compression,
  bytes: number,
): DescribedLayer {
  const digest = aDigest(`${compression} ${before.layer.digest} ${bytes}`)
  return { ...before, layer: { ...before.layer, digest, compression, bytes } }
}

/** `rebuilt RUN make`: what became of each layer; its position where the history does not tell. */
export function labels(changes: readonly LayerChange[]): string[] {
  return changes.map(({ change, base, head }, position) => {
    const name = (head ?? base)?.step?.text ?? `#${position}`
    return `${change} ${name}`
  })
}

export function aBaseImage(layers: number, name = 'debian:bookworm-slim'): BaseImage {
  return { kind: 'known', name, digest: null, layers, proof: 'label', movedTo: null }
}
