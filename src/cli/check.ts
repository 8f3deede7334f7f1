import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CheckPorts } from '../check/request.ts'
import { loadSingle, misnamed, otherEndingOf } from '../common/budget-file.ts'
import { readBudgetBytes } from '../common/budget-text.ts'
import { checkFleet } from '../common/check-fleet.ts'
import { inspectFiles, isWorthInspecting, unjudgedWaste } from '../common/inspect-files.ts'
import { lateExplainer } from '../common/late-explainer.ts'
import { createProgress } from '../common/progress.ts'
import type { Budget } from '../domain/budget/budget.ts'
import { checkBuiltImages } from '../domain/budget/built-images.ts'
import type { PlaceholderValues } from '../domain/budget/template.ts'
import type { BudgetFile, Report } from '../domain/report/report.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import { isBlocking, type Outcome } from '../domain/verdict/outcome.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { preload } from '../net/preload.ts'
import type { Arguments } from './arguments.ts'
import { keepMetrics } from './metrics.ts'
import { styleFor } from './paint.ts'
import { requireTags } from './required-tags.ts'
import { withImages } from './session.ts'
import { checkTemplates, tagsFrom } from './tags.ts'
import { curedOnTerminal } from './terminal-cures.ts'
import { EXIT, type World } from './world.ts'

/** `check`: what the action does, from a terminal and without GitHub. */
export async function checkCommand(args: Arguments, world: World): Promise<number> {
  if (args.positionals.length > 0)
    throw new UsageError(`check takes no ${oneLine(args.positionals[0] ?? '', 100)}`)
  const { config } = args
  checkTemplates(args)
  const { budgets, file, notices } = loadSingle(config, await readConfig(config, world))
  const { values } = tagsFrom(args, world.env)
  checkBuiltImages(args.images, budgets, { source: '--images', file: config })
  const elsewhere = args.measurements.length === 0 ? null : await measuredElsewhere(args, world)
  if (elsewhere === null) requireTags(budgets, { head: args.head, base: args.base, values })
  const subject = { budgets, file, notices, values, elsewhere, isWhole: false }
  const report = await checked(args, world, subject)
  await keepMetrics(report, args, world)
  return printed(report, args, world)
}

/** Whoever names the files takes them at their word. */
async function measuredElsewhere({ measurements }: Arguments, { directory }: World) {
  const { readMeasurements, strangerNotices } = await import('../common/read-measurements.ts')
  const expected = { repository: null, sha: null }
  const collected = await readMeasurements(measurements, directory, expected)
  return { ...collected, noticesFor: strangerNotices, isTrusted: true }
}

/** What a command has measured, and what it shows of it. */
export interface Subject {
  readonly budgets: readonly Budget[]
  readonly file: BudgetFile
  readonly notices: readonly string[]
  readonly values: PlaceholderValues
  /** What other jobs have measured; null: all of it is measured here. */
  readonly elsewhere: Awaited<ReturnType<typeof measuredElsewhere>> | null
  /** Everything is looked into, and its layers are shown; else what changed, and why. */
  readonly isWhole: boolean
  /** Of an image's platforms those whose layers are shown; all, where it is left out. */
  readonly explainable?: NonNullable<CheckPorts['explainable']>
  /** Of what was built; left out: files of the directory. */
  readonly dockerfileText?: (path: string) => Promise<string>
}

