import type { Budget } from './domain/budget.ts'
import { pairPlatforms } from './domain/change.ts'
import type { Measurement } from './domain/image.ts'
import { type Platform, samePlatform } from './domain/platform.ts'
import { Malformed } from './domain/problem.ts'
import { formatReference, type Reference } from './domain/reference.ts'
import {
  applyTag,
  commitPlaceholder,
  expandTemplate,
  type PlaceholderValues,
} from './domain/template.ts'
import { type Evidence, judge, type Verdict } from './domain/verdict.ts'
import { type ImageSource, measure, unmeasurable, withPlatforms } from './measure.ts'

/** What a check is about; no input, event or file is read here any more. */
export interface CheckRequest {
  readonly budgets: readonly Budget[]
  /** Templates for budgets that have none of their own. No base: only absolute limits judge. */
  readonly headTag: string
  readonly baseTag: string | null
  readonly values: PlaceholderValues
  /** Restricts every budget; empty: all platforms. */
  readonly platforms: readonly Platform[]
  /** Names of the budgets that the change itself removes. */
  readonly retired: ReadonlySet<string>
}

export interface CheckPorts {
  readonly images: ImageSource
  /**
   * First parents of a commit, nearest first, as many as may be looked back over.
   * Throws Unmeasurable when they cannot be told.
   */
  readonly firstParents: (sha: string) => Promise<readonly string[]>
  /** Called as each service is done. */
  readonly progress?: (done: number, total: number) => void
}

/** Services under way at once: enough to keep every connection busy, however large the fleet. */
const AT_ONCE = 64

/** Measures and judges every budget; the verdicts stand in the order of the budgets. */
export async function check(request: CheckRequest, ports: CheckPorts): Promise<Verdict[]> {
  const { budgets } = request
  const verdicts: Verdict[] = []
  const queue = budgets.entries()
  let done = 0
  // All workers draw from one queue, so that a slow service holds up nobody else.
  const work = async () => {
    for (const [index, budget] of queue) {
      const evidence = await gather(budget, request, ports)
      verdicts[index] = judge(within(budget, request.platforms), evidence)
      ports.progress?.(++done, budgets.length)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, budgets.length) }, work))
  return verdicts
}

async function gather(budget: Budget, request: CheckRequest, ports: CheckPorts): Promise<Evidence> {
  const wanted = platformFilter(budget, request.platforms)
  const head = await measureHead(budget, request, ports, wanted)
  const base = await measureBase(budget, request, ports, wanted, head)
  const [namedHead, namedBase] = await namePlatforms(
    ports.images,
    budget,
    request,
    head,
    base.measurement,
  )
  return {
    head: namedHead,
    base: namedBase,
    baseDistance: base.distance,
    changes: pairPlatforms(imagesOf(namedBase, wanted), imagesOf(namedHead, wanted)),
    retired: request.retired.has(budget.name),
  }
}

type Wanted = (platform: Platform) => boolean

function platformFilter(budget: Budget, restricted: readonly Platform[]): Wanted {
  const lists = [budget.platforms ?? [], restricted].filter((list) => list.length > 0)
  return (platform) => lists.every((list) => list.some((each) => samePlatform(each, platform)))
}

/** What the input platforms leaves out, no budget demands either. */
function within(budget: Budget, restricted: readonly Platform[]): Budget {
  if (budget.platforms === undefined || restricted.length === 0) return budget
  const platforms = budget.platforms.filter((each) =>
    restricted.some((other) => samePlatform(each, other)),
  )
  return { ...budget, platforms }
}

function measureHead(
  budget: Budget,
  { headTag, values }: CheckRequest,
  { images }: CheckPorts,
  wanted: Wanted,
): Promise<Measurement> {
  const template = budget.head ?? (namesOneImage(budget.image) ? null : headTag)
  if (template === null) return measure(images, budget.image, { wanted })
  return located(budget, template, values, 'head', (reference) =>
    measure(images, reference, { wanted }),
  )
}

/** An image with a tag of its own, or in a file, is the head itself. */
function namesOneImage(image: Reference): boolean {
  return image.kind === 'layout' || image.tag !== undefined || image.digest !== undefined
}

interface Base {
  readonly measurement: Measurement | null
  readonly distance: number
}

/** The base image; with a commit in its template, of the nearest commit that has one. */
async function measureBase(
  budget: Budget,
  { baseTag, values }: CheckRequest,
  { images, firstParents }: CheckPorts,
  wanted: Wanted,
  head: Measurement,
): Promise<Base> {
  // A file has no branches: it is compared with what its budget names.
  const template = budget.base ?? (budget.image.kind === 'layout' ? null : baseTag)
  if (template === null) return { measurement: null, distance: 0 }
  const expected = head.kind === 'measured' ? head.digest : undefined
  const measureAt = (at: PlaceholderValues) =>
    located(budget, template, at, 'base', async (reference) => {
      // A branch is not compared with itself, unless somebody asks for just that.
      const isHead =
        budget.base === undefined &&
        head.reference !== null &&
        formatReference(head.reference) === formatReference(reference)
      return isHead ? null : measure(images, reference, { wanted, expected })
    })

  const first = await measureAt(values)
  const placeholder = commitPlaceholder(template)
  const commit = placeholder === undefined ? undefined : values[placeholder]
  if (first?.kind !== 'missing' || placeholder === undefined || commit === undefined) {
    return { measurement: first, distance: 0 }
  }
  try {
    const ancestors = await firstParents(commit)
    for (const [index, sha] of ancestors.entries()) {
      const measurement = await measureAt({ ...values, [placeholder]: sha })
      if (measurement?.kind !== 'missing') return { measurement, distance: index + 1 }
    }
    return { measurement: first, distance: 0 }
  } catch (error) {
    return { measurement: unmeasurable(first.reference, error), distance: 0 }
  }
}

/** Expands a template to a reference and goes on with it; a template that cannot be is a measurement that says why. */
async function located<Result>(
  budget: Budget,
  template: string,
  values: PlaceholderValues,
  side: 'head' | 'base',
  measureAt: (reference: Reference) => Promise<Result>,
): Promise<Result | Measurement> {
  let reference: Reference
  try {
    reference = applyTag(budget.image, expandTemplate(template, values))
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return {
      kind: 'unmeasurable',
      reference: null,
      reason: `the tag of the ${side} is not known: ${error.message}`,
      cure: `Set ${side}-tag (--${side} on the command line), or the budget’s ${side}, to the tag that is pushed.`,
    }
  }
  return measureAt(reference)
}

/** Reads the platform of plain manifests from their configs, but only where it decides something. */
async function namePlatforms(
  images: ImageSource,
  budget: Budget,
  { platforms }: CheckRequest,
  head: Measurement,
  base: Measurement | null,
): Promise<readonly [Measurement, Measurement | null]> {
  const sides = [head, base].filter((side) => side?.kind === 'measured')
  const plain = sides.filter((side) => side.images.some((image) => image.platform === null))
  const restricted = (budget.platforms ?? []).length > 0 || platforms.length > 0
  if (plain.length === 0 || (plain.length === sides.length && !restricted)) return [head, base]
  return [await withPlatforms(images, head), base && (await withPlatforms(images, base))]
}

function imagesOf(measurement: Measurement | null, wanted: Wanted) {
  if (measurement?.kind !== 'measured') return []
  return measurement.images.filter(({ platform }) => platform === null || wanted(platform))
}
