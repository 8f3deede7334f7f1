import type { DescribedLayer } from '../history/described-layer.ts'
import { align, type Pair } from './align.ts'
import { resemblance, sameCommand, sameContent } from './resemblance.ts'

/** One layer of base, of head, or of both, aligned. */
export type LayerChange =
  | { readonly change: 'added'; readonly base: null; readonly head: DescribedLayer }
  | { readonly change: 'removed'; readonly base: DescribedLayer; readonly head: null }
  | {
      /**
       * same: equal content, perhaps compressed anew; rebuilt: the same step, about the same size,
       * other content; changed: the same or a similar step, another size.
       */
      readonly change: 'same' | 'rebuilt' | 'changed'
      readonly base: DescribedLayer
      readonly head: DescribedLayer
    }

/** A step rebuilt differs by timestamps and the like: so many bytes, or so much of its base. */
const REBUILT_BYTES = 4 * 1024
const REBUILT_SHARE = 0.002

/** Runtimes take 127 layers; a manifest beyond 1,000 changed ones is not worth the time. */
const MOST_PAIRS = 2 ** 20

/**
 * Aligns the layers of base and head: in the order of head, the removed ones where they stood.
 * Layers of the same content at both ends are paired first; that leaves no worse alignment of the
 * rest, since no pair weighs more.
 */
export function compareLayers(
  base: readonly DescribedLayer[],
  head: readonly DescribedLayer[],
): LayerChange[] {
  const start = commonStart(base, head)
  const end = commonStart(base.slice(start).toReversed(), head.slice(start).toReversed())
  const [was, is] = [base.slice(start, base.length - end), head.slice(start, head.length - end)]
  const pairs =
    was.length * is.length > MOST_PAIRS ? [] : align(was.length, is.length, resemblance(was, is))
  return [
    ...zip(base.slice(0, start), head.slice(0, start)),
    ...interleave(was, is, pairs),
    ...zip(base.slice(base.length - end), head.slice(head.length - end)),
  ]
}

/** How many layers from the first on have the same content. */
function commonStart(base: readonly DescribedLayer[], head: readonly DescribedLayer[]): number {
  const limit = Math.min(base.length, head.length)
  for (let index = 0; index < limit; index++) {
    const [before, after] = [base[index], head[index]]
    if (before === undefined || after === undefined || !sameContent(before, after)) return index
  }
  return limit
}

function zip(base: readonly DescribedLayer[], head: readonly DescribedLayer[]): LayerChange[] {
  const pairs = base.map((_, index) => ({ base: index, head: index }))
  return interleave(base, head, pairs)
}

function interleave(
  base: readonly DescribedLayer[],
  head: readonly DescribedLayer[],
  pairs: readonly Pair[],
): LayerChange[] {
  const changes: LayerChange[] = []
  let [b, h] = [0, 0]
  for (const pair of [...pairs, { base: base.length, head: head.length }]) {
    for (const layer of base.slice(b, pair.base)) changes.push(removed(layer))
    for (const layer of head.slice(h, pair.head)) changes.push(added(layer))
    const [before, after] = [base[pair.base], head[pair.head]]
    if (before !== undefined && after !== undefined) changes.push(paired(before, after))
    b = pair.base + 1
    h = pair.head + 1
  }
  return changes
}

function removed(base: DescribedLayer): LayerChange {
  return { change: 'removed', base, head: null }
}

function added(head: DescribedLayer): LayerChange {
  return { change: 'added', base: null, head }
}

function paired(base: DescribedLayer, head: DescribedLayer): LayerChange {
  if (sameContent(base, head)) return { change: 'same', base, head }
  const difference = Math.abs(head.layer.bytes - base.layer.bytes)
  const isRebuilt =
    sameCommand(base, head) &&
    difference <= Math.max(REBUILT_BYTES, REBUILT_SHARE * base.layer.bytes)
  return { change: isRebuilt ? 'rebuilt' : 'changed', base, head }
}

/** Head minus base, compressed; what one side has not counts as 0. */
export function bytesOf({ base, head }: LayerChange): number {
  return (head?.layer.bytes ?? 0) - (base?.layer.bytes ?? 0)
}

/** Whether anything has to be transferred anew: also the same content, stored differently. */
export function isMoved({ base, head }: LayerChange): boolean {
  return base?.layer.digest !== head?.layer.digest
}

/** The same content, stored differently: another compression, or another level of the same. */
export function isRecompressed({ base, head }: LayerChange): boolean {
  return (
    base !== null &&
    head !== null &&
    base.layer.digest !== head.layer.digest &&
    sameContent(base, head)
  )
}
