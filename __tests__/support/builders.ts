import { createHash } from 'node:crypto'
import type { Budget } from '../../src/domain/budget/budget.ts'
import type { Waiver } from '../../src/domain/budget/waiver.ts'
import type { Written } from '../../src/domain/budget/written.ts'
import type { Change } from '../../src/domain/image/change.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { ImageSize, Layer, Measurement } from '../../src/domain/image/image.ts'
import type { Descriptor } from '../../src/domain/image/manifest.ts'
import { type Platform, parsePlatform } from '../../src/domain/image/platform.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import {
  type Amount,
  DEFAULT_NOISE_FLOOR,
  type Increase,
  parseAmount,
  parseIncrease,
} from '../../src/domain/values/increase.ts'
import type { Evidence } from '../../src/domain/verdict/evidence.ts'
import { judge, type Verdict } from '../../src/domain/verdict/verdict.ts'

const GZIP_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip'
const CONFIG = 'application/vnd.oci.image.config.v1+json'

/** A digest that is always the same for the same seed. */
export function aDigest(seed: string): Digest {
  return `sha256:${createHash('sha256').update(seed).digest('hex')}`
}

export function aDescriptor(
  given: Partial<Descriptor> & { readonly seed?: string } = {},
): Descriptor {
  const { seed = 'content', ...rest } = given
  return { mediaType: GZIP_LAYER, digest: aDigest(seed), bytes: MIB, annotations: {}, ...rest }
}

/** Layers of one seed and size are the same layer. */
export function aLayer(given: { readonly seed?: string; readonly bytes?: number } = {}): Layer {
  const { seed = 'layer', bytes = MIB } = given
  return { digest: aDigest(`${seed} ${bytes}`), bytes, compression: 'gzip', foreign: false }
}

interface GivenImage {
  readonly MiB?: number
  readonly bytes?: number
  /** Replaces MiB and bytes: the image weighs what its layers do. */
  readonly layers?: readonly Layer[]
  /** null: a plain manifest. */
  readonly platform?: string | null
  readonly osVersion?: string
}

/** Images that weigh the same on one platform are the same image. */
export function anImage(given: GivenImage = {}): ImageSize {
  const { MiB = 100, bytes = Math.round(MiB * MIB), layers = [aLayer({ bytes })] } = given
  const platform = aPlatform(given)
  const seed = JSON.stringify([platform, layers])
  return {
    platform,
    digest: aDigest(seed),
    bytes: layers.reduce((sum, layer) => sum + layer.bytes, 0),
    config: aDescriptor({ mediaType: CONFIG, seed: `config ${seed}`, bytes: 1500 }),
    layers,
  }
}

function aPlatform({ platform = 'linux/amd64', osVersion }: GivenImage): Platform | null {
  if (platform === null) return null
  return { ...parsePlatform(platform), ...(osVersion === undefined ? {} : { osVersion }) }
}

export function measured(reference: string, ...images: readonly ImageSize[]): Measurement {
  const digest = aDigest(images.map((image) => image.digest).join())
  return { kind: 'measured', reference: parseReference(reference), digest, images }
}

export function missing(reference: string): Measurement {
  return { kind: 'missing', reference: parseReference(reference) }
}

export function unmeasurable(
  reference: string,
  reason = 'GET: DENIED',
  cure = 'Log in.',
): Measurement {
  return { kind: 'unmeasurable', reference: parseReference(reference), reason, cure }
}

/** A rule as it stands in the budget file. */
export function written<Value>(value: Value, text: string, line = 3): Written<Value> {
  return { value, text, place: { line, column: 5 } }
}

export function aLimit(MiB: number): Written<number> {
  return written(Math.floor(MiB * MIB), String(MiB))
}

export function anAmount(text: string): Written<Amount> {
  return written(parseAmount(text), text, 4)
}

export function anIncrease(text: string): Written<Increase> {
  return written(parseIncrease(text), text, 5)
}

export function aWaiver(given: Partial<Waiver> = {}): Waiver {
  const place = { line: 7, column: 9 }
  return { bytes: 260 * MIB, until: '2027-01-31', reason: 'weights move', place, ...given }
}

/** A budget without any rule, unless they are given. */
export function aBudget(given: Partial<Budget> = {}): Budget {
  const image = parseReference('ghcr.io/acme/api')
  return { name: 'api', image, place: { line: 2, column: 5 }, ...given }
}

export function platforms(...names: readonly string[]): Platform[] {
  return names.map(parsePlatform)
}

/** One platform's image before and after. */
export function aChange(base: ImageSize | null, head: ImageSize | null): Change {
  return { platform: (head ?? base)?.platform ?? null, base, head }
}

/** What was found of `base` and `head`; null where the side is missing. */
export function evidenceOf(
  base: ImageSize | null,
  head: ImageSize | null,
  given: Partial<Evidence> = {},
): Evidence {
  const [was, is] = ['ghcr.io/acme/api:main', 'ghcr.io/acme/api:pr-7']
  return someEvidence({
    base: base === null ? missing(was) : measured(was, base),
    head: head === null ? missing(is) : measured(is, head),
    changes: base === null && head === null ? [] : [aChange(base, head)],
    ...given,
  })
}

/** The day on which tests are judged. */
export const TODAY = '2026-11-25'

/** What was measured, with nothing else to say of it unless that is given. */
export function someEvidence(
  given: Pick<Evidence, 'base' | 'head' | 'changes'> & Partial<Evidence>,
): Evidence {
  return {
    baseCommit: null,
    baseDistance: 0,
    baseInsteadOf: null,
    movedTo: null,
    since: null,
    retired: false,
    expectation: 'required',
    edits: [],
    today: TODAY,
    noiseFloor: parseIncrease(DEFAULT_NOISE_FLOOR),
    ...given,
  }
}

/** The verdict on one image of `base` and `head` MiB; null where the side is missing. */
export function aVerdict(
  budget: Partial<Budget>,
  base: number | null,
  head: number | null,
  given: Partial<Evidence> = {},
): Verdict {
  const image = (MiB: number | null) => (MiB === null ? null : anImage({ MiB }))
  return judge(aBudget(budget), evidenceOf(image(base), image(head), given))
}
