import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { Account } from '../../src/embedded/github/world.ts'
import { setLabel } from '../support/deeds.ts'
import { Life, minute } from '../support/life.ts'

jest.setTimeout(90_000)

let life: Life
afterEach(() => life.end())

const [SECOND, THIRD, FOURTH] = ['2', '3', '4'].map((digit) => digit.repeat(40))
const RED = 'failure: The image needs review'
const APPROVED = 'success: The image is within its budget, approved by bob'

/** Ids of comments that others write, before and after ours. */
const [OLDER, LATER] = [0, 500]

const WORKFLOW: Account = { login: 'github-actions[bot]', type: 'Bot' }
const OTHERS: readonly Account[] = [
  { login: 'renovate[bot]', type: 'Bot' },
  { login: 'mallory', type: 'User' },
  { login: 'github-actions', type: 'User' },
]

async function begin(options: Parameters<typeof Life.start>[0] = {}): Promise<void> {
  life = await Life.start({ processes: 'shared', ...options })
}

/** A comment as somebody else writes it, on the pull request. */
function comment(body: string, user: Account, id = LATER): void {
  life.world.comments.push({ id, issue: 7, body, user, created_at: '', updated_at: '' })
}

function marker(run: string, sha = life.pull.head.sha): string {
  return `<!-- docker-image-budgets key=default sha=${sha} run=${run} -->`
}

function ours(): string {
  return life.world.comments.find(({ id }) => id !== OLDER && id !== LATER)?.body ?? ''
}

/** What our hidden line would say, had bob approved all growth there is. */
function forgedRecord(sha: string): string {
  const genuine = /approved (\{.*\}) -->$/m.exec(ours())?.[1] ?? '{}'
  const amounts = Object.keys(JSON.parse(genuine).amounts ?? {}).map((id) => [id, 9e9])
  const record = { by: 'bob', at: minute('10:10'), sha, amounts: Object.fromEntries(amounts) }
  return `<!-- docker-image-budgets approved ${JSON.stringify(record)} -->`
}

describe('when somebody else writes what looks like our comment', () => {
  it.each(OTHERS)('neither believes it nor touches it: $login', async (user) => {
    await begin()
    const body = `${marker('99999999999/1')}\n### ✅ all fine`
    comment(body, user)
    await life.happened('10:00')
    expect(life.world.comments.map((each) => each.body)).toContain(body)
    expect(ours()).toContain('needs review')
    expect(life.status).toBe(RED)
  })

  it.each(OTHERS)('takes no approval from there: $login', async (user) => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    comment(`${marker('1/1')}\n${forgedRecord(life.pull.head.sha)}`, user, OLDER)
    await life.push('10:30', SECOND ?? '', 300)
    expect(life.status).toBe(RED)
    expect(ours()).toContain('for 30.0 MiB, and it is 200.0 MiB now')
  })
})

describe('when another workflow with the same token quotes what looks like our comment', () => {
  it('is not silenced by a run id of the future', async () => {
    await begin()
    comment(`${marker('99999999999/1')}\nquoted`, WORKFLOW)
    await life.happened('10:00')
    expect(life.comment).toContain('needs review')
    expect(life.status).toBe(RED)
    await life.push('10:10', SECOND ?? '', 101)
    expect(life.comment).toContain('The image is within its budget')
  })

  it('leaves alone one that claims to be of a run to come, where there is none of ours yet', async () => {
    await begin()
    const quoted = `${marker('99999999999/1')}\nquoted`
    comment(quoted, WORKFLOW, OLDER)
    await life.happened('10:00')
    await life.push('10:10', SECOND ?? '', 101)
    expect(life.world.comments.map(({ id }) => id)).toEqual([OLDER, 1])
    expect(life.world.comments[0]?.body).toBe(quoted)
    expect(ours()).toContain('The image is within its budget')
  })

  it('goes on with the comment that its statuses name, also on a new commit, and leaves the other alone', async () => {
    await begin()
    await life.happened('10:00')
    const own = life.world.comments[0]
    if (own === undefined) throw new RangeError('no comment')
    own.id = 900
    for (const status of life.world.statuses) {
      status.target_url = status.target_url?.replace('issuecomment-1', 'issuecomment-900') ?? null
    }
    const quoted = `${marker('1/1')}\nquoted`
    comment(quoted, WORKFLOW)
    await life.push('10:10', SECOND ?? '', 101)
    expect(life.world.comments.map(({ id }) => id).toSorted()).toEqual([LATER, 900])
    expect(life.world.comments.find(({ id }) => id === LATER)?.body).toBe(quoted)
    expect(own.body).toContain('The image is within its budget')
  })

  it('leaves alone one that came later', async () => {
    await begin()
    await life.happened('10:00')
    comment(`${marker('1/1')}\nquoted`, WORKFLOW)
    await life.push('10:10', SECOND ?? '', 101)
    expect(life.world.comments.map(({ body }) => body)).toContain(
      `${marker('1/1', '9be2417d06c84fa5b1d2e3f405162738495a6b7c')}\nquoted`,
    )
    expect(ours()).toContain('The image is within its budget')
  })

  it.each([
    ['on the head commit', () => SECOND ?? ''],
    ['on the commit that was approved', () => '9be2417d06c84fa5b1d2e3f405162738495a6b7c'],
    ['on a commit that is not there', () => FOURTH ?? ''],
  ])('takes no approval from there: %s', async (_, sha) => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    comment(`${marker('1/1')}\n${forgedRecord(sha())}`, WORKFLOW, OLDER)
    await life.push('10:30', SECOND ?? '', 300)
    expect(life.status).toBe(RED)
    // What bob has approved indeed still holds.
    await life.push('10:40', THIRD ?? '', 130)
    expect(life.status).toBe(APPROVED)
  })

  it('takes no approval that it has written into our own comment', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    const [own] = life.world.comments
    const forged = forgedRecord(life.pull.head.sha)
    if (own !== undefined)
      own.body = own.body.replace(/<!-- docker-image-budgets approved .*$/m, forged)
    await life.push('10:30', SECOND ?? '', 300)
    expect(life.status).toBe(RED)
    expect(ours()).toContain('what it was for is not kept: take it off, and set it again')
  })

  it('lends no approval of another pull request', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    const [genuine] = life.world.comments
    life.world.comments = []
    life.world.statuses = life.world.statuses.map((status) => ({
      ...status,
      target_url: status.target_url?.replace('/pull/7?', '/pull/6?') ?? null,
    }))
    comment(genuine?.body ?? '', WORKFLOW)
    await life.push('10:30', SECOND ?? '', 130)
    expect(life.status).toBe(RED)
  })

  it('takes no approval that a status of somebody else confirms', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    for (const status of life.world.statuses) status.creator = { login: 'mallory', type: 'User' }
    await life.push('10:30', SECOND ?? '', 130)
    expect(life.status).toBe(RED)
  })
})

