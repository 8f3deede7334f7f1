import { CODEOWNERS_PATHS, ownersOf } from '../domain/approval/codeowners.ts'
import type { Setting } from '../domain/guidance/setting.ts'
import { UsageError } from '../domain/values/problem.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { readFileAt } from '../github/commits.ts'
import { debug } from '../github/runner.ts'
import type { Run } from './load-budgets.ts'

/** Where the report will be read, and whom its readers may ask. */
export async function settingOf(
  run: Pick<Run, 'inputs' | 'eventContext' | 'api'>,
  verdicts: readonly Verdict[],
): Promise<Setting> {
  const { inputs, eventContext } = run
  const { onInconclusive, approvers } = inputs
  const { pull, baseSha, values } = eventContext
  const isFailure = verdicts.some(({ outcome }) => outcome === 'fail')
  return {
    subject: pull === null ? 'commit' : 'pull-request',
    baseRef: pull?.baseRef ?? (baseSha === null ? null : (values.base_ref ?? null)),
    onInconclusive,
    approvers,
    owners: isFailure && baseSha !== null ? await ownersAt(run, baseSha) : [],
  }
}

/** By the base's file, as GitHub reads it. That nobody can be named is no reason to end. */
async function ownersAt(
  { inputs, api }: Pick<Run, 'inputs' | 'api'>,
  sha: string,
): Promise<readonly string[]> {
  try {
    for (const path of CODEOWNERS_PATHS) {
      const text = await readFileAt(await api(), path, sha)
      if (text !== undefined) return ownersOf(text, inputs.config)
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    debug(`Who owns ${inputs.config} is not known: ${error.message}`)
  }
  return []
}
