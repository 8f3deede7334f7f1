import { consistent, FILES } from '../history/layer-steps.ts'
import { type ReadEntry, readEntry } from '../history/read-entry.ts'
import type { HistoryEntry, ImageConfig } from '../image/manifest.ts'
import type { BuiltStage, DockerfileInstruction } from './dockerfile.ts'
import { isSigned, withShell } from './signed.ts'

/** A Dockerfile's instructions in the history of the image that was built by it. */
export interface MatchedDockerfile {
  /** Layers of the manifest that are not the stage's own, from the first. */
  readonly parentLayers: number
  /** Which instruction each entry of the history is, by its position there. */
  readonly instructions: ReadonlyMap<number, DockerfileInstruction>
  /** All of the stage's steps that make files, where its builder put them into the last layer untold. */
  readonly untold: readonly DockerfileInstruction[]
}

/** Why a Dockerfile is not what an image was built by. */
export interface Mismatch {
  /** The last step that is not where it should be; null: the history tells too little. */
  readonly missing: DockerfileInstruction | null
}

/**
 * Finds the stage's instructions at the end of a history. It matches where each step that makes
 * files is there, in order, and none beside them.
 */
export function matchDockerfile(
  { history }: Pick<ImageConfig, 'history'>,
  layerCount: number,
  stage: BuiltStage,
): MatchedDockerfile | Mismatch {
  const entries = consistent(history, layerCount)?.map(readEntry) ?? []
  if (entries.length === 0) return { missing: null }
  const steps = allSteps(entries, stage.instructions)
  const found = 'missing' in steps ? (singleSnapshot(entries, stage.instructions) ?? steps) : steps
  if ('missing' in found) return found
  const { first, instructions, untold } = found
  const parentLayers = entries.slice(0, first).filter(({ entry }) => !entry.isEmpty).length
  return { parentLayers, instructions, untold }
}

interface Found extends Omit<MatchedDockerfile, 'parentLayers'> {
  /** The first own entry. */
  readonly first: number
}

function allSteps(
  entries: readonly ReadEntry[],
  written: readonly DockerfileInstruction[],
): Found | Mismatch {
  const signed = entries.flatMap(({ keyword }, index) => (FILES.has(keyword ?? '') ? index : []))
  const instructions = new Map<number, DockerfileInstruction>()
  for (const step of written.filter(({ keyword }) => FILES.has(keyword)).toReversed()) {
    const at = signed.pop()
    const read = at === undefined ? undefined : entries[at]
    if (at === undefined || read === undefined || !isSigned(read, step)) return { missing: step }
    instructions.set(at, step)
  }
  const hasFiles = instructions.size > 0
  const first = withOthers(entries, written, instructions)
  const isWhole = instructions.size === written.length && written.length > 0
  // Of steps without files, all have to be there, and nothing behind them.
  if (hasFiles || (isWhole && first + written.length === entries.length))
    return { first, instructions, untold: [] }
  return { missing: written.find((each) => ![...instructions.values()].includes(each)) ?? null }
}

/**
 * Adds the steps between those that make files, from the last one up; what is not signed as it was
 * written is left out.
 * @returns the first entry that is the stage's
 */
function withOthers(
  entries: readonly ReadEntry[],
  written: readonly DockerfileInstruction[],
  matched: Map<number, DockerfileInstruction>,
): number {
  const places = new Map([...matched].map(([at, instruction]) => [instruction, at]))
  let [at, first] = [entries.length - 1, entries.length]
  for (const instruction of written.toReversed()) {
    const place = places.get(instruction) ?? lastSigned(entries, at, { instruction, matched })
    if (place === null) continue
    matched.set(place, instruction)
    first = place
    at = place - 1
  }
  return first
}

/** Looks up to the next step that makes files. */
function lastSigned(
  entries: readonly ReadEntry[],
  from: number,
  {
    instruction,
    matched,
  }: { instruction: DockerfileInstruction; matched: ReadonlyMap<number, unknown> },
): number | null {
  for (let at = from; at >= 0 && !matched.has(at); at--) {
    const read = entries[at]
    if (read === undefined || FILES.has(read.keyword ?? '')) return null
    if (isSigned(read, instruction)) return at
    if (!read.entry.isEmpty) return null
  }
  return null
}

/** Kaniko's single snapshot is signed with the last instruction, and tells of no other. */
function singleSnapshot(
  entries: readonly ReadEntry[],
  written: readonly DockerfileInstruction[],
): Found | null {
  const [read, instruction] = [entries.at(-1), written.at(-1)]
  const below = entries.slice(0, -1).findLastIndex(({ entry }) => !entry.isEmpty)
  const isTold = entries.slice(below + 1).some(({ keyword }) => FILES.has(keyword ?? ''))
  if (isTold) return null
  const untold = written.filter(({ keyword }) => FILES.has(keyword))
  if (read === undefined || instruction === undefined || untold.length === 0) return null
  if (read.entry.isEmpty || FILES.has(instruction.keyword) || !isSigned(read, instruction))
    return null
  const first = entries.length - 1
  return { first, instructions: new Map([[first, instruction]]), untold }
}

/** The history, with commands that its builder set apart from nothing. */
export function toldHistory(
  { history }: Pick<ImageConfig, 'history'>,
  { instructions }: MatchedDockerfile,
): readonly HistoryEntry[] {
  return history.map((entry, index) => {
    const instruction = instructions.get(index)
    const createdBy = instruction && withShell(entry.createdBy, instruction)
    return createdBy ? { ...entry, createdBy } : entry
  })
}

/** The history with the lines of its own steps, and the steps that its builder did not tell. */
export function placedHistory(
  config: Pick<ImageConfig, 'history'>,
  match: MatchedDockerfile,
  file: string,
): readonly HistoryEntry[] {
  const own = toldHistory(config, match).map((entry, index) => {
    const instruction = match.instructions.get(index)
    return instruction === undefined ? entry : { ...entry, place: { file, line: instruction.line } }
  })
  const hidden = match.untold.map(({ keyword, words, line }) => ({
    createdBy: `${keyword} ${words}`,
    comment: '',
    isEmpty: true,
    place: { file, line },
  }))
  return [...own.slice(0, -1), ...hidden, ...own.slice(-1)]
}
