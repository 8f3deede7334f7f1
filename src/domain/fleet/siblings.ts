import type { Advice } from '../advice/advice.ts'
import { adviseOn } from '../advice/advised.ts'
import type { BaseImage, KnownBaseImage } from '../explanation/base-image.ts'
import type { ExplainedChange } from '../explanation/explanation.ts'
import { firstLayers, type ImageSize, type Layer } from '../image/image.ts'
import { isNotBuilt } from '../verdict/not-built.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { type Fleet, fleetOf } from './fleet.ts'

/** All services together. */
export function fleetIn(verdicts: readonly Verdict[]): Fleet {
  const bases = verdicts.flatMap(({ changes }) => changes.flatMap(provedBases))
  const services = verdicts.flatMap((verdict) => {
    const { budget, changes } = verdict
    // What was not built here stays as it is at its base.
    const stays = isNotBuilt(verdict)
    const images = changes.flatMap(({ base, head, explanation }) => {
      const image = head ?? (stays ? base : null)
      if (image === null) return []
      return [{ image, base: explanation?.baseImages.head ?? inherited(image, bases) }]
    })
    return images.length === 0 ? [] : [{ name: budget.name, images }]
  })
  return fleetOf(services)
}

interface ProvedBase {
  readonly base: KnownBaseImage
  readonly layers: readonly Layer[]
}

/** What changed was looked into, before and after. */
function provedBases({ base, head, explanation }: ExplainedChange): ProvedBase[] {
  const sides = [
    { image: base, found: explanation?.baseImages.base },
    { image: head, found: explanation?.baseImages.head },
  ]
  return sides.flatMap(({ image, found }) =>
    image === null || found?.kind !== 'known'
      ? []
      : [{ base: found, layers: firstLayers(image, found.layers) }],
  )
}

/** What did not change was not looked into: it shows by its layers what it shares with who was. */
function inherited(image: ImageSize, bases: readonly ProvedBase[]): BaseImage {
  const fitting = bases.filter(({ base, layers }) => {
    const first = firstLayers(image, base.layers)
    return layers.length > 0 && layers.every(({ digest }, at) => first[at]?.digest === digest)
  })
  const [longest] = fitting.toSorted((a, b) => b.layers.length - a.layers.length)
  return longest?.base ?? { kind: 'unknown' }
}

/** Advice that only all together show, or that is said once for all. */
export function withSiblings(verdicts: readonly Verdict[], fleet: Fleet): Verdict[] {
  const advised = verdicts.map((verdict) => withUnsharedBase(verdict, fleet))
  return recompressedOnce(advised)
}

/** To whoever left the base image that the siblings share. */
function withUnsharedBase(verdict: Verdict, fleet: Fleet): Verdict {
  const unshared = fleet.unshared.find(({ service }) => service === verdict.budget.name)
  if (unshared === undefined) return verdict
  const changes = verdict.changes.map((change) => {
    const { explanation } = change
    if (explanation === undefined) return change
    const advised = adviseOn({ ...explanation.subject, unshared }, explanation)
    return { ...change, explanation: { ...explanation, ...advised } }
  })
  return { ...verdict, changes }
}

/** It is an option of the builder, and no news of each image: said where it saves most. */
function recompressedOnce(verdicts: readonly Verdict[]): Verdict[] {
  const found = verdicts.flatMap(({ changes }) =>
    changes.flatMap(({ explanation }) => explanation?.advice.filter(isRecompress) ?? []),
  )
  if (found.length < 2) return [...verdicts]
  const [most] = found.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
  return verdicts.map((verdict) => ({
    ...verdict,
    changes: verdict.changes.map((change) => {
      const { explanation } = change
      if (explanation === undefined) return change
      const advice = explanation.advice.filter((each) => !isRecompress(each) || each === most)
      return { ...change, explanation: { ...explanation, advice } }
    }),
  }))
}

function isRecompress({ rule }: Advice): boolean {
  return rule === 'recompress'
}
