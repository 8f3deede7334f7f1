import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import { Branches } from '../support/branches.ts'

jest.setTimeout(60_000)

let branches: Branches
afterEach(() => branches.end())

async function begin(given: Parameters<typeof Branches.start>[0]): Promise<Branches> {
  branches = await Branches.start(given)
  return branches
}

/** Pull request 7 goes into a branch of this name; `text` is its budget file. */
function turnTo(name: string, text: string | undefined, from?: string): void {
  const [pull] = branches.world.pulls
  if (pull === undefined) throw new RangeError('no pull request')
  pull.base = { sha: branches.branch(name, text, from), ref: name }
}

function judged(inputs: Readonly<Record<string, string>> = {}) {
  const event = { name: 'pull_request', payload: pullRequestEvent(branches.world, 7) }
  return branches.happened(event, { inputs })
}

function pushed(ref = 'refs/heads/recommendations', name = 'push') {
  const after = name === 'push' ? { after: branches.workflow.headSha } : {}
  const payload = { ...after, repository: branches.repository }
  return branches.happened({ name, payload }, { ref })
}

function budgetFileOf({ outputs }: Awaited<ReturnType<typeof judged>>) {
  return JSON.parse(outputs['report'] ?? '{}').budgetFile
}

const LENT =
  'docker-image-budgets.yaml is not at the base commit: the default branch’s version of it judges.'

describe('when a pull request goes into a branch without a budget file', () => {
  it('is judged by the default branch’s version, and says so', async () => {
    await begin({ tags: { main: 50, 'pr-7': 120 } })
    turnTo('release', undefined)
    await judged()
    expect(branches.status).toBe('failure: The image is over its budget')
    expect(branches.commentOn(7)).toContain(LENT)
  })

  it('cannot bring a laxer one of its own', async () => {
    await begin({ tags: { main: 50, 'pr-7': 70 } })
    turnTo('release', undefined)
    branches.workflow.editBudgetFile(branches.file('max_mb: 500'))
    const { outputs } = await judged()
    expect(outputs['outcome']).toBe('review')
    expect(branches.commentOn(7)).toContain('raises the limit `100.0 MiB` → `500.0 MiB`')
    expect(branches.commentOn(7)).toContain(
      'It is judged by the limits on the default branch; its own hold once they are merged',
    )
  })

  it('is the same with a base commit of main’s that is older than its file', async () => {
    await begin({ tags: { main: 50, 'pr-7': 70 } })
    const { baseSha } = branches.workflow
    branches.branch('main', branches.file('max_mb: 60'))
    branches.workflow.editFileAt(baseSha, undefined)
    branches.workflow.editBudgetFile(branches.file('max_mb: 500'))
    await judged()
    expect(branches.status).toBe('failure: The image is over its budget')
    expect(branches.commentOn(7)).toContain(LENT)
  })

  it('cannot take main’s away', async () => {
    await begin({ tags: { main: 50, 'pr-7': 70 } })
    turnTo('release', undefined)
    branches.workflow.editBudgetFile(undefined)
    const { outputs } = await judged()
    expect(outputs['outcome']).toBe('review')
  })

  it('edits nothing with the file that main has', async () => {
    await begin({ tags: { main: 50, 'pr-7': 60 } })
    turnTo('release', undefined)
    const result = await judged()
    expect(result.outputs['outcome']).toBe('pass')
    expect(budgetFileOf(result)).toMatchObject({ origin: 'default', edits: [] })
  })

  it('takes nothing for its edit that main has changed since it began', async () => {
    await begin({ tags: { main: 50, 'pr-7': 60 } })
    turnTo('release', undefined)
    branches.branch('main', branches.file('max_mb: 80'))
    const result = await judged()
    expect(result.outputs['outcome']).toBe('pass')
    expect(budgetFileOf(result)).toMatchObject({ origin: 'default', edits: [] })
  })

  it('deletes nothing where the branch began before there was a file', async () => {
    await begin({ tags: { main: 50, 'pr-7': 60 } })
    turnTo('release', undefined, '')
    const { workflow, world } = branches
    workflow.editBudgetFile(undefined)
    for (const commit of world.commits) {
      if (commit.sha === workflow.headSha || commit.sha === world.branches['main'])
        commit.parents = [workflow.baseSha]
    }
    const { outputs } = await judged()
    expect(outputs['outcome']).toBe('pass')
    expect(outputs['report']).toContain(
      'has come to the default branch since this change began: the default branch’s version judges',
    )
    expect(outputs['report']).not.toContain('deletes')
  })

  it('is judged by its own where main has none either, and says so', async () => {
    await begin({ tags: { main: 50, 'pr-7': 60 } })
    branches.workflow.editFileAt(branches.workflow.baseSha, undefined)
    turnTo('release', undefined)
    const { outputs } = await judged({ comment: 'always' })
    expect(outputs['outcome']).toBe('pass')
    expect(branches.commentOn(7)).toContain(
      'is not on the default branch yet: this change is judged by its own version',
    )
  })

  it('is an error where the default branch cannot be read', async () => {
    await begin({ tags: { main: 50, 'pr-7': 60 } })
    turnTo('release', undefined)
    branches.workflow.refuse = ({ path }) => path.includes('/git/ref')
    await judged()
    expect(branches.status).toContain('error: The commit of the default branch main cannot be read')
  })
})