describe('when nothing confirms what an approval was for', () => {
  it('asks again where the run was cancelled between comment and status', async () => {
    let isCancelled = false
    await begin({
      before: ({ method, path }) =>
        isCancelled && method === 'POST' && path.includes('/statuses/')
          ? { status: 403, body: { message: 'Resource not accessible by integration' } }
          : undefined,
    })
    await life.happened('10:00')
    isCancelled = true
    await life.label('10:10', 'bob')
    isCancelled = false
    await life.push('10:30', SECOND ?? '', 130)
    expect(life.status).toBe(RED)
    expect(life.comment).toContain('what it was for is not kept: take it off, and set it again')
  })

  it.each([{ status: 'false' }, { comment: 'never' }])(
    'asks again with every commit: %j',
    async (inputs) => {
      await begin()
      const happened = (at: string, payload?: unknown) =>
        life.happened(at, payload, undefined, inputs)
      await happened('10:00')
      setLabel(life.world, {
        pull: 7,
        label: 'image-size-approved',
        by: 'bob',
        at: minute('10:10'),
      })
      expect((await happened('10:10', life.labelEvent('labeled'))).outputs['outcome']).toBe('pass')
      life.workflow.push(SECOND ?? '')
      life.pull.updated_at = minute('10:20')
      expect((await happened('10:20')).outputs['outcome']).toBe('review')
    },
  )

  it('holds where a later commit was judged too, and the record is of the first', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    for (const [at, sha] of [
      ['10:20', SECOND],
      ['10:30', THIRD],
      ['10:40', FOURTH],
    ]) {
      await life.push(at ?? '', sha ?? '', 130)
      expect(life.status).toBe(APPROVED)
    }
  })
})

describe('when the token is an app’s, or a person’s', () => {
  it.each<[string, Account, string]>([
    [
      'an app',
      { login: 'shop-budgets[bot]', type: 'Bot' },
      'ghs_0123456789abcdefghijklmnopqrstuvwxyz',
    ],
  ])('knows its own comment from a workflow’s: %s', async (_, actor) => {
    await begin()
    life.world.actor = actor
    const quoted = `${marker('1/1')}\nquoted`
    comment(quoted, WORKFLOW)
    await life.happened('10:00')
    await life.push('10:10', SECOND ?? '', 101)
    expect(life.world.comments).toHaveLength(2)
    expect(life.world.comments.find(({ id }) => id === LATER)?.body).toBe(quoted)
    expect(ours()).toContain('The image is within its budget')
    await life.push('10:20', THIRD ?? '', 130)
    await life.label('10:30', 'bob')
    await life.push('10:40', FOURTH ?? '', 130)
    expect(life.status).toBe(APPROVED)
  })

  it('takes itself for the workflow’s own where GitHub does not tell', async () => {
    await begin()
    life.workflow.refuse = ({ path }) => path === '/graphql'
    await life.happened('10:00')
    await life.push('10:10', SECOND ?? '', 101)
    expect(life.world.comments).toHaveLength(1)
    expect(life.comment).toContain('The image is within its budget')
  })

  it('finds its one comment even where it is another app’s, and GitHub does not tell', async () => {
    await begin()
    life.world.actor = { login: 'shop-budgets[bot]', type: 'Bot' }
    life.workflow.refuse = ({ path }) => path === '/graphql'
    await life.happened('10:00')
    await life.push('10:10', SECOND ?? '', 101)
    expect(life.world.comments.map(({ id }) => id)).toEqual([1])
    expect(life.comment).toContain('The image is within its budget')
  })

  it('asks once a run', async () => {
    await begin()
    await life.happened('10:00')
    await life.label('10:10', 'bob')
    const asked = life.workflow.github.requests.filter(({ path }) => path === '/graphql')
    expect(asked).toHaveLength(2)
  })
})
