import { approvalsIn } from '../approval/approval.ts'
import { judgesGrowth } from '../budget/budget.ts'
import { growth } from '../image/change.ts'
import { formatChange } from '../values/bytes.ts'
import { oneLine, plural } from '../values/text.ts'
import { isNotBuilt } from '../verdict/not-built.ts'
import { isBlocking, type Outcome } from '../verdict/outcome.ts'
import { RULES } from '../verdict/rule.ts'
import type { Verdict } from '../verdict/verdict.ts'

interface Group {
  readonly holds: (verdict: Verdict) => boolean
  readonly one: string
  readonly many: string
}

const rules = Object.entries(RULES)

const has = (verdict: Verdict, rule: string, outcome: Outcome) =>
  verdict.findings.some((finding) => finding.rule === rule && finding.outcome === outcome)

/** The rule that a failure is counted under. */
const leadingRule = (verdict: Verdict) =>
  rules.find(([rule, { failed }]) => failed !== undefined && has(verdict, rule, 'fail'))?.[0]

/** Whether the image was measured, and only what a scanner says of it is missing. */
const areCves = (findings: Verdict['findings']) =>
  findings.every(({ rule, outcome }) => outcome !== 'inconclusive' || rule === 'max_cves')

/** What keeps a change from passing, each verdict in one of them. */
const TROUBLE: readonly Group[] = [
  ...rules.flatMap(([rule, { failed }]) =>
    failed === undefined
      ? []
      : [{ holds: (each: Verdict) => leadingRule(each) === rule, ...failed }],
  ),
  {
    holds: (verdict) => verdict.outcome === 'fail' && leadingRule(verdict) === undefined,
    one: 'breaks a rule',
    many: 'break a rule',
  },
  { holds: ({ outcome }) => outcome === 'review', one: 'needs review', many: 'need review' },
  {
    holds: ({ outcome, findings }) => outcome === 'inconclusive' && areCves(findings),
    one: 'has CVEs that are not known',
    many: 'have CVEs that are not known',
  },
  {
    holds: ({ outcome }) => outcome === 'inconclusive',
    one: 'could not be measured',
    many: 'could not be measured',
  },
]

/** Over its limit, by an exception with an end. */
const WAIVED: Group = {
  holds: ({ findings }) => findings.some(({ waiver }) => waiver !== undefined),
  one: 'is over its budget, and waived',
  many: 'are over their budgets, and waived',
}

const WARNED: readonly Group[] = rules.flatMap(([rule, { warned }]) =>
  warned === undefined ? [] : [{ holds: (each: Verdict) => has(each, rule, 'warn'), ...warned }],
)

/** One sentence with the verdict on services that are there, or were expected. */
export function headline(all: readonly Verdict[]): string {
  const isClaimed = all.some(
    ({ head }) => head.kind === 'measured' && head.claimedBy?.by === 'fork',
  )
  return `${sentence(all)}${isClaimed ? ', by the fork’s own word' : ''}`
}

function sentence(all: readonly Verdict[]): string {
  if (all.length === 0) return 'No image has a budget any more'
  // The budget file's edits may hold up a service that was not built, too.
  const verdicts = all.filter((each) => !isNotBuilt(each) || isBlocking(each.outcome, 'fail'))
  const unbuilt = all.length - verdicts.length
  if (unbuilt === 0) return judged(verdicts)
  const rest = all.filter((each) => !verdicts.includes(each))
  const warned = countWarnings(rest)
  if (verdicts.length === 0) {
    const none = all.length === 1 ? 'The image was' : `None of ${plural(all.length, 'image')} was`
    return `${none} built here${warned}`
  }
  return `${judged(verdicts)}; ${unbuilt} not built here${warned}`
}

function countWarnings(verdicts: readonly Verdict[]): string {
  const warned = verdicts.filter(({ outcome }) => outcome === 'warn').length
  return warned > 0 ? `, ${warned} with a warning` : ''
}

function judged(verdicts: readonly Verdict[]): string {
  const trouble = countAll(verdicts, TROUBLE)
  if (trouble !== undefined) return trouble
  const approvers = approvalsIn(verdicts)
  const approved = approvers.length === 0 ? '' : `, approved by ${approvers.join(', ')}`
  const [waived, over] = [countAll(verdicts, [WAIVED]), countAll(verdicts, WARNED)]
  if (waived !== undefined || over !== undefined) return `${waived ?? over}${approved}`
  const [only, ...others] = verdicts
  const warned = verdicts.filter(({ outcome }) => outcome === 'warn').length
  if (only === undefined || others.length > 0) {
    const rest = warned > 0 ? `, ${warned} with a warning` : ''
    return `All ${plural(verdicts.length, 'image')} are within budget${rest}${approved}`
  }
  if (!hasRules(only)) return comparison(only)
  return `The image is within its budget${warned > 0 ? ', with a warning' : ''}${approved}`
}

function countAll(verdicts: readonly Verdict[], groups: readonly Group[]): string | undefined {
  const parts = groups.flatMap(({ holds, one, many }) => {
    const number = verdicts.filter(holds).length
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]
  })
  const [first, ...others] = parts
  if (first === undefined) return undefined
  if (verdicts.length === 1) return first.replace(/^1/, 'The image')
  return [first.replace(/^(\S+)/, `$1 of ${plural(verdicts.length, 'image')}`), ...others].join(
    ', ',
  )
}

function hasRules({ budget }: Verdict): boolean {
  return budget.limit !== undefined || budget.maxWaste !== undefined || judgesGrowth(budget)
}

/** Without a budget there is no verdict: the change itself is the news. */
function comparison({ budget, changes }: Verdict): string {
  const grown = changes
    .map((change) => growth(change)?.bytes)
    .filter((bytes) => bytes !== undefined)
  const most = grown.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0]
  const name = oneLine(budget.name, 100)
  if (most === undefined) return `${name} is measured`
  return most === 0 ? `${name} does not change in size` : `${name} changes by ${formatChange(most)}`
}