describe('when a pull request goes into a branch with a budget file of its own', () => {
  it('is judged by that', async () => {
    await begin({ tags: { main: 50, 'pr-7': 120 }, rules: ['max_mb: 100'] })
    turnTo('release', branches.file('max_mb: 200'))
    branches.workflow.editBudgetFile(branches.file('max_mb: 200'))
    const result = await judged()
    expect(result.outputs['outcome']).toBe('pass')
    expect(budgetFileOf(result)).toMatchObject({ origin: 'base', edits: [] })
  })
})

describe('when there is no pull request', () => {
  it.each(['push', 'workflow_dispatch', 'schedule', 'create'])(
    'judges another branch on %s by the default branch’s limits',
    async (name) => {
      await begin({ tags: { main: 50, recommendations: 120 } })
      branches.workflow.editBudgetFile(branches.file('max_mb: 500'))
      const { outputs } = await pushed(undefined, name)
      expect(outputs['outcome']).toBe('fail')
      expect(branches.status).toContain('failure: The image is over its budget')
    },
  )

  it('tells what the branch loosens, and sets no success for it', async () => {
    await begin({ tags: { main: 50, recommendations: 70 } })
    branches.workflow.editBudgetFile(branches.file('max_mb: 500'))
    const { outputs, summary } = await pushed()
    expect(outputs['outcome']).toBe('review')
    expect(summary.replaceAll('\\', '')).toContain('raises the limit `100.0 MiB` → `500.0 MiB`')
    expect(branches.status).toBe('failure: The image needs review')
  })

  it('does the same for a tag', async () => {
    await begin({ tags: { main: 50, 'v1.4.0': 70 } })
    branches.workflow.editBudgetFile(branches.file('max_mb: 500'))
    const { outputs } = await pushed('refs/tags/v1.4.0')
    expect(outputs['outcome']).toBe('review')
  })

  it('judges by the branch’s own version where main has none yet, and says so', async () => {
    await begin({ tags: { main: 50, recommendations: 70 } })
    branches.workflow.editFileAt(branches.workflow.baseSha, undefined)
    const { outputs, summary } = await pushed()
    expect(outputs['outcome']).toBe('pass')
    expect(summary).toContain('is not on the default branch yet: this change is judged by its own')
  })

  it('judges the default branch by its own commit’s version', async () => {
    await begin({ tags: { main: 70 } })
    branches.workflow.editBudgetFile(branches.file('max_mb: 60'))
    const result = await pushed('refs/heads/main')
    expect(result.outputs['outcome']).toBe('fail')
    expect(budgetFileOf(result)).toMatchObject({ edits: [] })
  })
})
