import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { workflowRunEvent } from '../support/fork.ts'
import { aDirectory } from '../support/layout-files.ts'
import { aFile, aHead, MIB, TwoJobs } from '../support/measuring.ts'

jest.setTimeout(120_000)

const TEN = Array.from({ length: 10 }, (_, at) => at + 1)

let jobs: TwoJobs
beforeEach(async () => {
  jobs = await TwoJobs.start({ directory: await aDirectory() })
})
afterEach(() => jobs.end())

const shaOf = (commit: number) => commit.toString(16).padStart(40, 'a')

/** What the run of a commit left, in a workspace of that report's own. */
async function left(commit: number): Promise<string> {
  const layers = [(100 + commit) * MIB]
  await jobs.upload(`${commit}/sizes/api.json`, aFile(jobs, {}, [aHead({ layers })]))
  return join(jobs.reporting, String(commit))
}

function report(id: number, workspace: string, event: { name: string; payload: unknown }) {
  return jobs.workflow.run({
    event,
    run: { id, attempt: 1 },
    inputs: { mode: 'report', measurements: 'sizes' },
    env: { GITHUB_WORKSPACE: workspace },
  })
}

describe('when ten processes report on one pull request at once', () => {
  it('leaves one comment and one status, where they are of one commit', async () => {
    const event = workflowRunEvent(jobs.workflow)
    const workspaces = await Promise.all(TEN.map(left))
    const results = await Promise.all(TEN.map((id) => report(id, workspaces[id - 1] ?? '', event)))
    expect(results.map(({ exitCode }) => exitCode)).toEqual(TEN.map(() => 0))
    expect(jobs.workflow.world.comments).toHaveLength(1)
    expect(jobs.status).toMatch(/^success: /)
    expect(jobs.workflow.world.statuses.at(-1)?.target_url).toMatch(/[?&]run=10\.1\b/)
    const [contexts] = [new Set(jobs.workflow.world.statuses.map(({ context }) => context))]
    expect([...contexts]).toEqual(['docker-image-budgets'])
  })

  it('leaves the newest one’s words, where they are of ten commits', async () => {
    const runs: { id: number; workspace: string; event: { name: string; payload: unknown } }[] = []
    for (const id of TEN) {
      jobs.workflow.push(shaOf(id))
      const payload = pullRequestEvent(jobs.workflow.world, 7)
      // In whatever order they end: the newest begins first.
      runs.unshift({
        id,
        workspace: await left(id),
        event: { name: 'pull_request', payload: JSON.parse(JSON.stringify(payload)) },
      })
    }
    await Promise.all(runs.map(({ id, workspace, event }) => report(id, workspace, event)))
    expect(jobs.workflow.world.comments).toHaveLength(1)
    expect(jobs.comment).toContain(`sha=${shaOf(10)}`)
    expect(jobs.comment).toContain('110.0 MiB')
    const ofNewest = jobs.workflow.world.statuses.filter(({ sha }) => sha === shaOf(10))
    expect(ofNewest.at(-1)).toMatchObject({ state: 'success' })
  })
})
