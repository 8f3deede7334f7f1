import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { Branches } from '../support/branches.ts'
import { pushCommit } from '../support/deeds.ts'

jest.setTimeout(120_000)

let branches: Branches
afterEach(() => branches.end())

const HEAD = { 'head-tag': '{head_ref}' }

/** #7 into main, where it has grown a little; #8 into release, where it has grown a lot. */
async function twoPulls(rules = ['max_mb: 100', 'max_increase: 20%']): Promise<Branches> {
  branches = await Branches.start({ tags: { main: 50, release: 20, recommendations: 55 }, rules })
  branches.branch('release', branches.file(...rules))
  branches.pull(8, 'release')
  return branches
}

describe('when a commit is the head of several pull requests', () => {
  it('judges each, comments on each, and lets the worst decide', async () => {
    await twoPulls()
    const { exitCode, outputs, summary, log } = await branches.happened(branches.afterRun(), {
      inputs: HEAD,
    })
    expect(exitCode).toBe(1)
    expect(branches.commentOn(7)).toContain('### ✅ The image is within its budget')
    expect(branches.commentOn(8)).toContain('### ❌ The image grew too much')
    expect(branches.status).toBe('failure: #8, of the same commit: The image grew too much')
    expect(outputs).toMatchObject({
      outcome: 'fail',
      headline: 'The image grew too much',
      'comment-url': expect.stringContaining('/pull/8#issuecomment-'),
      violations: '["api"]',
    })
    expect(JSON.parse(outputs['report'] ?? '{}').outcome).toBe('fail')
    expect(summary).toContain('## #7 → `main`\n')
    expect(summary).toContain('## #8 → `release`\n')
    expect(summary).toContain('The image is within its budget')
    expect(summary).toContain('The image grew too much')
    expect(log).toContain('::error::#8: The image grew too much')
  })

  it('says no success where an earlier one has failed', async () => {
    await twoPulls()
    // Judged first, as the one into the default branch.
    branches.world.defaultBranch = 'release'
    await branches.happened(branches.afterRun(), { inputs: HEAD })
    expect(branches.status).toBe('failure: #8, of the same commit: The image grew too much')
  })

  it('judges one of another branch at the same commit too', async () => {
    await twoPulls()
    const other = branches.world.pulls.find(({ number }) => number === 8)
    if (other !== undefined) {
      other.head = { ...other.head, ref: 'other', label: 'acme:other' }
    }
    await branches.happened(branches.afterRun(), { inputs: { 'head-tag': 'recommendations' } })
    expect(branches.commentOn(8)).toContain('### ❌ The image grew too much')
  })

  it('measures what they share once', async () => {
    await twoPulls()
    branches.pull(9, 'release')
    await branches.happened(branches.afterRun(), { inputs: HEAD })
    const asked = branches.registry.requests.map(({ path }) => path)
    const heads = asked.filter((path) => path.endsWith('/manifests/recommendations'))
    expect(heads).toHaveLength(1)
  })

  it('keeps the worst one’s report in the file that is named', async () => {
    await twoPulls()
    const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-test-'))
    const path = join(folder, 'report.json')
    await branches.happened(branches.afterRun(), { inputs: { ...HEAD, 'report-file': path } })
    const report = JSON.parse(await readFile(path, 'utf8'))
    await rm(folder, { recursive: true })
    expect(report.headline).toBe('The image grew too much')
  })
})

