import { readFile } from 'node:fs/promises'
import { loadSingle } from '../common/budget-file.ts'
import { measureForReport } from '../common/measure-for-report.ts'
import { createProgress } from '../common/progress.ts'
import { checkBuiltImages } from '../domain/budget/built-images.ts'
import { inShard, parseShard } from '../domain/budget/shard.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import type { Entry, MeasurementFile } from '../measurements/schema.ts'
import { defaultFileName, measurementText, writeMeasurements } from '../measurements/write-file.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import { readConfig } from './check.ts'
import { requireTags } from './required-tags.ts'
import { withImages } from './session.ts'
import { checkTemplates, tagsFrom } from './tags.ts'
import { EXIT, type World } from './world.ts'

/** `measure --for-report`: what the budget file names, into a file that `check --measurements` judges. */
export async function measureForReportCommand(args: Arguments, world: World): Promise<number> {
  if (args.positionals.length > 0)
    throw new UsageError('--for-report measures what the budget file names, and takes no REFERENCE')
  if (args.format !== 'text')
    throw new UsageError('--for-report writes a file of its own format, and takes no --format')
  const [named, ...more] = args.measurements
  if (more.length > 0) throw new UsageError('--for-report writes one file: name one --measurements')
  checkTemplates(args)
  const shard =
    args.shard === undefined ? null : wellFormed(() => parseShard(args.shard ?? ''), '--shard')
  const file = loadSingle(args.config, await readConfig(args.config, world)).budgets
  checkBuiltImages(args.images, file, { source: '--images', file: args.config })
  const all = file.filter(({ name }) => args.images?.has(name) ?? true)
  const { values } = tagsFrom(args, world.env)
  requireTags(all, { head: args.head, base: args.base, values })
  const budgets = shard === null ? all : inShard(all, shard)
  const entries = await withImages(world, args, async ({ source }, warnings) => {
    const request = { ...tagsFrom(args, world.env), budgets, platforms: args.platforms }
    const measured = await measureForReport(request, {
      imagesFor: () => source,
      isExplained: args.explain !== 'none',
      progress: createProgress((line) => world.stderr.write(`${line}\n`)),
    })
    for (const warning of warnings) world.stderr.write(`note: ${oneLine(warning)}\n`)
    return measured
  })
  const names = budgets.map(({ name }) => name)
  const path = named ?? defaultFileName({ names, shard, env: world.env })
  const run = await runFrom(world.env)
  await writeMeasurements(
    world.directory,
    path,
    measurementText({ run, shard, measurements: entries }),
  )
  return tell(entries, path, world)
}

function tell(entries: readonly Entry[], path: string, { stdout, stderr }: World): number {
  const heads = entries.filter(({ side }) => side === 'head')
  const failed = heads.flatMap((entry) => ('failure' in entry ? [entry] : []))
  for (const { service, failure } of failed)
    stderr.write(`${`${oneLine(service)}: ${failure.message}. ${failure.cure}`.trim()}\n`)
  const measured = new Set(heads.flatMap((entry) => ('failure' in entry ? [] : [entry.service])))
  const rest = failed.length === 0 ? '' : `, ${failed.length} could not be`
  stdout.write(`${plural(measured.size, 'image')} measured${rest}: ${oneLine(path)}\n`)
  return failed.length === 0 ? EXIT.pass : EXIT.inconclusive
}

/** Inside GitHub Actions: which run it is, and which commit of the change; null elsewhere. */
async function runFrom(env: World['env']): Promise<MeasurementFile['run']> {
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = env
  const sha = (await headShaFrom(env['GITHUB_EVENT_PATH'])) ?? env['GITHUB_SHA']
  if (!repository || !sha || !id) return null
  return { repository, id: Number(id), attempt: Number(attempt || '1'), sha }
}

/** GITHUB_SHA of a pull request is a test merge, which is nobody's commit. */
async function headShaFrom(path: string | undefined): Promise<string | undefined> {
  if (!path) return undefined
  try {
    const event: unknown = JSON.parse(await readFile(path, 'utf8'))
    const sha = field(field(field(event, 'pull_request'), 'head'), 'sha')
    return typeof sha === 'string' ? sha : undefined
  } catch {
    return undefined
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
