import { describe, expect, it } from '@jest/globals'
import { adviceFor } from '../../src/domain/advice/advice.ts'
import type { AdvisedChange, AdvisedExplanation } from '../../src/domain/advice/advised.ts'
import type { BaseImage } from '../../src/domain/explanation/base-image.ts'
import { causeOf } from '../../src/domain/explanation/cause.ts'
import { compareLayers } from '../../src/domain/explanation/layers.ts'
import { pullCost } from '../../src/domain/explanation/pull.ts'
import { splitGrowth } from '../../src/domain/explanation/split.ts'
import type { DescribedLayer } from '../../src/domain/history/described-layer.ts'
import type { Change } from '../../src/domain/image/change.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import type { Verdict } from '../../src/domain/verdict/verdict.ts'
import { explanationBlocks } from '../../src/render/markdown-explanation.ts'
import { explanationText } from '../../src/render/text-explanation.ts'
import { plain } from '../../src/render/text-table.ts'
import { aKnownBase } from '../support/base-images.ts'
import { aBudget, aDigest, aLimit, anImage, aVerdict } from '../support/builders.ts'
import { expectGolden } from '../support/golden.ts'
import { described, rebuilt } from '../support/stacks.ts'

const MiB = 1_048_576
const layer = (step: string, size: number) => described({ step, bytes: size * MiB })
const rootfs = layer('ADD debian /', 28)
const apt = layer('RUN apt-get update && apt-get install -y curl', 9)
const pip = layer('RUN pip install -r requirements.txt', 91)
const copy = layer('COPY . /app', 12)
const before = [rootfs, apt, pip, copy]
const after = [rootfs, rebuilt(apt), rebuilt(pip, { bytes: 129.2 * MiB }), copy]

interface Given {
  readonly name?: string
  readonly base?: readonly DescribedLayer[] | null
  readonly head?: readonly DescribedLayer[]
  readonly baseImage?: BaseImage
  readonly platforms?: readonly string[]
  readonly limit?: number
}

/** A verdict whose every platform is explained. */
function aVerdictOn(given: Given = {}): Verdict {
  const { base = before, head = after, baseImage = aKnownBase(), limit = 100 } = given
  const changes = (given.platforms ?? ['linux/amd64']).map((platform): AdvisedChange => {
    const image = (side: readonly DescribedLayer[]) =>
      anImage({ platform, layers: side.map((each) => each.layer) })
    const change = {
      platform: image(head).platform,
      base: base && image(base),
      head: image(head),
    }
    return { ...change, explanation: explanationOf(change, { base, head, baseImage }) }
  })
  const budget = aBudget({ name: given.name ?? 'api', limit: aLimit(limit) })
  return { ...aVerdict(budget, 100, 200, { changes }), changes }
}

function explanationOf(
  change: Change,
  given: Required<Pick<Given, 'base' | 'head' | 'baseImage'>>,
): AdvisedExplanation {
  const { base, head, baseImage } = given
  const baseImages = { base: baseImage, head: baseImage }
  const layers = compareLayers(base ?? [], head)
  const subject = {
    layers: head,
    base: baseImage,
    variants: [],
    unshared: null,
    environment: [],
    startCommands: [],
  }
  const pull = pullCost(change, 100e6)
  if (pull === null) throw new RangeError('nothing to pull')
  return {
    references: { base: null, head: parseReference('ghcr.io/acme/api:pr-7') },
    layers,
    baseImages,
    split: base && splitGrowth(base, head, baseImages),
    cause: base && causeOf(layers, baseImages),
    pull,
    advice: adviceFor(subject),
    consequence: null,
    subject,
    gaps: [],
    places: new Map(),
  }
}

const text = (verdicts: readonly Verdict[], layers = true) =>
  explanationText(verdicts, { isWhole: layers }, { paint: plain, columns: undefined }).join('\n\n')

const shown = {
  isWhole: false,
  limit: 10,
  layers: true,
  advice: true,
  advicePage: 'https://advice.example/',
}
const markdown = (verdicts: readonly Verdict[], given: Partial<typeof shown> = {}) =>
  explanationBlocks(verdicts, { ...shown, ...given }).join('\n\n')

const moved = aKnownBase({ digest: aDigest('then'), movedTo: aDigest('now') })
const several = [
  aVerdictOn({ platforms: ['linux/amd64', 'linux/arm64'] }),
  aVerdictOn({ name: 'web', head: before.map((each) => rebuilt(each)), baseImage: moved }),
  aVerdictOn({ name: 'new', base: null, baseImage: { kind: 'unknown' } }),
]

describe('when images are explained', () => {
  it('has for a terminal the cause, what it costs, the layers, and advice', () => {
    expectGolden('explanation.txt', text(several))
  })

  it('has for a comment a paragraph each, and folded layers', () => {
    expectGolden('explanation.md', markdown(several))
  })

  it('leaves the layers out where only a check is told', () => {
    expect(text(several, false)).not.toContain('█')
    expect(markdown(several, { layers: false })).not.toContain('<details>')
  })

  it('counts what it has no room for', () => {
    expect(markdown(several, { limit: 1 })).toMatch(/^- … and 2 images more$/m)
  })
})

describe('when a service is within its budget', () => {
  const tips = (limit: number) => markdown([aVerdictOn({ limit })]).match(/💡/g)?.length

  it('is told one piece of advice, and not three', () => {
    expect(tips(500)).toBe(1)
    expect(tips(100)).toBe(3)
  })
})

describe('when nothing is explained', () => {
  it('says nothing', () => {
    const verdict = aVerdict({}, 100, 100)
    expect(text([verdict])).toBe('')
    expect(markdown([verdict])).toBe('')
  })
})

describe('when a history or a name is hostile', () => {
  const hostile = '`</summary><img src=x> @everyone | [x](javascript:1) \u001b[2J\u202e\n# A title'
  const verdict = aVerdictOn({
    head: [...after, layer(`RUN ${hostile}`, 200)],
    baseImage: aKnownBase({ name: hostile }),
  })

  it('is one visible line in a terminal', () => {
    expect(text([verdict])).not.toMatch(/[\u001b\u202e]|^# A title/m)
  })

  it('is code in a comment, and nothing else', () => {
    const outside = markdown([verdict]).replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
    expect(outside).not.toMatch(/<img|@everyone|javascript|^# A title/m)
    expect(markdown([verdict])).not.toMatch(/[\u001b\u202e]/)
  })
})
