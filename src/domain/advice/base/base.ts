import { splitLayers } from '../../explanation/split.ts'
import { formatBytes } from '../../values/bytes.ts'
import { oneLine, plural } from '../../values/text.ts'
import {
  type AdviceSubject,
  bytesOf,
  type Draft,
  exactly,
  leastWorth,
  NOT_ABOUT_BYTES,
  type Variant,
} from '../rule.ts'
import { isAlpine } from './variants.ts'

/** A name is untrusted text, and this much of it is enough to know it by. */
const NAME_LENGTH = 120

export function fullBase({ base, layers, variants }: AdviceSubject): Draft | null {
  if (base.kind === 'unknown' || base.name === null) return null
  const baseLayers = splitLayers(layers, base)?.baseImage ?? []
  const bytes = bytesOf(baseLayers)
  const slimmer = variants.filter((variant) => bytes - variant.bytes >= leastWorth(bytesOf(layers)))
  const best = smallest(slimmer.filter(({ name }) => !isAlpine(name))) ?? smallest(slimmer)
  if (best === undefined) return null
  const others = slimmer.map((each) => `${shown(each.name)} has ${formatBytes(each.bytes)}`)
  return {
    rule: 'full-base',
    layer: null,
    ...exactly(bytes - best.bytes),
    claims: [{ layers: baseLayers, bytes: bytes - best.bytes, part: 'full-base' }],
    summary: `build from ${shown(best.name)}`,
    sentence: `${shown(base.name)}${basis(base)} likely holds more than this service runs: of its ${formatBytes(bytes)}, ${others.join(', ')}.`,
    cure: isAlpine(best.name)
      ? 'Build from the slimmer variant, and test: its C library is musl, for which not everything is built.'
      : 'Build from the slimmer variant, and install what is missed.',
    dockerfile: `FROM ${shown(best.name)}`,
  }
}

function basis(base: AdviceSubject['base']): string {
  if (base.kind !== 'likely') return ''
  return base.shownBy === 'history'
    ? ', which the history likely shows in FROM,'
    : ', which the Dockerfile has in FROM,'
}

function smallest(variants: readonly Variant[]): Variant | undefined {
  return variants.toSorted((a, b) => a.bytes - b.bytes)[0]
}

export function staleBase({ base }: AdviceSubject): Draft | null {
  if (base.kind !== 'known' || base.movedTo === null) return null
  const name = base.name.replace(/@.*$/s, '')
  return {
    rule: 'stale-base',
    layer: null,
    ...NOT_ABOUT_BYTES,
    summary: 'build again on the newer base image',
    sentence: `${shown(name)} has moved since this image was built from it: the image likely lacks its fixes, and shares no layers with newer builds.`,
    cure: 'Build again, or pin the digest, so that the base changes by a commit only.',
    dockerfile: `FROM ${shown(name)}@${base.movedTo}`,
  }
}

export function unsharedBase({ unshared, layers, base: known }: AdviceSubject): Draft | null {
  if (unshared === null) return null
  const { base, sharedBase, sharedBy, bytes } = unshared
  const isRenamed = base !== sharedBase
  return {
    rule: 'unshared-base',
    layer: null,
    ...exactly(bytes),
    claims: [
      { layers: splitLayers(layers, known)?.baseImage ?? layers, bytes, part: 'unshared-base' },
    ],
    summary: `build from ${shown(sharedBase)}, which the siblings share`,
    sentence: isRenamed
      ? `${plural(sharedBy, 'service')} share ${shown(sharedBase)}, but this one is built from ${shown(base)}: likely stored and pulled for it alone.`
      : `${plural(sharedBy, 'service')} share another build of ${shown(base)} than this one: likely stored and pulled for it alone.`,
    cure: isRenamed
      ? 'Build from the base image that the siblings share.'
      : 'Build again, so that all stand on the same digest of the base image.',
    dockerfile: `FROM ${shown(sharedBase)}`,
  }
}

function shown(name: string): string {
  return oneLine(name, NAME_LENGTH)
}