describe('when one of several pull requests of a commit is green, and the next is not', () => {
  const states = () => branches.world.statuses.map(({ state }) => state)

  it('sets no success, not for a moment', async () => {
    await twoPulls()
    await branches.happened(branches.afterRun(), { inputs: HEAD })
    expect(states()).not.toContain('success')
    expect(states()[0]).toBe('failure')
  })

  it('sets none where the other one breaks', async () => {
    await twoPulls()
    const broken = branches.world.branches['release'] ?? ''
    branches.workflow.refuse = ({ path }) => path.includes('/contents/') && path.includes(broken)
    await branches.happened(branches.afterRun(), { inputs: HEAD })
    expect(states()).not.toContain('success')
    expect(states()[0]).toBe('error')
  })

  it('sets none where the other one turns out to go into another branch', async () => {
    await twoPulls(['max_mb: 100'])
    let isTurned = false
    branches.workflow.refuse = ({ path }) => {
      const other = branches.world.pulls.find(({ number }) => number === 8)
      // Once it is known what #8 goes into.
      if (path.includes('/contents/') && other !== undefined && !isTurned) {
        isTurned = true
        other.base = { ref: 'main', sha: branches.workflow.baseSha }
      }
      return false
    }
    await branches.happened(branches.afterRun(), { inputs: HEAD })
    expect(states()).not.toContain('success')
    expect(branches.commentOn(8)).toContain('Judged for release')
  })

  it('has written nothing before all are judged', async () => {
    await twoPulls()
    await branches.happened(branches.afterRun(), { inputs: HEAD })
    const { requests } = branches.workflow.github
    const isRead = ({ path }: { path: string }) => path.includes('/contents/')
    const isWritten = ({ method, path }: { method: string; path: string }) =>
      method !== 'GET' && path !== '/graphql'
    expect(requests.findIndex(isWritten)).toBeGreaterThan(requests.findLastIndex(isRead))
  })

  it('tells each in summary and log below its name', async () => {
    await twoPulls()
    const { summary, log } = await branches.happened(branches.afterRun(), { inputs: HEAD })
    const order = ['## #8', 'The image grew too much', '## #7', 'The image is within its budget']
    const places = order.map((part) => summary.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(log).toMatch(/^#8 → release:$/m)
    expect(log.indexOf('#7 → main:')).toBeGreaterThan(log.indexOf('#8 → release:'))
  })
})

describe('when one of several pull requests cannot be judged', () => {
  it('judges the others, and lets the commit not be green', async () => {
    await twoPulls()
    const broken = branches.world.branches['release'] ?? ''
    branches.workflow.refuse = ({ path }) => path.includes('/contents/') && path.includes(broken)
    const { exitCode, outputs, summary } = await branches.happened(branches.afterRun(), {
      inputs: HEAD,
    })
    expect(branches.commentOn(7)).toContain('### ✅ The image is within its budget')
    expect(branches.status).toContain(
      'error: #8, of the same commit: docker-image-budgets.yaml cannot be read',
    )
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ outcome: 'inconclusive', report: '', violations: '[]' })
    expect(summary).toContain('### ❌ The image budgets could not be checked')
    expect(summary).toContain('The image is within its budget')
  })
})

describe('when a commit is the head of more pull requests than one run judges', () => {
  it('ends as an error that names what is left out', async () => {
    branches = await Branches.start({ tags: { main: 50, recommendations: 50 } })
    for (let number = 8; number <= 29; number++) branches.pull(number, 'main')
    const { exitCode, summary } = await branches.happened(branches.afterRun(), { inputs: HEAD })
    expect(exitCode).toBe(1)
    expect(summary).toContain(
      'is the head of 23 open pull requests, and one run judges 20. Not judged: #27, #28, #29.',
    )
    expect(summary).toContain('## #26 → `main`')
    expect(branches.status).toContain(
      'error: #27, of the same commit: 9be2417 is the head of 23 open pull requests',
    )
  })
})

describe('when a run’s payload names other repositories’ pull requests', () => {
  it('asks for none of them', async () => {
    branches = await Branches.start({ tags: { main: 50, recommendations: 50 } })
    const foreign = (number: number) => ({ number, base: { repo: { id: 2, name: 'other' } } })
    const event = branches.afterRun({ pull_requests: [foreign(7), foreign(404)] })
    await branches.happened(event, { inputs: HEAD })
    expect(branches.status).toBe('success: The image is within its budget')
    const asked = branches.workflow.github.requests.map(({ path }) => path)
    expect(asked.filter((path) => path.includes('/pulls/404'))).toEqual([])
  })
})

