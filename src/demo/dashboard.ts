import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { historyBranch } from '../cli/history-branch.ts'
import type { World } from '../cli/world.ts'
import { startGitHub } from '../embedded/github.ts'
import { shopHistory } from '../embedded/past.ts'
import { demoWorld } from '../embedded/pull.ts'
import { runNode } from '../embedded/runner.ts'
import { importRecords } from '../series/import-records.ts'

const BRANCH = 'image-size-history'

interface Place {
  /** Where the program is. */
  readonly project: string
  /** Where the page goes. */
  readonly folder: string
  readonly token: string
  readonly budgetFile: string
}

/**
 * A year of sizes on the history branch of a GitHub of its own, and the page that `dashboard` makes of it.
 * @returns the page's file.
 */
export async function demoDashboard(
  { project, folder, token, budgetFile }: Place,
  { stdout, stderr }: Pick<World, 'stdout' | 'stderr'>,
): Promise<string> {
  const world = demoWorld(token, budgetFile)
  world.permissions.contents = 'write'
  const github = await startGitHub(world)
  try {
    const env = { PATH: process.env['PATH'] ?? '', GITHUB_API_URL: github.url, GITHUB_TOKEN: token }
    const asked = { repository: world.repository, historyBranch: BRANCH }
    const branch = await historyBranch(asked, { stdout, stderr, env, directory: folder })
    const now = new Date()
    await importRecords(branch, shopHistory(now), { now })
    const config = join(folder, 'docker-image-budgets.yaml')
    const page = join(folder, 'dashboard.html')
    await writeFile(config, budgetFile)
    const { exitCode, log } = await runNode(
      [
        join(project, 'dist/cli.js'),
        'dashboard',
        ...['--repository', world.repository, '--config', config, '--output', page],
      ],
      env,
      60_000,
    )
    if (exitCode !== 0) throw new Error(`dashboard: ${log}`)
    return page
  } finally {
    await github.close()
  }
}
