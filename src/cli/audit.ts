import { auditedTemplate, withoutCves } from '../check/audited-budgets.ts'
import { loadSingle } from '../common/budget-file.ts'
import { headroomPatch } from '../common/headroom-patch.ts'
import { type Audit, auditOf } from '../domain/audit/audit.ts'
import { withSizes } from '../domain/audit/with-sizes.ts'
import type { StoredSizes } from '../domain/series/size-history.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine, toJsonText } from '../domain/values/text.ts'
import { auditJson } from '../render/audit/audit-json.ts'
import { renderAuditMarkdown } from '../render/audit/audit-markdown.ts'
import { renderAuditText } from '../render/audit/audit-text.ts'
import { HistoryUnavailable } from '../series/history-branch.ts'
import { readHistory } from '../series/read-history.ts'
import type { Arguments } from './arguments.ts'
import { checked, exitCode, readConfig } from './check.ts'
import { historyBranch } from './history-branch.ts'
import { styleFor } from './paint.ts'
import { requireTags } from './required-tags.ts'
import { checkTemplates, valuesFrom } from './tags.ts'
import type { World } from './world.ts'

/** `audit`: what the action does each night, from a terminal; it writes nothing, and alerts nobody. */
export async function auditCommand(args: Arguments, world: World): Promise<number> {
  if (args.positionals.length > 0)
    throw new UsageError(`audit takes no ${oneLine(args.positionals[0] ?? '', 100)}`)
  checkTemplates(args)
  const now = new Date()
  const text = await readConfig(args.config, world)
  const { budgets, file, notices } = loadSingle(args.config, text)
  // What is compared with nothing has no base.
  const env = { ...world.env, GITHUB_BASE_REF: undefined }
  const values = valuesFrom(env)
  const own = budgets
    .map(withoutCves)
    .map((budget) =>
      auditedTemplate(budget, { headTag: args.head ?? null, baseTag: args.head ?? null }),
    )
  requireTags(own, { head: args.head, base: undefined, values })
  const { stored, notes } = await storedSizes(args, world, now)
  const subject = { budgets: own, file, notices, values, elsewhere: null, isWhole: true }
  const report = await checked(args, { ...world, env }, subject)
  const { verdicts } = report
  const audit = auditOf({
    verdicts,
    history: stored === null ? null : withSizes(stored, verdicts, { commit: null, now }),
    forecast: new Set(),
    notices: [...report.notices, ...notes],
    now,
  })
  world.stdout.write(
    `${printed(audit, headroomPatch(file.path, text, audit.headroom).diff, args, world)}\n`,
  )
  return exitCode(audit.outcome, args.onInconclusive)
}

const NO_HISTORY =
  'Without it an audit knows limits alone: no week, no forecast, no tag that moved, no limit that is not needed.'

/** A history that cannot be read is told, and limits are judged all the same. */
async function storedSizes(
  args: Arguments,
  world: World,
  now: Date,
): Promise<{ stored: StoredSizes | null; notes: string[] }> {
  try {
    const branch = await historyBranch(args, world)
    const stored = await readHistory(branch, { now, depth: 'all' })
    if (stored !== null) return { stored, notes: [...stored.torn] }
    return { stored, notes: [`There is no branch ${branch.name} here. ${NO_HISTORY}`] }
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error
    return { stored: null, notes: [`The history is left out: ${error.message}. ${error.cure}`] }
  }
}

function printed(audit: Audit, patch: string, { format }: Arguments, world: World): string {
  if (format === 'json') return toJsonText(auditJson(audit, patch), 2)
  if (format === 'text') return renderAuditText(audit, patch, styleFor(world))
  const page = { told: [], patch, run: undefined, most: Number.POSITIVE_INFINITY }
  return renderAuditMarkdown(audit, page)
}
