import type { Advice } from '../domain/advice/advice.ts'
import type { AdvisedChange } from '../domain/advice/advised.ts'
import type { Consequence } from '../domain/advice/consequence.ts'
import type { BaseImage } from '../domain/explanation/base-image.ts'
import type { Explanation } from '../domain/explanation/explanation.ts'
import { isMoved, type LayerChange } from '../domain/explanation/layers.ts'
import { layerChanges } from '../domain/image/change.ts'
import { causeWords } from './cause-words.ts'

/** The ones of equal digests are left out; without an explanation the digests alone tell. */
export function layersJson(change: AdvisedChange) {
  const { explanation } = change
  if (explanation === undefined) {
    return layerChanges(change).map(({ change, layer: { bytes, digest } }) => ({
      change,
      bytes,
      digest,
      command: null,
    }))
  }
  return explanation.layers.filter(isMoved).map((layer) => layerJson(layer, explanation.places))
}

function layerJson({ change, base, head }: LayerChange, places: Explanation['places']) {
  const { layer, step, diffId } = head ?? base
  const place = places.get(layer.digest)
  return {
    change,
    bytes: layer.bytes,
    digest: layer.digest,
    command: step?.text ?? null,
    ...(step?.merged === undefined ? {} : { steps: step.merged.steps.map(({ text }) => text) }),
    diffId,
    compression: layer.compression,
    buildArguments: step?.buildArguments ?? [],
    ...(place === undefined ? {} : { file: place.file, line: place.line }),
    ...(base === null || head === null
      ? {}
      : { baseBytes: base.layer.bytes, baseDigest: base.layer.digest }),
  }
}

/** Why a platform's image changed, and what to do. */
export function explanationJson({ explanation }: AdvisedChange) {
  if (explanation === undefined) return {}
  const { cause, baseImages, advice, subject } = explanation
  return {
    cause: cause && causeWords(cause, (untrusted) => untrusted),
    causeKind: cause?.kind ?? null,
    ...(cause?.kind === 'layer' && cause.culprit !== undefined ? { culprit: cause.culprit } : {}),
    baseImage: baseImageJson(baseImages.head),
    previousBaseImage: baseImageJson(baseImages.base),
    likelyBaseImage: likelyBaseJson(baseImages.head),
    previousLikelyBaseImage: likelyBaseJson(baseImages.base),
    advice: advice.map(adviceJson),
    consequence: consequenceJson(explanation.consequence),
    slimmerBases: subject.variants,
    gaps: explanation.gaps,
  }
}

function baseImageJson(base: BaseImage) {
  if (base.kind !== 'known') return null
  const { name, digest, proof, movedTo, layers } = base
  return { name, digest, proof, movedTo, layers }
}

/** What the history alone shows. */
function likelyBaseJson(base: BaseImage) {
  return base.kind === 'likely' ? { name: base.name, layers: base.layers } : null
}

function consequenceJson(consequence: Consequence | null) {
  if (consequence === null) return null
  const { advice, bytes, growthBytes } = consequence
  const { rule, summary, layer } = advice
  return { rule, digest: layer?.layer.digest ?? null, summary, undoesBytes: bytes, growthBytes }
}

function adviceJson(advice: Advice) {
  const { rule, layer, bytes, isEstimate, isAtMost, sentence, cure, summary, dockerfile } = advice
  const about = { digest: layer?.layer.digest ?? null, command: layer?.step?.text ?? null }
  const saves = { savesBytes: bytes, isEstimate, isAtMost }
  return { rule, ...about, ...saves, sentence, summary, cure, dockerfile }
}