export function checked(args: Arguments, world: World, subject: Subject): Promise<Report> {
  return withImages(world, args, async ({ source, traffic }, warnings) => {
    const { budgets, values, elsewhere } = subject
    const request = {
      ...(await scansFor(args, world, budgets)),
      budgets,
      ...tagsFrom(args, world.env),
      values,
      platforms: args.platforms,
      retired: new Set<string>(),
      built: args.images,
      missingHead: args.missingHead,
      edits: [],
      today: new Date().toISOString().slice(0, 10),
      noiseFloor: args.noiseFloor,
      // Whoever types a command names all of it.
      isForeign: false,
    }
    preload(() => import('../domain/report/report.ts'), RENDERERS[args.format])
    const judged = await checkFleet(request, {
      images: source,
      firstParents: async () => [],
      ...explaining(source, args, subject),
      ...(elsewhere === null ? {} : { reported: elsewhere }),
      dockerfileText: subject.dockerfileText ?? ((path) => dockerfileOf(world, path)),
      progress: createProgress((line) => world.stderr.write(`${line}\n`)),
    })
    const looked =
      args.explain === 'files'
        ? await inspectFiles(judged, source, {
            isWanted: subject.isWhole ? () => true : isWorthInspecting,
            maxDownload: args.maxDownload,
            announce: (layers, bytes) =>
              world.stderr.write(`reading ${plural(layers, 'layer')}, ${formatBytes(bytes)}\n`),
          })
        : judged
    const verdicts = looked.map(curedOnTerminal)
    const [{ needsApproval }, { summarise }] = await Promise.all([
      import('../domain/approval/approval.ts'),
      import('../domain/report/report.ts'),
    ])
    const hint = needsApproval(verdicts) ? ['A review is approved on the pull request.'] : []
    const strangers = elsewhere?.noticesFor(elsewhere, budgets) ?? []
    const unjudged = unjudgedWaste(budgets, args.explain, '--explain files')
    const notices = [...subject.notices, ...unjudged, ...strangers, ...hint, ...warnings]
    return summarise(verdicts, {
      budgetFile: subject.file,
      notices,
      gaps: elsewhere?.gaps ?? [],
      requests: { ...traffic },
      prices: args.prices,
    })
  })
}

/** Whoever types a command may name any file. */
async function scansFor({ sarif }: Arguments, { directory }: World, budgets: readonly Budget[]) {
  if (sarif.length === 0) return {}
  const { readScans } = await import('../common/read-scans.ts')
  const where = { directory, isConfined: false, source: '--sarif' }
  return { scans: await readScans({ lines: sarif, budgets, ...where }) }
}

function explaining(images: ImageSource, args: Arguments, { isWhole, explainable }: Subject) {
  if (args.explain === 'none') return {}
  const explain = lateExplainer(images, { bandwidth: args.bandwidth })
  return { explain, explainAll: isWhole, ...(explainable && { explainable }) }
}

/** Loaded where a budget names one. */
async function dockerfileOf({ directory }: World, path: string): Promise<string> {
  const { dockerfileIn } = await import('../common/dockerfile-text.ts')
  return dockerfileIn(directory, path)
}

/** Of the three only the one that is asked for is loaded. */
const RENDERERS = {
  json: () => import('../render/json.ts'),
  markdown: () => import('../render/markdown.ts'),
  text: () => import('../render/text.ts'),
}

export async function printed(
  report: Report,
  args: Arguments,
  world: World,
  detail = { isWhole: false },
): Promise<number> {
  for (const piece of await render(report, args, world, detail)) world.stdout.write(piece)
  world.stdout.write('\n')
  // What is not all there is no verdict, whatever may count as one.
  return exitCode(report.outcome, report.gaps.length > 0 ? 'fail' : args.onInconclusive)
}

async function render(
  report: Report,
  { format }: Arguments,
  world: World,
  detail: { readonly isWhole: boolean },
): Promise<Iterable<string>> {
  if (format === 'json') {
    const { jsonPieces } = await RENDERERS.json()
    return jsonPieces(report)
  }
  if (format === 'markdown') {
    const { renderMarkdown } = await RENDERERS.markdown()
    return [renderMarkdown(report, {}, { fits: () => true, rest: '', ...detail })]
  }
  const { renderText } = await RENDERERS.text()
  return [renderText(report, styleFor(world), detail)]
}

export function exitCode(outcome: Outcome, onInconclusive: Arguments['onInconclusive']): number {
  if (!isBlocking(outcome, onInconclusive)) return EXIT.pass
  if (outcome === 'inconclusive') return EXIT.inconclusive
  return EXIT.fail
}

export async function readConfig(path: string, { directory }: World): Promise<string> {
  try {
    return String(await readBudgetBytes(resolve(directory, path)))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const isThere = (file: string) => existsSync(resolve(directory, file))
    const slashed = path.replaceAll('\\', '/')
    if (slashed !== path && isThere(slashed)) {
      throw new UsageError(`There is no ${oneLine(path)}: write ${oneLine(slashed)}.`, { cause })
    }
    const otherEnding = otherEndingOf(path)
    if (otherEnding !== undefined && !isThere(path) && isThere(otherEnding)) {
      throw new UsageError(`There is no ${oneLine(path)}. ${misnamed(otherEnding)}`, { cause })
    }
    throw new UsageError(
      `${oneLine(path)} cannot be read (${oneLine(why)}). Name another with --config FILE.`,
      {
        cause,
      },
    )
  }
}
