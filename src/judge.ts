import { publishBreakdown } from './breakdown.ts'
import { check } from './check.ts'
import { type Decision, decider } from './decide.ts'
import { isBlocking } from './domain/outcome.ts'
import { UsageError } from './domain/problem.ts'
import type { Told } from './domain/report.ts'
import type { Verdict } from './domain/verdict.ts'
import type { Api } from './github/client.ts'
import { firstParents } from './github/commits.ts'
import { type Inputs, inputsForLater, readInputs } from './github/inputs.ts'
import { isJudged } from './github/judged.ts'
import { Lineage } from './github/lineage.ts'
import type { Occasion } from './github/occasion.ts'
import { log, warn, writeSummary } from './github/runner.ts'
import type { RunId } from './github/standing.ts'
import { links, type RunPlace, runUrl } from './links.ts'
import { type JudgingBudgets, loadBudgets, type Run } from './load.ts'
import { createProgress } from './progress.ts'
import { isRedByNow, publish } from './publish.ts'
import type { Links } from './render/markdown-links.ts'
import { code } from './render/markdown-text.ts'
import { requestOf } from './request.ts'
import type { Result } from './results.ts'
import { SharedImages } from './shared-images.ts'
import { tellTrouble } from './trouble.ts'

/** What one run of the action has in common for all that it judges. */
export interface Session {
  readonly api: () => Promise<Api>
  readonly id: RunId
  readonly place: RunPlace
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  readonly tempDir: string
}

/** What was judged, or broke, and has to be told. */
interface Judged {
  readonly occasion: Occasion
  /** Whether it keeps the commit from being green, as far as that is known by now. */
  readonly isRed: () => Promise<boolean>
  readonly publish: () => Promise<Result>
}

/**
 * Judges one after the other: one that breaks keeps none of the others from being judged. Nothing is
 * told before all of them are: they may share a commit's one status.
 */
export async function judgeAll(
  occasions: readonly Occasion[],
  session: Session,
): Promise<Result[]> {
  const share = occasions.length
  const judged: Judged[] = []
  let images: SharedImages | undefined
  const imagesFor = (inputs: Inputs) => {
    images ??= new SharedImages(inputs, session.workspace, share > 1)
    return images
  }
  try {
    for (const occasion of occasions) {
      try {
        const each = await judge(occasion, { ...session, share, imagesFor })
        if (each !== null) judged.push(each)
      } catch (error) {
        const publish = () => broken(error, occasion, session)
        judged.push({ occasion, isRed: async () => true, publish })
      }
    }
  } finally {
    await images?.close()
  }
  return publishAll(judged, session)
}

/** Failures before successes, so that none of these stands for a moment. */
async function publishAll(judged: readonly Judged[], session: Session): Promise<Result[]> {
  const results: Result[] = []
  for (const { occasion, publish } of await redFirst(judged)) {
    if (judged.length > 1) {
      await writeSummary(`## ${subjectOf(occasion)}\n`)
      log(`${plainSubjectOf(occasion)}:`)
    }
    try {
      results.push(await publish())
    } catch (error) {
      results.push(await broken(error, occasion, session))
    }
  }
  return results
}

async function redFirst(judged: readonly Judged[]): Promise<readonly Judged[]> {
  if (judged.length < 2) return judged
  const red = new Set<Judged>()
  // What nobody can tell breaks, and is no success.
  for (const each of judged) if (await each.isRed().catch(() => true)) red.add(each)
  return [...red, ...judged.filter((each) => !red.has(each))]
}

/** Tells wherever a result would have been told that there is none, and why. */
export async function broken(
  error: unknown,
  occasion: Occasion | null,
  { api, id, place }: Session,
): Promise<Result> {
  const { message, failure } = tellTrouble(error)
  const run = runUrl(place)
  const outputs = await publishBreakdown({ api, occasion, id, message, run, warn })
  return { pull: occasion?.pull?.number ?? null, report: null, outputs, failure }
}

