import { tagSafe } from '../domain/budget/template.ts'
import type { Report } from '../domain/report/report.ts'
import { commonTags } from './rows.ts'

/** What stands on one side of an arrow. */
interface Side {
  readonly name: string
  /** Whether it is the name of a branch or a tag. */
  readonly isRef: boolean
}

/** What is compared with what, by names that people know; one side where nothing is compared. */
export function sidesOf({ verdicts, setting }: Pick<Report, 'verdicts' | 'setting'>): Side[] {
  const { head, base } = commonTags(verdicts)
  const own =
    setting.subject === 'pull-request' ? said('PR') : head === null ? said('now') : ref(head)
  if (base === undefined) return [own]
  const { baseRef } = setting
  const isOfBranch =
    base === (baseRef === null ? null : tagSafe(baseRef)) ||
    verdicts.every((verdict) => verdict.base === null || verdict.baseCommit !== null)
  if (baseRef !== null && isOfBranch) return [ref(baseRef), own]
  return [base === null ? said('before') : ref(base), own]
}

const ref = (name: string): Side => ({ name, isRef: true })
const said = (name: string): Side => ({ name, isRef: false })
