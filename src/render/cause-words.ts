import type { TracedBaseImage } from '../domain/explanation/base-image.ts'
import type { Cause } from '../domain/explanation/cause.ts'
import type { Explanation } from '../domain/explanation/explanation.ts'
import { bytesOf, type LayerChange } from '../domain/explanation/layers.ts'
import type { Pull } from '../domain/explanation/pull.ts'
import type { Culprit } from '../domain/files/culprit.ts'
import type { DescribedLayer } from '../domain/history/described-layer.ts'
import { newSteps } from '../domain/history/history.ts'
import { mergedWords } from '../domain/history/merged-steps.ts'
import { shortDigest } from '../domain/image/digest.ts'
import type { Compression } from '../domain/image/image.ts'
import type { SourceLine } from '../domain/image/provenance.ts'
import { formatBytes, formatChange, formatPercent, MIB } from '../domain/values/bytes.ts'

/** How a command, a name or a digest is set apart from the words around it. */
export type Quote = (untrusted: string) => string

/** Less does not show in a size of MiB with one decimal. */
const SHOWN_BYTES = 0.05 * MIB

/** Of a command, this much is enough to know it by. */
const COMMAND_LENGTH = 80

/** What made a layer; its digest where nobody tells. */
export function layerName({ step, layer }: DescribedLayer, length = COMMAND_LENGTH): string {
  if (step === null) return `layer ${shortDigest(layer.digest)}`
  const characters = [...step.text]
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : step.text
}

/** `services/api/Dockerfile:6`, where provenance tells; null where it does not. */
export function placeWords(
  { base, head }: LayerChange,
  places: Explanation['places'],
): string | null {
  const place = places.get((head ?? base).layer.digest)
  return place === undefined ? null : `${place.file}:${place.line}`
}

/** A path in which nothing means anything to Markdown. */
const PLAIN_PATH = /^(?!www\.)[A-Za-z\d./-]+$/i

/** ` (services/api/Dockerfile:6)`, or nothing where nobody tells. */
export function placeSuffix(place: SourceLine | undefined, quote: Quote): string {
  if (place === undefined) return ''
  const { file, line } = place
  return PLAIN_PATH.test(file) ? ` (${file}:${line})` : ` (${quote(`${file}:${line}`)})`
}

/** The cause as one sentence: `+38.2 MiB: RUN pip install grew from 91.0 to 129.2 MiB`. */
export function causeWords(cause: Cause, quote: Quote): string | null {
  switch (cause.kind) {
    case 'none':
      return null
    case 'rebuilt':
      return Math.abs(cause.totalBytes) < SHOWN_BYTES
        ? `rebuilt, no growth, but ${formatBytes(cause.pullBytes)} to pull again`
        : `rebuilt: ${formatChange(cause.totalBytes)}, and ${formatBytes(cause.pullBytes)} to pull again`
    case 'base-image':
      return baseImageChange(cause, quote)
    case 'recompressed':
      return recompressed(cause)
    case 'layer':
      return `${formatChange(cause.totalBytes)}: ${layerWords(cause.change, quote)}${culpritSuffix(cause.culprit, quote)}${rest(cause, cause.bytes)}`
    case 'layers': {
      const words = cause.changes.map((change) => `${named(change, quote)} ${sign(change)}`)
      return `${formatChange(cause.totalBytes)}: ${words.join(', ')}${rest(cause, cause.bytes)}`
    }
  }
}

type Told = Extract<Cause, { readonly againstBytes: number }>

function baseImageChange(
  { from, to, baseImageBytes, totalBytes }: Extract<Cause, { kind: 'base-image' }>,
  quote: Quote,
): string {
  const size = part(baseImageBytes, totalBytes)
  // Both versions of the Dockerfile match their images: what it says is what was built from.
  if (
    from.name !== null &&
    to.name !== null &&
    from.name !== to.name &&
    [from, to].every(isWritten)
  )
    return `FROM ${quote(from.name)} → ${quote(to.name)}: ${size}`
  if (from.kind === 'known' && to.kind === 'known') {
    return from.name === to.name
      ? `the FROM image ${quote(to.name)} moved: ${size}`
      : `the FROM image changed from ${quote(from.name)} to ${quote(to.name)}: ${size}`
  }
  const isNamed = from.name !== null && to.name !== null && from.name !== to.name
  const names = isNamed ? ` (${quote(from.name)} → ${quote(to.name)})` : ''
  return `likely the FROM image changed: ${size}${names}`
}

function isWritten(image: TracedBaseImage): boolean {
  return (image.kind === 'known' ? image.proof : image.shownBy) === 'dockerfile'
}

/** `+10.4 MiB of +10.6 MiB`, or the one number where they read alike. */
function part(bytes: number, total: number): string {
  const [some, all] = [formatChange(bytes), formatChange(total)]
  return some === all ? all : `${some} of ${all}`
}

