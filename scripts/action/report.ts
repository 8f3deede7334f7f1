import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GitHubWorld } from '../../src/embedded/github/world.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { pageOf } from '../comment-page.ts'

/** What a run has published, and where it is to be looked at. */
export async function reportOf(
  { exitCode, log, outputs, summary, folder }: RunnerResult,
  { statuses, comments }: GitHubWorld,
): Promise<string> {
  const told = statuses.map(
    ({ context, state, description, sha }) =>
      `${context}: ${state}, "${description}" on ${sha.slice(0, 7)}`,
  )
  const { report = '', ...short } = outputs
  const words = Object.entries(short).map(([name, value]) => `${name}: ${value}`)
  return [
    asShown(log),
    line('Status', told, 'none was set'),
    line('Comment', await Promise.all(comments.map(saved(folder))), 'none was written'),
    line('Summary', summary === '' ? [] : [await page(folder, 'summary', summary)], 'none'),
    line('Report', report === '' ? [] : [await reportFile(report, folder)], 'none'),
    line('Outputs', words, 'none'),
    line('Step', exitCode === null ? [] : [`exit code ${exitCode}`], 'did not end in time'),
  ].join('\n')
}

function line(name: string, values: readonly string[], otherwise: string): string {
  return `${name.padEnd(9)} ${values.join(`\n${' '.repeat(10)}`) || otherwise}`
}

/** A runner takes what is to be masked, and does not show it. */
function asShown(log: string): string {
  return log.replace(/^::add-mask::.*\n/gm, '')
}

function saved(folder: string) {
  return ({ body, id }: GitHubWorld['comments'][number]) =>
    page(folder, id === 1 ? 'comment' : `comment-${id}`, body)
}

async function page(folder: string, name: string, markdown: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(`${file}.md`, markdown)
  await writeFile(`${file}.html`, pageOf(markdown))
  return `${file}.md, in a browser ${file}.html`
}

/** A large one is in a file already, and the output is its path. */
async function reportFile(report: string, folder: string): Promise<string> {
  if (!report.startsWith('{')) return report
  const file = join(folder, 'report.json')
  await writeFile(file, report)
  return file
}
