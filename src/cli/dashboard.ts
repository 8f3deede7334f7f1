import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { loadSingle } from '../common/budget-file.ts'
import { assets } from '../dashboard/assets.ts'
import { dashboardData } from '../dashboard/dashboard-data.ts'
import { dashboardPage } from '../dashboard/page.ts'
import type { Budget } from '../domain/budget/budget.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import { originOf } from '../git/origin.ts'
import { HistoryUnavailable } from '../series/history-branch.ts'
import type { Arguments } from './arguments.ts'
import { readText } from './budget-text.ts'
import { named, readSizes } from './history-read.ts'
import { EXIT, type World } from './world.ts'

/** `dashboard`: the history as one HTML file. */
export async function dashboardCommand(args: Arguments, world: World): Promise<number> {
  checkOutput(args.output)
  try {
    return await writeDashboard(args, world)
  } catch (error) {
    if (!(error instanceof HistoryUnavailable)) throw error
    world.stderr.write(`${oneLine(error.message, 1_000)}. ${error.cure}\n`)
    return EXIT.inconclusive
  }
}

async function writeDashboard(args: Arguments, world: World): Promise<number> {
  const { config, output, positionals, repository } = args
  const budgets = await budgetsOf(config, world)
  const history = await readSizes(args, world, budgets ?? [])
  const series = named(history.all(), positionals)
  const isWanted = ({ name }: Budget) => positionals.length === 0 || positionals.includes(name)
  const services = budgets?.filter(isWanted).map(({ name, limit }) => ({
    name,
    limit: limit?.value ?? null,
  }))
  const data = dashboardData(series, {
    services: services ?? null,
    repository: repository ?? (await originOf(world.directory)),
    serverUrl: serverFor(repository, world),
    torn: history.torn,
    now: new Date(),
  })
  const page = dashboardPage(data, assets)
  await write(resolve(world.directory, output), page, output)
  for (const note of data.notes) world.stderr.write(`note: ${note}\n`)
  const size = formatBytes(Buffer.byteLength(page))
  world.stdout.write(
    `${plural(data.images.length, 'image')} in ${oneLine(output)} (${size}): open it in a browser\n`,
  )
  return EXIT.pass
}

/** A clone may be of any forge: whose commits to link to is known in a job, or where somebody names it. */
function serverFor(repository: string | undefined, { env }: World): string | null {
  return env['GITHUB_SERVER_URL'] || (repository === undefined ? null : 'https://github.com')
}

/** A page is made anew each time, and is to overwrite nothing but a page. */
function checkOutput(output: string): void {
  if (/[^/\\]\.html?$/i.test(output)) return
  throw new UsageError(
    `--output ${oneLine(output, 200)}: name a file that ends in .html, such as site/index.html`,
  )
}

/** null: there is no such file. A history can be shown without. */
async function budgetsOf(config: string, { directory }: World): Promise<readonly Budget[] | null> {
  const file = { path: resolve(directory, config), name: oneLine(config) }
  const text = await readText(file)
  return text === null ? null : loadSingle(file.name, text).budgets
}

async function write(path: string, page: string, name: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, page)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${oneLine(name)} cannot be written: ${oneLine(reason)}`, { cause: error })
  }
}