interface Shared extends Session {
  readonly share: number
  readonly imagesFor: (inputs: Inputs) => SharedImages
}

/** What happened → budgets → check; null: it is not the time yet. */
async function judge(occasion: Occasion, session: Shared): Promise<Judged | null> {
  if (occasion.refusal !== null) throw new UsageError(occasion.refusal)
  const { api, id, workspace, tempDir, share } = session
  const inputs = inputsOf(share)
  const lineage = new Lineage(occasion, api)
  const run = { inputs, occasion, api, lineage, workspace, now: new Date() }
  if (await isTooEarly(run)) return null
  const budgets = await loadBudgets(run)
  const checking = checkAll(run, budgets, session.imagesFor(inputs))
  // What speaks to GitHub loads while the registries answer; publishing tells if it cannot.
  api().catch(() => {})
  const { verdicts, told } = await checking
  const decide = decider(run, verdicts, told)
  const publisher = {
    ...run,
    id,
    links: linksOf(run, budgets, session.place),
    tempDir,
    share,
    warn,
  }
  let red: Decision | undefined
  return {
    occasion,
    isRed: async () => {
      const decision = await decide()
      if (await isRedByNow(decision, publisher)) red = decision
      return red !== undefined
    },
    publish: async () => {
      // A leave may have been taken back meanwhile; a failure is looked at again once it is told.
      const first = red ?? (await decide())
      const { report, outputs } = await publish(first, decide, budgets.headBudgets, publisher)
      const failure = isBlocking(report.outcome, inputs.onInconclusive) ? report.headline : null
      return { pull: occasion.pull?.number ?? null, report, outputs, failure }
    },
  }
}

/** Of several only the worst one's report is kept in the file that the user named. */
function inputsOf(share: number): Inputs {
  const inputs = readInputs()
  return share > 1 ? { ...inputs, reportFile: '' } : inputs
}

function subjectOf({ pull, headSha, values }: Occasion): string {
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} → ${code(values.base_ref ?? '')}`
}

function plainSubjectOf({ pull, headSha }: Occasion): string {
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} → ${pull.baseRef}`
}

/** A word on a commit that no run of its own has judged waits for that run, and says so. */
async function isTooEarly({ inputs, occasion, api }: Run): Promise<boolean> {
  const { forum, headSha } = occasion
  if (forum === null || !forum.isWord || !inputs.status) return false
  const { statusContext, commentKey, approvalLabel: label } = inputs
  if (await isJudged(await api(), forum, { statusContext, commentKey, label })) return false
  log(
    `No run has set the status ${statusContext} on ${headSha.slice(0, 7)} yet, and a label, a review or a comment brings no image: the run of the push comes first. If that was cancelled, start it again; a fork’s, whose token may only read, needs a workflow_run.`,
  )
  return true
}

/** Judged by the limits alone: what people have approved is asked afterwards. */
async function checkAll(
  run: Run,
  loaded: JudgingBudgets,
  shared: SharedImages,
): Promise<{ verdicts: Verdict[]; told: Told }> {
  const { inputs, api } = run
  const later = laterNotices()
  const { value: verdicts, requests } = await shared.counted(async () =>
    check(await requestOf(run, loaded), {
      ...shared.sources,
      hearsay: shared.hearsay,
      firstParents: async (sha) => firstParents(await api(), sha, inputs.baseLookback),
      progress: createProgress(log),
    }),
  )
  const notices = [...loaded.notices, ...later, ...shared.warnings]
  return { verdicts, told: { budgetFile: loaded.file, notices, requests, prices: inputs.prices } }
}

function laterNotices(): string[] {
  return inputsForLater().map((name) => {
    const notice = `The input ${name} is set, and this version does not act on it yet.`
    warn(notice)
    return notice
  })
}

function linksOf({ inputs, occasion }: Run, { sha }: JudgingBudgets, place: RunPlace): Links {
  const { headSha, baseSha } = occasion
  return links({ config: inputs.config, sha, headSha, baseSha, place })
}
