import type { DescribedLayer } from '../history/described-layer.ts'
import { fullBase, staleBase, unsharedBase } from './base.ts'
import { copyArchive, copyEverything, unpackedBy } from './copies.ts'
import { oneBigLayer, recompress, secretArgument } from './image-rules.ts'
import { devDependencies, npmCache, pipCache, yarnCache } from './language-packages.ts'
import { chmodCopy, lateCleanup } from './rewrites.ts'
import {
  ADVICE_RULES,
  type Advice,
  type AdviceSubject,
  bytesOf,
  type Draft,
  leastWorth,
  ownLayers,
  type UnsharedBase,
  type Variant,
} from './rule.ts'
import { type Run, runOf } from './run.ts'
import { apkCache, aptLists, dnfCache, recommends, upgrade } from './system-packages.ts'
import { compilers, debugTools } from './tools.ts'
import { slimmerVariants } from './variants.ts'

export {
  ADVICE_RULES,
  type Advice,
  type AdviceSubject,
  slimmerVariants,
  type UnsharedBase,
  type Variant,
}

/** How much advice a service gets: who is told everything does nothing. */
export const MOST_ADVICE = 3

type RunRule = (run: Run, earlier: readonly DescribedLayer[]) => Draft | null
type ImageRule = (subject: AdviceSubject) => Draft | null

const RUN_RULES: readonly RunRule[] = [
  aptLists,
  recommends,
  compilers,
  debugTools,
  upgrade,
  apkCache,
  dnfCache,
  pipCache,
  npmCache,
  yarnCache,
  devDependencies,
  chmodCopy,
  lateCleanup,
]
const IMAGE_RULES: readonly ImageRule[] = [
  fullBase,
  staleBase,
  unsharedBase,
  recompress,
  secretArgument,
]

/**
 * What would likely make an image smaller: what saves most first, what saves nobody knows how much
 * last. Every piece of it can be wrong, so that it never gates.
 */
export function adviceFor(subject: AdviceSubject): Advice[] {
  const least = leastWorth(bytesOf(subject.layers))
  const found = [...layerDrafts(subject), ...IMAGE_RULES.map((rule) => rule(subject))]
  const worth = found.filter((draft) => draft !== null).filter(({ atMost }) => atMost >= least)
  return [...worth, ...whereToLook(subject, worth)]
    .filter(({ atMost }) => atMost >= least)
    .toSorted(bySaving)
    .map(({ atMost: _, ...advice }) => advice)
}

/** The advice that a service's readers see. */
export function topAdvice(advice: readonly Advice[]): Advice[] {
  // A secret that anybody can read outweighs all bytes.
  const isSecret = ({ rule }: Advice) => rule === 'secret-argument'
  const rest = advice.filter((each) => !isSecret(each))
  return [...advice.filter(isSecret), ...rest].slice(0, MOST_ADVICE)
}

function layerDrafts(subject: AdviceSubject): (Draft | null)[] {
  const own = ownLayers(subject)
  const environment = subject.environment.join(' ').slice(0, MOST_ENVIRONMENT)
  const runs = own.map((layer) => withEnvironment(runOf(layer), environment))
  // From the last to the first, so that each knows what later ones unpack.
  const unpacked = new Set<string>()
  const drafts = own.map((_, at): (Draft | null)[] => {
    const index = own.length - 1 - at
    const [layer, run] = [own[index], runs[index]]
    if (layer === undefined) return []
    const ofRun = run ? RUN_RULES.map((rule) => rule(run, own.slice(0, index))) : []
    const ofLayer = [...ofRun, copyEverything(layer), copyArchive(layer, unpacked)]
    for (const name of run ? unpackedBy(run) : []) unpacked.add(name)
    return ofLayer
  })
  return drafts.toReversed().flat()
}

/** Each step is read together with it. */
const MOST_ENVIRONMENT = 10_000

/** What ENV sets counts as if the step had set it itself. */
function withEnvironment(run: Run | null, environment: string): Run | null {
  if (run === null || environment === '') return run
  return { ...run, text: `${environment} ${run.text}` }
}

/** Only where no rule knows better what is in the layer. */
function whereToLook(subject: AdviceSubject, drafts: readonly Draft[]): Draft[] {
  const draft = oneBigLayer(subject)
  const isExplained = drafts.some(({ layer }) => layer !== null && layer === draft?.layer)
  return draft === null || isExplained ? [] : [draft]
}

function bySaving(a: Draft, b: Draft): number {
  if (a.bytes !== null && b.bytes !== null) return b.bytes - a.bytes
  if (a.bytes === null && b.bytes === null) return compare(b.atMost, a.atMost)
  return a.bytes === null ? 1 : -1
}

/** Infinity less Infinity is no number. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}
