import type { Platform } from '../image/platform.ts'
import { Malformed, quoted } from '../values/problem.ts'
import { expanded, type Variables } from './variables.ts'

/** A Dockerfile as it was read: a text of anybody, which names and points, and decides nothing. */
export interface Dockerfile {
  /** `ARG NAME=value` before the first FROM; null: only the build gives a value. */
  readonly args: readonly { readonly name: string; readonly value: string | null }[]
  /** At least one. */
  readonly stages: readonly WrittenStage[]
}

export interface WrittenStage {
  /** Behind AS. */
  readonly name: string | null
  /** As it was written behind FROM. */
  readonly from: string
  readonly line: number
  readonly instructions: readonly DockerfileInstruction[]
}

/** One instruction, its continued lines joined and their comments left out. */
export interface DockerfileInstruction {
  /** In capitals. */
  readonly keyword: string
  /** All behind it, flags and heredocs included. */
  readonly words: string
  /** From 1. */
  readonly line: number
}

/** What an image was built by: the stage that is built, upon those of the same file below it. */
export interface BuiltStage {
  readonly file: string
  /** The image in FROM; null: none, or one that only the build knows. */
  readonly from: string | null
  readonly fromLine: number
  readonly instructions: readonly DockerfileInstruction[]
}

const MOST_STAGES_NAMED = 10

/**
 * The stage that is built, with what it has from other stages of the file.
 * @param target its name or number; the last one, where it is left out
 * @throws {Malformed} where there is no such stage
 */
export function builtStage(
  { args, stages }: Dockerfile,
  {
    file,
    target,
    platform,
  }: { file: string; target: string | undefined; platform: Platform | null },
): BuiltStage {
  const variables: Map<string, string | null> = new Map(ofPlatform(platform))
  for (const { name, value } of args) {
    variables.set(name, value === null ? null : expanded(value, variables))
  }
  const chain = chainOf(stages, indexOf(stages, target), variables)
  const [lowest] = chain
  const from = lowest === undefined ? null : expanded(lowest.from, variables)
  return {
    file,
    from: from === 'scratch' || from === '' ? null : from,
    fromLine: lowest?.line ?? 1,
    instructions: chain.flatMap((stage, index) => [
      ...triggersOf(chain[index - 1]),
      ...stage.instructions,
    ]),
  }
}

/** BuildKit's own, without those that tell of the machine that builds. */
function ofPlatform(platform: Platform | null): [string, string][] {
  if (platform === null) return []
  const { os, architecture, variant = '' } = platform
  return [
    ['TARGETOS', os],
    ['TARGETARCH', architecture],
    ['TARGETVARIANT', variant],
    ['TARGETPLATFORM', [os, architecture, variant].filter((part) => part !== '').join('/')],
  ]
}

function indexOf(stages: readonly WrittenStage[], target: string | undefined): number {
  if (target === undefined) return stages.length - 1
  const named = stages.findLastIndex(({ name }) => name?.toLowerCase() === target.toLowerCase())
  const index = named < 0 && /^\d+$/.test(target) ? Number(target) : named
  if (stages[index] !== undefined) return index
  const names = stages.flatMap(({ name }) => name ?? []).slice(0, MOST_STAGES_NAMED)
  const others =
    names.length === 0 ? 'its stages have no names' : `it has ${names.map(quoted).join(', ')}`
  throw new Malformed(`it has no stage ${quoted(target)}; ${others}`)
}

/** From the stage that names an image, up to the one that is built: a stage names earlier ones only. */
function chainOf(
  stages: readonly WrittenStage[],
  top: number,
  variables: Variables,
): readonly WrittenStage[] {
  const chain: WrittenStage[] = []
  for (let index = top; index >= 0; ) {
    const stage = stages[index]
    if (stage === undefined) break
    chain.unshift(stage)
    const from = expanded(stage.from, variables)?.toLowerCase()
    index = stages.slice(0, index).findLastIndex(({ name }) => name?.toLowerCase() === from)
  }
  return chain
}

/** What ONBUILD of the stage below adds in front. */
function triggersOf(stage: WrittenStage | undefined): readonly DockerfileInstruction[] {
  const triggers = stage?.instructions.filter(({ keyword }) => keyword === 'ONBUILD') ?? []
  return triggers.flatMap(({ words, line }) => {
    const [, keyword, rest] = /^([a-z]+)\s+([\s\S]*)$/i.exec(words) ?? []
    return keyword === undefined || rest === undefined
      ? []
      : [{ keyword: keyword.toUpperCase(), words: rest, line }]
  })
}