/** What the named layers do not account for. */
function rest({ totalBytes, recompressedBytes, againstBytes }: Told, bytes: number): string {
  const others = totalBytes - bytes - recompressedBytes
  return [
    recompressedBytes === 0 ? '' : `; another compression makes ${formatChange(recompressedBytes)}`,
    isNoise(others, totalBytes)
      ? ''
      : `; other layers ${formatChange(others)}${againstBytes === 0 ? '' : ' together'}`,
  ].join('')
}

/** Below what the sizes around it show. */
function isNoise(bytes: number, total: number): boolean {
  return Math.abs(bytes) < Math.max(1, Math.abs(total) * 0.02)
}

function recompressed({ from, to, content, totalBytes }: Extract<Cause, { kind: 'recompressed' }>) {
  const how =
    from === to ? 'compressed anew' : `compressed with ${NAMES[to]} instead of ${NAMES[from]}`
  return content === 'same'
    ? `the same content, ${how}: ${formatChange(totalBytes)}`
    : `rebuilt, and ${how}: ${formatChange(totalBytes)}`
}

const NAMES: Readonly<Record<Compression, string>> = {
  none: 'nothing',
  gzip: 'gzip',
  zstd: 'zstd',
  unknown: 'something unknown',
}

function layerWords(change: LayerChange, quote: Quote): string {
  const name = named(change, quote)
  const { base, head } = change
  if (base === null) return `${name} is new, ${formatBytes(head.layer.bytes)}`
  if (head === null) return `${name} is gone, ${formatBytes(base.layer.bytes)}`
  const [was, is] = [formatBytes(base.layer.bytes), formatBytes(head.layer.bytes)]
  if (was === is) return `${name} changed by ${formatChange(bytesOf(change))}`
  const unit = was.split(' ')[1] === is.split(' ')[1] ? was.split(' ')[0] : was
  return `${name} ${bytesOf(change) < 0 ? 'shrank' : 'grew'} from ${unit} to ${is}`
}

/** `: torch 2.3 → 2.4 about +31.0 MiB`, where the layer was looked into. */
function culpritSuffix(culprit: Culprit | undefined, quote: Quote): string {
  if (culprit === undefined) return ''
  const about = `about ${formatChange(culprit.storedBytes)}`
  if (culprit.kind === 'place') return `: ${quote(`/${culprit.path}`)} ${about}`
  const { name, isNew, before, after } = culprit
  const version = (of: string | null) => (of === null ? '' : ` ${quote(of)}`)
  if (isNew) return `: ${quote(name)}${version(after)} is new, ${about}`
  const versions = before === after ? version(after) : `${version(before)} →${version(after)}`
  return `: ${quote(name)}${versions} ${about}`
}

/** The step, or those in the layer, and where in the Dockerfile it stands. */
function named({ base, head }: LayerChange, quote: Quote): string {
  const layer = head ?? base
  const merged = layer.step?.merged
  const added = newSteps(base?.step ?? null, layer.step)
  const place = layer.step?.place ?? (added.length === 1 ? added[0]?.place : undefined)
  const name = merged === undefined ? quote(layerName(layer)) : mergedWords(merged, quote, added)
  return `${name}${placeSuffix(place, quote)}`
}

function sign(change: LayerChange): string {
  return formatChange(bytesOf(change))
}

/** `12 s (269.2 MiB), 3 s (38.2 MiB) where the image before it is there`. */
export function pullWords(
  pull: { readonly cold: Pull; readonly warm: Pull },
  isNew: boolean,
): string {
  const cold = `${seconds(pull.cold.ms)} (${formatBytes(pull.cold.bytes)})`
  if (isNew) return cold
  return `${cold}, ${seconds(pull.warm.ms)} (${formatBytes(pull.warm.bytes)}) where the image before it is there`
}

/** `14 s to pull`: where the image before it is there already. */
export function pullPhrase({ warm }: { readonly warm: Pull }): string {
  return `${seconds(warm.ms)} to pull`
}

/** The same cause, where the whole difference is told beside it. */
export function causeAlone(cause: Cause, quote: Quote): string | null {
  return causeWords(cause, quote)?.replace(/^[+−±][\d.,]+ [KMG]?i?B: /, '') ?? null
}

function seconds(ms: number): string {
  return ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`
}

/** `+1.2 MiB (+3.4 %)` of one layer, or what became of it. */
export function layerChangeWords(change: LayerChange): string {
  const { base, head } = change
  if (base === null) return `added ${formatChange(head.layer.bytes)}`
  if (head === null) return `removed ${formatChange(-base.layer.bytes)}`
  if (change.change === 'same')
    return base.layer.digest === head.layer.digest ? 'same' : 'recompressed'
  const bytes = bytesOf(change)
  if (change.change === 'rebuilt') return 'rebuilt'
  const percent =
    base.layer.bytes === 0 ? '' : ` (${formatPercent((bytes / base.layer.bytes) * 100)})`
  return `${formatChange(bytes)}${percent}`
}
