import { type BuiltStage, builtStage, type Dockerfile } from '../domain/dockerfile/dockerfile.ts'
import type { DockerfileSource } from '../domain/dockerfile/source.ts'
import type { Gap } from '../domain/explanation/gaps.ts'
import type { Platform } from '../domain/image/platform.ts'
import { Malformed, Unmeasurable } from '../domain/values/problem.ts'
import type { ExplanationDeadline } from './explanation-deadline.ts'

/** A Dockerfile, or why there is none. */
export type LoadedDockerfile = Pick<DockerfileSource, 'path' | 'target'> &
  ({ readonly dockerfile: Dockerfile } | { readonly why: string })

/** Reads it, and loads what parses it, which no other run needs. */
export async function loadDockerfile(
  { path, target, read }: DockerfileSource,
  deadline: ExplanationDeadline,
): Promise<LoadedDockerfile> {
  const named = { path, ...(target === undefined ? {} : { target }) }
  try {
    const text = await deadline.within(read)
    const { parseDockerfile } = await import('../dockerfile/parse.ts')
    return { ...named, dockerfile: parseDockerfile(text) }
  } catch (error) {
    if (error instanceof Malformed || error instanceof Unmeasurable)
      return { ...named, why: error.message }
    throw error
  }
}

/** The stage of it that an image of a platform is built by, or why there is none. */
export function stageFor(
  loaded: LoadedDockerfile,
  platform: Platform | null,
): { readonly stage: BuiltStage | undefined; readonly gaps: readonly Gap[] } {
  const { path: file, target } = loaded
  const gap = (why: string): Gap => ({ of: 'dockerfile', name: file, why })
  if ('why' in loaded) return { stage: undefined, gaps: [gap(loaded.why)] }
  try {
    return { stage: builtStage(loaded.dockerfile, { file, target, platform }), gaps: [] }
  } catch (error) {
    if (error instanceof Malformed) return { stage: undefined, gaps: [gap(error.message)] }
    throw error
  }
}
