import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LoadedBudgets, loadCompared, loadSingle } from './budget-file.ts'
import type { CheckRequest } from './check.ts'
import { UsageError } from './domain/problem.ts'
import { type PlaceholderValues, usesPlaceholder } from './domain/template.ts'
import type { Api } from './github/client.ts'
import { mergeBase, messageOf, readFileAt } from './github/commits.ts'
import type { Inputs } from './github/inputs.ts'
import type { Occasion } from './github/occasion.ts'
import { isFileWithin } from './layout/confined.ts'

/** One run of the action, as its steps pass it on. */
export interface Run {
  readonly inputs: Inputs
  readonly occasion: Occasion
  readonly api: () => Promise<Api>
  /** The commit that the change's branch began at, asked for once; undefined: not told. */
  readonly fork: () => Promise<string | undefined>
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  readonly now: Date
}

/** The budgets that judge, from the base commit or the workspace. */
export async function loadBudgets(run: Run): Promise<LoadedBudgets> {
  const { config, configFrom } = run.inputs
  if (configFrom === 'workspace') return loadFromWorkspace(run)
  const { headSha, baseSha, isForeign } = run.occasion
  const api = await run.api()
  const head = readFileAt(api, config, headSha)
  const [base, atHead] = await Promise.all([
    baseSha === null ? head : readFileAt(api, config, baseSha),
    head,
  ])
  // A fork's commit that belongs to no pull request has nothing beside it that could be believed.
  if (baseSha === null && isForeign)
    return loadCompared(config, { base: undefined, head: atHead, fork: undefined }, { isForeign })
  // Only where they differ it matters who has edited.
  if (base === atHead || baseSha === null)
    return loadCompared(config, { base, head: atHead, fork: base }, { isForeign })
  const forkSha = await run.fork()
  const fork =
    forkSha === undefined || forkSha === baseSha ? base : await readFileAt(api, config, forkSha)
  const loaded = loadCompared(config, { base, head: atHead, fork }, { isForeign })
  if (forkSha !== undefined) return loaded
  const notice = `Where this branch began could not be told: what the base has changed in ${config} since may be among the edits.`
  return { ...loaded, notices: [...loaded.notices, notice] }
}

/** Both the budget file and a template may ask for it. */
export function forkOnce(
  { headSha, baseSha }: Occasion,
  api: () => Promise<Api>,
): () => Promise<string | undefined> {
  let fork: Promise<string | undefined> | undefined
  const ask = async () => (baseSha === null ? undefined : mergeBase(await api(), baseSha, headSha))
  return () => {
    fork ??= ask()
    return fork
  }
}

/** Of a fork's change a workspace may hold the fork's file: believed is what the base's has too. */
async function loadFromWorkspace(run: Run): Promise<LoadedBudgets> {
  const { config } = run.inputs
  const text = await readFromWorkspace(run)
  const { baseSha, isForeign } = run.occasion
  const baseText = async () =>
    baseSha === null
      ? undefined
      : // Whoever may not read it is told by the notice that nothing of it is believed.
        readFileAt(await run.api(), config, baseSha).catch(() => undefined)
  const loaded = loadSingle(config, text, isForeign ? { believed: await baseText() } : undefined)
  const notice = `${config} is read from the workspace, where the change itself may have edited it.`
  return { ...loaded, notices: [...loaded.notices, notice] }
}

async function readFromWorkspace({ inputs, occasion, workspace }: Run): Promise<string> {
  const path = inputs.config
  // What is wrong with a budget file is told by quoting it: no link of a fork's may lead elsewhere.
  if (occasion.isForeign && !(await isFileWithin(workspace, path))) {
    throw new UsageError(
      `${path} is no file of the workspace. With config-from: workspace, actions/checkout has to come before this step; of a fork’s change the file may be no link either.`,
    )
  }
  try {
    return await readFile(join(workspace, path), 'utf8')
  } catch (cause) {
    throw new UsageError(
      `${path} cannot be read in the workspace (${messageOf(cause)}). With config-from: workspace, actions/checkout has to come before this step.`,
      { cause },
    )
  }
}

/** What is to be checked, with the tags of the two sides. */
export async function requestOf(run: Run, loaded: LoadedBudgets): Promise<CheckRequest> {
  const { inputs, occasion } = run
  const { budgets, retired, file } = loaded
  // Without a pull request there is no pr-7 to look for: the branch's own image is meant.
  const isDefault = inputs.headTag === 'pr-{number}'
  const headTag = isDefault && occasion.pull === null ? '{head_ref}' : inputs.headTag
  const templates = [headTag, inputs.baseTag, ...budgets.flatMap(({ head, base }) => [head, base])]
  return {
    budgets,
    headTag,
    baseTag: inputs.baseTag,
    values: await withMergeBase(run, templates),
    baseFallback: occasion.baseFallback,
    platforms: inputs.platforms,
    retired,
    edits: file.edits,
    today: run.now.toISOString().slice(0, 10),
    noiseFloor: inputs.noiseFloor,
  }
}

/** The merge base costs a request, and is asked for only where a template has it. */
async function withMergeBase(
  run: Run,
  templates: readonly (string | undefined)[],
): Promise<PlaceholderValues> {
  const { values } = run.occasion
  const isUsed = templates.some((each) => each !== undefined && usesPlaceholder(each, 'merge_base'))
  const sha = isUsed ? await run.fork() : undefined
  return sha === undefined ? values : { ...values, merge_base: sha }
}
