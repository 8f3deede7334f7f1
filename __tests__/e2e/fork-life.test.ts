import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { aDirectory } from '../support/layout-files.ts'
import { TwoJobs } from '../support/measuring.ts'

jest.setTimeout(60_000)

let jobs: TwoJobs
beforeEach(async () => {
  jobs = await TwoJobs.start({ directory: await aDirectory() })
})
afterEach(() => jobs.end())

/** The fork's run, and what it leaves. */
async function forkRun(MiB: number): Promise<void> {
  await jobs.build(MiB)
  const { exitCode, log } = await jobs.measure()
  expect([exitCode, log]).toEqual([0, expect.stringContaining('1 image measured')])
  await jobs.upload('sizes/image-size-api/api.json', await jobs.measured())
}

describe('when a fork’s run measures, and a run of ours judges', () => {
  it('asks GitHub nothing where it measures', async () => {
    await forkRun(110)
    expect(jobs.workflow.github.requests).toEqual([])
  })

  it('is judged against the base that the registry has, and explained', async () => {
    await forkRun(110)
    const { exitCode } = await jobs.report()
    expect([exitCode, jobs.status]).toEqual([
      0,
      expect.stringMatching(/^success: The image is within its budget/),
    ])
    expect(jobs.comment).toContain('`RUN build` grew from 40.0 to 50.0 MiB')
  })

  it('is judged by the base’s budget file', async () => {
    await forkRun(130)
    const { exitCode } = await jobs.report()
    expect([exitCode, jobs.status]).toEqual([
      1,
      expect.stringMatching(/^failure: The image is over its budget/),
    ])
  })

  it('says whose word the size is', async () => {
    await forkRun(110)
    const { summary } = await jobs.report()
    const words = 'api: the size is the fork’s own word, measured in the fork’s run'
    expect(jobs.comment).toContain(words)
    expect(summary.replaceAll('\\', '')).toContain(words)
  })
})
