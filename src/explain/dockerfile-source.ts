import type { BuiltStage } from '../domain/dockerfile/dockerfile.ts'
import {
  type MatchedDockerfile,
  matchDockerfile,
  placedHistory,
  toldHistory,
} from '../domain/dockerfile/match.ts'
import { mismatchWords } from '../domain/dockerfile/mismatch.ts'
import type { BaseImage } from '../domain/explanation/base-image.ts'
import type { Gap } from '../domain/explanation/gaps.ts'
import type { ImageSize } from '../domain/image/image.ts'
import type { ImageConfig } from '../domain/image/manifest.ts'
import { type LoadedDockerfile, stageFor } from './dockerfile.ts'

interface Built {
  readonly image: ImageSize
  readonly dockerfile?: Promise<LoadedDockerfile> | undefined
}
interface Claimed {
  readonly image: ImageSize
  readonly claimed?: Promise<BuiltStage | null>
}
interface Owned {
  readonly image: ImageSize
  readonly ownDockerfile?: (() => Promise<LoadedDockerfile>) | undefined
}

/** A config, with what the Dockerfile tells of its history. */
export interface Source {
  readonly config: ImageConfig
  /** What it was built by. */
  readonly stage: BuiltStage | undefined
  /** What it may have been built from, and nobody says so. */
  readonly candidate?: string | null
  /** The base image by the Dockerfile; unknown where it does not match. */
  readonly parent: BaseImage
  readonly gaps: readonly Gap[]
}

/** The head's own steps by their lines; where the Dockerfile does not match, it proves nothing. */
export async function sourceOf({ image, dockerfile }: Built, config: ImageConfig): Promise<Source> {
  const unknown = { kind: 'unknown' } as const
  const loaded = await dockerfile
  if (loaded === undefined) return { config, stage: undefined, parent: unknown, gaps: [] }
  const { stage, gaps } = stageFor(loaded, image.platform ?? config.platform)
  if (stage === undefined) return { config, stage, parent: unknown, gaps }
  const match = matchDockerfile(config, countOf(image), stage)
  if ('missing' in match) {
    const gap = { of: 'dockerfile', name: stage.file, why: mismatchWords(match) } as const
    return { config, stage: undefined, parent: unknown, gaps: [gap] }
  }
  const history = placedHistory(config, match, stage.file)
  return { config: { ...config, history }, stage, parent: parentBy(match, stage.from), gaps }
}

/** Another version of the Dockerfile built the base: where its steps are the same, so many came before. */
export async function likeHead({ image, claimed }: Claimed, config: ImageConfig): Promise<Source> {
  const stage = await claimed
  if (!stage) return { config, stage: undefined, parent: { kind: 'unknown' }, gaps: [] }
  const match = matchDockerfile(config, countOf(image), stage)
  if ('missing' in match) {
    return {
      config,
      stage: undefined,
      candidate: stage.from,
      parent: { kind: 'unknown' },
      gaps: [],
    }
  }
  const told = { ...config, history: toldHistory(config, match) }
  return {
    config: told,
    stage: undefined,
    candidate: stage.from,
    parent: parentBy(match, null),
    gaps: [],
  }
}

function parentBy({ parentLayers: layers }: MatchedDockerfile, name: string | null): BaseImage {
  return layers === 0
    ? { kind: 'unknown' }
    : { kind: 'likely', name, layers, shownBy: 'dockerfile' }
}

/** The base by its own Dockerfile, where the head's has another FROM; null where it does not match. */
export async function byOwnVersion(
  { image, ownDockerfile }: Owned,
  config: ImageConfig,
): Promise<Source | null> {
  const dockerfile = ownDockerfile?.()
  const { stage, parent, ...own } = await sourceOf({ image, dockerfile }, config)
  if (stage === undefined) return null
  // Lines of another version are none that the reader sees.
  const history = own.config.history.map(({ place: _, ...entry }) => entry)
  const base = { ...own.config, history }
  return { config: base, stage: undefined, candidate: stage.from, parent, gaps: [] }
}

export function countOf({ stack, layers }: ImageSize): number {
  return stack?.length ?? layers.length
}
