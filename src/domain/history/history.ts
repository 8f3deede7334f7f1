import type { HistoryEntry, ImageConfig } from '../image/manifest.ts'
import { oneLine } from '../values/text.ts'
import { type DeclaredArguments, namesOfArg, valueOfArg } from './build-arguments.ts'
import { consistent, entriesByLayer, stepOfLayer } from './layer-steps.ts'
import { instructionOf } from './signatures.ts'
import type { Step } from './step.ts'

/**
 * What made each of the manifest's layers, in their order, OCI image-spec config.md "history". A
 * history that tells of more or fewer layers than there are is not believed at all.
 * @param layerCount of the manifest, a digest that stands there twice counted twice
 */
export function stepsOf(
  { history }: Pick<ImageConfig, 'history'>,
  layerCount: number,
): readonly (Step | null)[] {
  const entries = consistent(history, layerCount)
  if (entries === null) return Array.from({ length: layerCount }, () => null)
  const declared = declaredArguments({ history })
  const layers = entriesByLayer(entries)
  const after = entries.slice(entries.findLastIndex(({ isEmpty }) => !isEmpty) + 1)
  return layers.map((layer, index) => {
    const step = stepOfLayer(layer, declared, index === 0)
    const secrets = secretsOf(index === layers.length - 1 ? [...layer, ...after] : layer)
    return step !== null && secrets.length > 0 ? { ...step, secrets } : step
  })
}

/** Each with its instruction, where that makes no layer, and so is not shown. */
function secretsOf(entries: readonly HistoryEntry[]): string[] {
  const kinds = entries.flatMap((entry) => {
    const keyword = entry.isEmpty ? (instructionOf(entry)?.keyword ?? null) : null
    return (entry.secrets ?? []).map((kind) => (keyword === null ? kind : `${kind} in ${keyword}`))
  })
  return [...new Set(kinds)].map((kind) => oneLine(kind, 200))
}

/** What ENV sets, `NAME=value …` as it was written: to be looked at, and never to be printed. */
export function environmentOf({ history }: Pick<ImageConfig, 'history'>): string[] {
  const steps = history.map(instructionOf)
  return steps.flatMap((step) => (step?.keyword === 'ENV' ? step.words.trim() : []))
}

/**
 * What containers are started and checked with, and what builds on the image run: to be looked at,
 * and never to be printed.
 */
export function startCommandsOf({ history }: Pick<ImageConfig, 'history'>): string[] {
  const steps = history.map(instructionOf)
  return steps.flatMap((step) =>
    /^(?:CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD)$/.test(step?.keyword ?? '') ? [step?.words ?? ''] : [],
  )
}

export function declaredArguments({ history }: Pick<ImageConfig, 'history'>): DeclaredArguments {
  const steps = history.map(instructionOf)
  const set = steps.flatMap((step) => (step?.keyword === 'ENV' ? step.words : []))
  const declared = new Map<string, string | null>()
  for (const step of steps) {
    if (step?.keyword !== 'ARG') continue
    const value = valueOfArg(step.words)
    for (const name of namesOfArg(step.words)) {
      // Where a variable has the name too, a command is given that one's value.
      const isSet = set.some((words) => words.includes(name))
      const isAgain = declared.has(name) && declared.get(name) !== value
      declared.set(name, isSet || isAgain ? null : value)
    }
  }
  return declared
}

/** What differs between two builds of one step: checksums, digests, store paths, times. */
const VOLATILE = [
  /\b(?:file|dir|multi):[0-9a-f]+/g,
  /(?<=\/nix\/store\/)[0-9a-z]{32}(?=-)/g,
  /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g,
  /\b\d{8}T\d{6}Z/g,
  /(?<=@)\d{9,10}\b/g,
  /\b[0-9a-f]{12,}\b/gi,
]

/** The same for one step of base and head, where only its inputs differ. */
export function normalised({ text, instruction, merged }: Step): string {
  if (merged !== undefined && merged.steps.length > 0)
    return merged.steps.map(normalised).join('\n')
  const folded = text.replace(/\s+/g, ' ').trim()
  const fixed = VOLATILE.reduce((words, pattern) => words.replace(pattern, '…'), folded)
  if (instruction !== null) return fixed
  return fixed.replace(VERSION, '…').replace(NIX_PATH, (path) => path.replace(NIX_VERSION, '…'))
}

/** Of the steps in a layer those that were not in the other one; none where all are others. */
export function newSteps(base: Step | null, head: Step | null): readonly Step[] {
  const [was, is] = [base, head].map((step) => step?.merged?.steps ?? (step === null ? [] : [step]))
  const known = new Set(was?.map(normalised))
  const added = is?.filter((step) => !known.has(normalised(step))) ?? []
  return added.length === is?.length ? [] : added
}

/** Of a buildpack, `node-engine@1.2.3`: another one does the same. */
const VERSION = /(?<=@)\d[\w.+-]*/g
/** And of a Nix path, `glibc-2.40`. */
const NIX_PATH = /\/nix\/store\/\S+/g
const NIX_VERSION = /(?<=-)\d[\w.+-]*/g
