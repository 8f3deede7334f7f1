import type { ImageConfig } from '../image/manifest.ts'
import { consistent } from './layer-steps.ts'
import { officialName, setsVersion } from './official-images.ts'
import { type ReadEntry, readEntry } from './read-entry.ts'

/** What likely came with the image in FROM, as the history shows it. Nothing proves it. */
export interface LikelyParent {
  /** Of the manifest, from the first. */
  readonly layers: number
  /** `python:3.12.4-slim-bookworm`, where its steps are those of an official image. */
  readonly name: string | null
}

/** Steps of one build follow each other sooner, unless they come from a cache. */
const SAME_BUILD_MS = 10 * 60_000
/** No official image takes longer for a step; until it is built upon, it does. */
const LATER_BUILD_MS = 60 * 60_000

/**
 * Tells the parent's steps from those of the image's own Dockerfile: where a history changes hands.
 * @param layerCount of the manifest
 * @returns null where nothing shows it
 */
export function likelyParent(
  { history }: Pick<ImageConfig, 'history'>,
  layerCount: number,
): LikelyParent | null {
  const entries = consistent(history, layerCount)?.map(readEntry) ?? []
  // What stands behind the last layer belongs to nobody's layer.
  const last = entries.findLastIndex(({ entry }) => !entry.isEmpty)
  const ends = isBuildahs(entries[last])
    ? [builtOn(entries)]
    : [lastFinal, lastForeign, lastOfOneTime, lastOfOfficial].map((endOf) => endOf(entries))
  const end = Math.max(...ends.filter((index) => index < last))
  const parents = entries.slice(0, end + 1)
  const layers = parents.filter(({ entry }) => !entry.isEmpty).length
  return layers === 0 ? null : { layers, name: officialName(parents) }
}

/** Buildah says on what it builds: by name for the first step, by the id of its own layer for others. */
const NAMED = /^FROM (?!scratch$|[0-9a-f]{12}$|[0-9a-f]{64}$)\S+$/

function isBuildahs(read: ReadEntry | undefined): boolean {
  return /^FROM \S+$/.test(read?.entry.comment.trim() ?? '')
}

function builtOn(entries: readonly ReadEntry[]): number {
  const first = entries.findLastIndex(({ entry }) => NAMED.test(entry.comment.trim()))
  // All steps may be in one layer, which its last entry signs.
  return first < 0 ? -1 : entries.slice(0, first).findLastIndex(({ entry }) => !entry.isEmpty)
}

/** CMD and ENTRYPOINT end a Dockerfile; what follows them is another's, unless it follows at once. */
function lastFinal(entries: readonly ReadEntry[]): number {
  return entries.findLastIndex(({ keyword, time }, index) => {
    if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return false
    const next = entries.slice(index + 1).find(({ entry }) => !entry.isEmpty)
    if (next === undefined) return false
    return time === null || next.time === null || Math.abs(next.time - time) > SAME_BUILD_MS
  })
}

/** A Dockerfile's steps upon layers that no Dockerfile made: debian.sh, apko, Bazel, Windows, an import. */
function lastForeign(entries: readonly ReadEntry[]): number {
  const first = entries.findIndex(({ entry }) => !entry.isEmpty)
  return Math.max(
    entries.findLastIndex(({ entry, keyword }) => !entry.isEmpty && keyword === null),
    isRootfs(entries[first]) ? first : -1,
  )
}

/** What a distribution's image begins with. */
const ROOTFS =
  /^(?:--\S+ )*(?:… \/|\S*(?:rootfs|minirootfs|debuerreotype|-base-|-container-|-cloudimg)\S*(?:\s\S+)? \/\S*|\/?rootfs\/? \/)\s*$/i

function isRootfs(read: ReadEntry | undefined): boolean {
  return (read?.keyword === 'ADD' || read?.keyword === 'COPY') && ROOTFS.test(read.words)
}

/** A fixed time is one of whole seconds. */
const WHOLE_SECONDS = /:\d\d(?:Z|[+-]\d\d:\d\d)$/

/**
 * Official images are built at a fixed time, which all of their steps have in common: BuildKit's
 * SOURCE_DATE_EPOCH. Otherwise only steps without a layer have the time of the one before them.
 */
function lastOfOneTime(entries: readonly ReadEntry[]): number {
  return entries.findLastIndex(({ entry, time }, index) => {
    const { created = '' } = entry
    if (time === null || !WHOLE_SECONDS.test(created)) return false
    if (entries[index + 1]?.entry.created === created) return false
    const other = entries
      .slice(0, index + 1)
      .findLastIndex((each) => each.entry.created !== entry.created)
    const same = entries.slice(other + 1, index + 1)
    return same.filter((each) => !each.entry.isEmpty).length > 1 && index < entries.length - 1
  })
}

/** Some official images have no CMD: theirs ends before the first pause behind what names it. */
function lastOfOfficial(entries: readonly ReadEntry[]): number {
  const named = officialName(entries) === null ? -1 : entries.findIndex(setsVersion)
  if (named < 0) return -1
  const pause = entries.slice(named).findIndex(({ time }, index, all) => {
    const next = all[index + 1]?.time ?? null
    return time !== null && next !== null && next - time >= LATER_BUILD_MS
  })
  return pause < 0 ? -1 : named + pause
}
