import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { WorkflowOptions } from '../support/action.ts'
import { Life } from '../support/life.ts'
import { inSharedProcess } from '../support/shared-processes.ts'

jest.setTimeout(60_000)

const MIB = { main: 100, 'pr-7': 101 }

interface Situation {
  readonly options?: Parameters<typeof Life.start>[0]
  readonly inputs?: Readonly<Record<string, string>>
  readonly event?: string
}

const SITUATIONS: Readonly<Record<string, Situation>> = {
  'what needs review': {},
  'what is fine': { options: { tags: MIB } },
  'what is over its limit': { options: { rules: ['max_mb: 110'] } },
  'what has no image': { inputs: { 'head-tag': 'none' } },
  'a broken budget file': { options: { rules: ['max_bm: 1'] } },
  'an input that is none': { inputs: { timeout: 'soon' } },
  'an event that nothing is known of': { event: 'fork' },
  'a token that may not write': {
    options: {
      before: ({ method }) =>
        method === 'POST'
          ? { status: 403, body: { message: 'Resource not accessible by integration' } }
          : undefined,
    },
  },
}

/** Everything that a run has done, without what two runs never have in common. */
async function tracesOf(processes: WorkflowOptions['processes'], situation: Situation) {
  const { options, inputs, event } = situation
  const life = await Life.start({ ...options, processes: processes ?? 'own' })
  const results = [
    await life.happened('10:00', undefined, event, inputs),
    await life.label('10:10', 'bob'),
  ]
  await life.end()
  const { comments, statuses } = life.world
  const { requests } = life.workflow.github
  const asked = [
    ...requests.map(({ method, path, status }) => `${method} ${path} ${status}`),
    ...life.registry.requests.map(({ method, path }) => `${method} ${path}`),
  ].toSorted()
  const plain = results.map(({ folder: _, ...rest }) => rest)
  return JSON.stringify({ plain, comments, statuses, asked }, null, 1)
    .replaceAll(life.registry.host, 'REGISTRY')
    .replaceAll(life.workflow.github.url, 'GITHUB')
    .replace(/docker-image-budgets-\w{6}\b/g, 'FOLDER')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|(?<=&(at|says)=)[\w-]+/g, 'TIME')
}

describe('when a process has run the action before', () => {
  it.each(Object.entries(SITUATIONS))(
    'does, says and ends with what one of its own does: %s',
    async (_, situation) => {
      expect(await tracesOf('shared', situation)).toBe(await tracesOf('own', situation))
    },
  )
})

describe('when a script does not come to its end', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shared-processes-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each([
    ['ends the process', 'console.log("a"); process.exit(7)', 7, /^a\n$/],
    ['throws', 'console.log("a"); throw new Error("b")', 1, /^a\n.*Error: b/s],
    ['rejects', 'Promise.reject(new Error("b")); await new Promise(() => {})', 1, /Error: b/],
    ['hangs', 'setInterval(() => {}, 1000); await new Promise(() => {})', null, /^$/],
    ['sees its environment alone', 'console.log(JSON.stringify(process.env))', 0, /^{"A":"b"}\n$/],
    ['has an exit code of its own', 'process.exitCode = 3', 3, /^$/],
    ['has not the last one’s', 'globalThis.x = 1', 0, /^$/],
  ])('is told as of a process of its own: %s', async (name, code, exitCode, log) => {
    const script = join(folder, `${name.replaceAll(' ', '-')}.mjs`)
    await writeFile(script, code)
    const result = await inSharedProcess(script, { A: 'b' }, 2_000)
    expect(result).toEqual({ exitCode, log: expect.stringMatching(log) })
  })
})