describe('when the run that ended was a merge group’s', () => {
  it('judges that group', async () => {
    branches = await Branches.start({
      tags: { main: 30, recommendations: 50 },
      rules: ['max_mb: 40'],
    })
    const queue = `gh-readonly-queue/main/pr-7-${branches.workflow.baseSha}`
    const event = branches.afterRun({ event: 'merge_group', head_branch: queue })
    const { outputs } = await branches.happened(event, {
      inputs: { 'head-tag': 'recommendations' },
    })
    expect(outputs['outcome']).toBe('fail')
    const [service] = JSON.parse(outputs['report'] ?? '{}').services
    expect(service.platforms[0].base.reference).toMatch(/:main$/)
    expect(branches.world.comments).toEqual([])
  })
})

describe('when a run breaks before it knows what it is about', () => {
  it('sets its outputs and its summary', async () => {
    branches = await Branches.start({ tags: {} })
    const { exitCode, outputs, summary, log } = await branches.happened({
      name: 'watch',
      payload: { action: 'started', repository: branches.repository },
    })
    expect(exitCode).toBe(1)
    expect(outputs).toEqual({
      outcome: 'inconclusive',
      headline: expect.stringContaining('The event watch tells of no commit'),
      report: '',
      'comment-url': '',
      violations: '[]',
    })
    expect(summary).toContain('The event watch tells of no commit')
    expect(log).toContain('Start the workflow on one that does: pull_request, pull_request_target')
  })
})

describe('when somebody comments on a pull request', () => {
  it('is that pull request’s check, and not main’s', async () => {
    branches = await Branches.start({
      tags: { main: 50, 'pr-7': 110 },
    })
    const issue = { number: 7, pull_request: { url: 'https://api.github.com/…' } }
    const event = {
      name: 'issue_comment',
      payload: { action: 'created', issue, repository: branches.repository },
    }
    const { exitCode } = await branches.happened(event, { sha: branches.workflow.baseSha })
    expect(exitCode).toBe(1)
    expect(branches.status).toBe('failure: The image is over its budget')
    expect(branches.commentOn(7)).toContain('### ❌ The image is over its budget')
  })
})

describe('when somebody comments on a commit that no run of its own has judged', () => {
  it('waits for that run, as the image may still be an older commit’s', async () => {
    branches = await Branches.start({ tags: { main: 50, 'pr-7': 50 } })
    pushCommit(branches.world, { pull: 7, sha: '2'.repeat(40), at: '2026-11-25T10:00:00Z' })
    const issue = { number: 7, pull_request: {} }
    const payload = { action: 'created', issue, repository: branches.repository }
    const { exitCode, log } = await branches.happened({ name: 'issue_comment', payload })
    expect(exitCode).toBe(0)
    expect(log).toContain('a label, a review or a comment brings no image')
    expect(branches.workflow.writes).toEqual([])
  })
})

describe('when the token may not read pull requests', () => {
  it('says which permission is missing', async () => {
    branches = await Branches.start({ tags: {} })
    branches.world.permissions.pullRequests = 'none'
    const { outputs } = await branches.happened(branches.afterRun())
    expect(outputs['headline']).toBe(
      'The pull requests of this commit cannot be read (403 Resource not accessible by integration). The job needs the permission pull-requests: read.',
    )
  })
})

describe('when an annotated tag is pushed', () => {
  it('sets the status on its commit, and not on the tag’s own object', async () => {
    branches = await Branches.start({ tags: { main: 50, 'v1.4.0': 50 } })
    const { headSha } = branches.workflow
    const payload = {
      before: '0'.repeat(40),
      after: 'd'.repeat(40),
      head_commit: { id: headSha },
      repository: branches.repository,
    }
    const event = { name: 'push', payload }
    const { exitCode } = await branches.happened(event, { ref: 'refs/tags/v1.4.0' })
    expect(exitCode).toBe(0)
    expect(branches.status).toBe('success: The image is within its budget')
  })
})
