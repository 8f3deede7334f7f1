import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { workflowRunEvent } from '../support/fork.ts'
import { aDirectory, LayoutFiles } from '../support/layout-files.ts'
import { MIB, TwoJobs } from '../support/measuring.ts'

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

  it('leaves no value of a build argument in the file', async () => {
    const files = new LayoutFiles()
    const history = [
      { created_by: 'RUN |2 TOKEN=hunter2 B=c /bin/sh -c build # buildkit' },
      { created_by: 'ENV API_KEY=hunter2', empty_layer: true },
    ]
    const image = files.image({ layers: [110 * MIB], history })
    await writeFile(join(jobs.measuring, 'image.tar'), files.list(image).tar())
    await jobs.measure()
    const text = JSON.stringify(await jobs.measured())
    expect(text).toContain('/bin/sh -c build')
    expect(text).not.toContain('hunter2')
  })

  it('tells of an image that is not there, and lets the report be inconclusive', async () => {
    const { exitCode, log } = await jobs.measure()
    expect([exitCode, log]).toEqual([
      0,
      expect.stringContaining('there is no image oci-archive:image.tar'),
    ])
    await jobs.upload('sizes/api.json', await jobs.measured())
    await jobs.report()
    expect(jobs.status).toMatch(/^failure: The image could not be measured/)
  })
})

describe('when nothing tells which commit it is', () => {
  it('does not measure, and says why', async () => {
    const event = { name: 'workflow_run', payload: workflowRunEvent(jobs.workflow).payload }
    const { exitCode, log } = await jobs.workflow.run({
      event,
      inputs: { mode: 'measure', 'github-token': '' },
    })
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining('mode: measure asks GitHub nothing'),
    ])
    expect(jobs.workflow.github.requests).toEqual([])
  })

  it.each([
    [{ measurements: 'x.json' }, 'input measurements: it is for mode: measure'],
    [{ mode: 'report' }, 'input measurements: mode: report needs the files'],
    [{ mode: 'report', measurements: 'x', shard: '1/2' }, 'input shard: it is for mode: measure'],
    [{ mode: 'measure', shard: '9/8' }, 'input shard: "9/8" is no shard'],
    [{ mode: 'measure', measurements: 'a,b' }, 'input measurements: mode: measure writes one file'],
    [{ mode: 'judge' }, 'input mode: "judge" is not allowed: check, measure, report'],
  ])('refuses inputs that would be read and ignored: %j', async (inputs, words) => {
    const { exitCode, log } = await jobs.workflow.run({ inputs })
    expect([exitCode, log]).toEqual([1, expect.stringContaining(words)])
  })
})
