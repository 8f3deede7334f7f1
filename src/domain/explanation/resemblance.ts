import type { DescribedLayer } from '../history/described-layer.ts'
import { normalised } from '../history/history.ts'
import type { Weight } from './align.ts'

// What a pair is worth. One with equal content outweighs any other, one with an equal command any
// that is only similar.
const SAME_CONTENT = 100
const SAME_COMMAND = 60
/** Of two steps with the same instruction: for all words in common, and the least to be a pair. */
const SAME_WORDS = 50
const LEAST = 20
/** Of a layer of several steps, and one of them alone. */
const SAME_PART = 40

/** Words of a command that are compared: some commands hold whole scripts. */
const MOST_WORDS = 80

/** Whether both unpack to the same files, perhaps compressed differently. */
export function sameContent(base: DescribedLayer, head: DescribedLayer): boolean {
  return (
    base.layer.digest === head.layer.digest || (base.diffId !== null && base.diffId === head.diffId)
  )
}

export function sameCommand(base: DescribedLayer, head: DescribedLayer): boolean {
  return base.step !== null && head.step !== null && normalised(base.step) === normalised(head.step)
}

/** A step, made ready to be compared with many others: texts and words are numbered. */
interface Command {
  readonly text: number
  readonly bytes: number
  /** The texts of several steps; else its own. */
  readonly parts: ReadonlySet<number>
  readonly isMerged: boolean
  readonly instruction: string | null
  /** The distinct words behind the instruction. */
  readonly words: Uint32Array
}

/** Weighs the layers of base against those of head; fastest by one layer of base after the other. */
export function resemblance(
  base: readonly DescribedLayer[],
  head: readonly DescribedLayer[],
): Weight {
  const numbers = new Map<string, number>()
  const commands = (layers: readonly DescribedLayer[]) =>
    layers.map((described) => commandOf(described, numbers))
  const [was, is] = [commands(base), commands(head)]
  const countCommon = commonCounter(numbers.size)
  return (b, h) => {
    const [before, after] = [base[b], head[h]]
    if (before === undefined || after === undefined) return 0
    if (sameContent(before, after)) return SAME_CONTENT
    const [from, to] = [was[b], is[h]]
    return from && to ? likeness(from, to, countCommon) : 0
  }
}

function commandOf({ step, layer }: DescribedLayer, numbers: Map<string, number>): Command | null {
  if (step === null) return null
  const numberOf = (words: string) => {
    const number = numbers.get(words) ?? numbers.size
    numbers.set(words, number)
    return number
  }
  const text = normalised(step)
  const words = new Set(text.split(/\s+/).slice(1, 1 + MOST_WORDS))
  return {
    text: numberOf(text),
    bytes: layer.bytes,
    parts: new Set((step.merged?.steps ?? [step]).map((part) => numberOf(normalised(part)))),
    isMerged: step.merged !== undefined,
    instruction: step.instruction,
    words: Uint32Array.from(words, numberOf),
  }
}

type CountCommon = (a: Uint32Array, b: Uint32Array) => number

/** How many words two commands share; remembers the marks of the first, the next is often it. */
function commonCounter(numbers: number): CountCommon {
  const marks = new Uint8Array(numbers)
  let marked: Uint32Array = new Uint32Array()
  return (a, b) => {
    if (a !== marked) {
      for (const word of marked) marks[word] = 0
      for (const word of a) marks[word] = 1
      marked = a
    }
    let common = 0
    // Not for…of: this line runs a million times for two large images.
    for (let index = 0; index < b.length; index++) common += marks[b[index] ?? 0] ?? 0
    return common
  }
}

function likeness(base: Command, head: Command, countCommon: CountCommon): number {
  // Apko, Bazel and Nix sign many layers alike: of these the sizes tell which is which.
  if (base.text === head.text)
    return base.instruction === null ? SAME_COMMAND - apart(base, head) : SAME_COMMAND
  const weight = wordsInCommon(base, head, countCommon)
  // A builder that stores all steps in one layer did so on both sides, whatever they are.
  if (base.isMerged && head.isMerged) return Math.max(LEAST, weight)
  const isPart =
    (base.isMerged || head.isMerged) && [...base.parts].some((part) => head.parts.has(part))
  return isPart ? Math.max(SAME_PART, weight) : weight
}

/** 0 for equal sizes, up to 20 for those that have nothing in common. */
function apart({ bytes }: Command, { bytes: other }: Command): number {
  const most = Math.max(bytes, other)
  return most === 0 ? 0 : Math.ceil((20 * Math.abs(bytes - other)) / most)
}

function wordsInCommon(base: Command, head: Command, countCommon: CountCommon): number {
  const isAlike = base.isMerged || head.isMerged || base.instruction === head.instruction
  // What no Dockerfile made is signed in set phrases, which make strangers look alike.
  const isForeign = [base, head].some((each) => each.instruction === null && !each.isMerged)
  const words = base.words.length + head.words.length
  if (!isAlike || isForeign || words === 0) return 0
  const weight = Math.floor((SAME_WORDS * 2 * countCommon(base.words, head.words)) / words)
  return weight < LEAST ? 0 : weight
}
