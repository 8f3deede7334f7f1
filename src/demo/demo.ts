import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { paintFor } from '../cli/paint.ts'
import { EXIT, type World } from '../cli/world.ts'
import { startGitHub } from '../embedded/github.ts'
import { demoContent } from '../embedded/images.ts'
import { demoWorld, pullRequestEvent } from '../embedded/pull.ts'
import { startRegistry } from '../embedded/registry.ts'
import { projectFolder, runAction } from '../embedded/runner.ts'
import { demoDashboard } from './dashboard.ts'
import { commentForTerminal } from './terminal.ts'

const TOKEN = 'ghs_demo'

/**
 * A pull request's check, whole and inside this machine: a registry and a GitHub of its own, the
 * action run as the runner runs it, and then what it has published.
 */
export async function demo({ stdout, stderr, env }: World): Promise<number> {
  const project = projectFolder()
  const registry = await startRegistry(demoContent(), {
    access: { kind: 'bearer', service: 'demo' },
  })
  const example = await readFile(join(project, 'docker-image-budgets.yaml'), 'utf8')
  const world = demoWorld(TOKEN, example.replaceAll('ghcr.io/', `${registry.host}/`))
  const github = await startGitHub(world)
  try {
    const { exitCode, log, summary, outputs, folder } = await runAction({
      project,
      apiUrl: github.url,
      repository: world.repository,
      token: TOKEN,
      event: { name: 'pull_request', payload: pullRequestEvent(world, 7) },
      sha: world.branches['recommendations'] ?? '',
      ref: 'refs/pull/7/merge',
    })
    const [comment] = world.comments
    const [status] = world.statuses
    if (comment === undefined || status === undefined) {
      stderr.write(`The action has published nothing. Its log:\n${log}\n`)
      return EXIT.fail
    }
    const markdown = join(folder, 'comment.md')
    await writeFile(markdown, comment.body)
    await writeFile(join(folder, 'report.json'), outputs['report'] ?? '')
    const dashboard = await demoDashboard(
      { project, folder, token: TOKEN, budgetFile: example },
      { stdout, stderr },
    )
    const paint = paintFor(stdout, env)
    const lines = [
      paint(
        'dim',
        `Pull request #7 of ${world.repository}, checked by dist/index.js; ${registry.host} plays ghcr.io.`,
      ),
      '',
      commentForTerminal(comment.body, paint),
      '',
      `Status    ${status.context}: ${status.state}, "${status.description}"`,
      `Step      exit code ${exitCode}: a check that fails has to end the step`,
      `Requests  ${registry.requests.length} to the registry, ${github.requests.length} to GitHub`,
      `Comment   ${markdown}`,
      `Summary   ${join(folder, 'summary.md')} (${summary.length} characters)`,
      `Report    ${join(folder, 'report.json')}`,
      `Dashboard ${dashboard}: a year of sizes, for a browser`,
    ]
    stdout.write(`${lines.join('\n')}\n`)
    return EXIT.pass
  } finally {
    await Promise.all([registry.close(), github.close()])
  }
}
