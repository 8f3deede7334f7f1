import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { demoContent } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { Workflow } from '../support/action.ts'

jest.setTimeout(60_000)

const NEWER = 'd'.repeat(40)

let registry: EmbeddedRegistry
let workflow: Workflow

beforeAll(async () => {
  registry = await startRegistry(demoContent(), { access: { kind: 'open' } })
})

afterAll(() => registry.close())
afterEach(() => workflow.close())

/** A budget file of the demo's services, by their limits in MiB. */
function limits(given: Readonly<Record<string, number>>): string {
  const entries = Object.entries(given).map(
    ([name, max]) => `  - image: ${registry.host}/acme/${name}\n    max_mb: ${max}`,
  )
  return `budgets:\n${entries.join('\n')}\n`
}

async function start(
  budgetFile: string,
  options?: Parameters<typeof Workflow.start>[1],
): Promise<Workflow> {
  workflow = await Workflow.start(budgetFile, options)
  return workflow
}

describe('when an image is over its budget', () => {
  it('says so in comment, status, summary, annotation, outputs and exit code', async () => {
    const { world } = await start(limits({ api: 250, web: 60 }))
    const { exitCode, log, outputs, summary } = await workflow.run()

    const headline = '1 of 2 images is over its budget'
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ outcome: 'fail', headline, violations: '["api"]' })
    expect(world.comments).toHaveLength(1)
    expect(outputs['comment-url']).toBe('https://github.com/acme/shop/pull/7#issuecomment-1')
    const [first, second] = world.comments[0]?.body.split('\n') ?? []
    expect(first).toBe(`<!-- docker-image-budgets key=default sha=${workflow.headSha} run=1/1 -->`)
    expect(second).toBe('### ❌ 1 of 2 images is over its budget: `api` (linux/amd64) by 19.2 MiB')
    expect(summary).toContain(headline)
    expect(world.statuses).toEqual([
      {
        sha: workflow.headSha,
        state: 'failure',
        context: 'docker-image-budgets',
        description: headline,
        target_url: expect.stringMatching(
          /^https:\/\/github\.com\/acme\/shop\/pull\/7\?key=default&run=1\.1&at=\d{13}&says=[\w-]{10}&base=[\w-]{8}\.4f1c9d2ab3#issuecomment-1$/,
        ),
        created_at: expect.any(String),
      },
    ])
    expect(log).toContain(
      '::error title=api (linux/amd64),file=docker-image-budgets.yaml,line=3::269.2 MiB',
    )
    expect(log).toContain(`::error::${headline}`)
    // What BuildKit's provenance tells: the step that made the layer which grew.
    expect(log).toContain(
      '::error title=api (linux/amd64),file=services/api/Dockerfile,line=6::269.2 MiB',
    )
    expect(world.comments[0]?.body).toContain(
      '`RUN pip install --no-cache-dir -r requirements.txt` grew from 91.0 to 129.2 MiB ([`services/api/Dockerfile:6`](https://github.com/acme/shop/blob/',
    )
    // The same fact in the comment and in the log.
    for (const text of [world.comments[0]?.body, summary, log.replaceAll('api (', '`api` (')]) {
      expect(text).toMatch(
        /Take 19\.2 MiB out of `?api`?.* added 38\.2 MiB\), or raise the limit in a pull request of its own, merged first\. Approval does not turn this green\./,
      )
    }
  })
})

describe('when a failing budget says who helps, and CODEOWNERS whom its file belongs to', () => {
  it('names both in the comment, and calls nobody', async () => {
    const help = '    help: "see #platform, or docs/images.md"\n'
    const { world } = await start(limits({ api: 250 }) + help)
    for (const commit of world.commits) {
      commit.files['.github/CODEOWNERS'] = '* @acme/all\n*.yaml @acme/platform @carol\n'
    }
    const { outputs } = await workflow.run()
    const body = world.comments[0]?.body ?? ''
    expect(body).toContain('merged first (ask `acme/platform` or `carol`). Approval does not')
    expect(body).toContain('Help: see #<!-- -->platform, or docs/images.md')
    expect(body).not.toMatch(/@acme|@carol/)
    expect(JSON.parse(outputs['report'] ?? '').nextStep).toMatchObject({
      cuts: [{ name: 'api', platform: 'linux/amd64' }],
      ask: ['acme/platform', 'carol'],
    })
  })

  it('asks for no CODEOWNERS where nothing fails', async () => {
    await start(limits({ web: 60 }))
    await workflow.run()
    const asked = workflow.github.requests.map(({ path }) => path)
    expect(asked.filter((path) => path.includes('CODEOWNERS'))).toEqual([])
  })
})

describe('when all images are within their budgets', () => {
  it('ends green', async () => {
    const { world } = await start(limits({ web: 60, worker: 200 }))
    const { exitCode } = await workflow.run()
    expect(exitCode).toBe(0)
    expect(world.statuses.map(({ state }) => state)).toEqual(['success'])
  })
})

describe('when nothing changed', () => {
  it('makes no comment', async () => {
    const { world } = await start(limits({ worker: 200 }))
    await workflow.run()
    expect(world.comments).toEqual([])
    expect(world.statuses).toHaveLength(1)
  })

  it('makes one where comment is always, and none where it is never', async () => {
    const { world } = await start(limits({ worker: 200 }))
    await workflow.run({ inputs: { comment: 'always' } })
    expect(world.comments).toHaveLength(1)
    world.comments = []
    await workflow.run({ inputs: { comment: 'never' } })
    expect(world.comments).toEqual([])
  })
})

describe('when the action runs again', () => {
  it('updates the one comment, and writes nothing when nothing is new', async () => {
    const { world } = await start(limits({ web: 60 }))
    await workflow.run({ inputs: { status: 'false' } })
    await workflow.run({ inputs: { status: 'false' }, run: { id: 2, attempt: 1 } })
    expect(workflow.writes).toEqual(['POST /issues/7/comments 201'])
    workflow.push(NEWER)
    await workflow.run({ inputs: { status: 'false' }, run: { id: 3, attempt: 1 } })
    expect(workflow.writes.slice(1)).toEqual(['PATCH /issues/comments/1 200'])
    expect(world.comments[0]?.body).toContain(`sha=${NEWER} run=3/1`)
  })

  it('finds its comment behind a hundred others, and touches nobody else’s', async () => {
    const { world } = await start(limits({ web: 60 }))
    await workflow.run({ inputs: { status: 'false' } })
    const marker = world.comments[0]?.body ?? ''
    const stamps = { issue: 7, created_at: '', updated_at: '' }
    const pasted = {
      id: 1000,
      body: marker,
      user: { login: 'mallory', type: 'User' as const },
      ...stamps,
    }
    const others = Array.from({ length: 150 }, (_, index) => ({
      ...pasted,
      id: index + 2,
      body: 'hello',
    }))
    const own = world.comments.map((comment) => ({ ...comment, id: 900 }))
    world.comments = [...others, ...own, { ...pasted, id: 1 }]
    workflow.push(NEWER)
    await workflow.run({ inputs: { status: 'false' }, run: { id: 2, attempt: 1 } })
    expect(workflow.writes.slice(1)).toEqual(['PATCH /issues/comments/900 200'])
  })

  it('keeps the comments of two keys apart', async () => {
    const { world } = await start(limits({ web: 60 }))
    await workflow.run({ inputs: { 'comment-key': 'non-prod' } })
    await workflow.run({ inputs: { 'comment-key': 'prod' } })
    expect(world.comments).toHaveLength(2)
  })
})

describe('when a run of an older commit ends last', () => {
  it('leaves the newer one’s comment as it is', async () => {
    const { world } = await start(limits({ web: 60 }))
    const pull = world.pulls[0]
    if (pull === undefined) throw new RangeError('no pull request')
    const old = {
      action: 'synchronize',
      number: 7,
      pull_request: { ...pull, head: { ...pull.head } },
    }
    workflow.push(NEWER)
    await workflow.run({ run: { id: 2, attempt: 1 } })
    const newest = world.comments[0]?.body
    await workflow.run({
      run: { id: 1, attempt: 1 },
      event: { name: 'pull_request', payload: old },
    })
    expect(world.comments.map(({ body }) => body)).toEqual([newest])
  })
})

describe('when two runs start at once', () => {
  it('leaves one comment', async () => {
    const { world } = await start(limits({ web: 60 }))
    const [first, second] = await Promise.all([
      workflow.run({ run: { id: 1, attempt: 1 } }),
      workflow.run({ run: { id: 2, attempt: 1 } }),
    ])
    expect([first.exitCode, second.exitCode]).toEqual([0, 0])
    expect(world.comments).toHaveLength(1)
    expect(world.comments[0]?.body).toContain(`sha=${workflow.headSha}`)
  })

  it('folds a comment that another run made in between', async () => {
    let seen = 0
    const options = {
      before: ({ method }: { method: string }) => {
        const [mine] = workflow.world.comments
        if (method === 'GET' && mine !== undefined && ++seen === 1) {
          const body = mine.body.replace('run=5/1', 'run=4/1').replace(/\n.*/s, '\nolder words')
          workflow.world.comments.push({ ...mine, id: 0, body })
        }
        return undefined
      },
    }
    const { world } = await start(limits({ web: 60 }), options)
    await workflow.run({ run: { id: 5, attempt: 1 } })
    expect(world.comments.map(({ id }) => id)).toEqual([0])
    expect(world.comments[0]?.body).toContain('run=5/1')
  })
})

describe('when the token may only read, as a fork’s', () => {
  it('warns once, and still writes summary and outputs and gates by the exit code', async () => {
    const { world } = await start(limits({ api: 250 }))
    world.permissions = { contents: 'read', pullRequests: 'read', statuses: 'none' }
    const { exitCode, log, outputs, summary } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(log.match(/::warning::The token may not write/g)).toHaveLength(1)
    expect(log).toContain('pull-requests: write, statuses: write')
    expect(summary).toContain('The image is over its budget')
    expect(outputs).toMatchObject({ outcome: 'fail', 'comment-url': '' })
    expect(world.comments).toEqual([])
  })
})

describe('when there is nothing to do', () => {
  it('leaves a closed pull request quietly', async () => {
    const { world } = await start(limits({ api: 250 }))
    const [pull] = world.pulls
    if (pull !== undefined) pull.state = 'closed'
    const { exitCode, log } = await workflow.run()
    expect(exitCode).toBe(0)
    expect(log).toBe('Pull request #7 is closed: there is nothing to judge any more.\n')
    expect(workflow.github.requests).toEqual([])
  })
})

describe('when there is no pull request', () => {
  it.each([
    ['push', (head: string) => ({ before: '0'.repeat(40), after: head })],
    ['workflow_dispatch', () => ({})],
  ])('judges the branch’s own image on %s, and comments nowhere', async (name, payload) => {
    const { world } = await start(limits({ api: 200 }))
    const event = {
      name,
      payload: { ...payload(workflow.headSha), repository: { default_branch: 'main' } },
    }
    const { exitCode, outputs, summary } = await workflow.run({ event, ref: 'refs/heads/main' })
    expect(exitCode).toBe(1)
    const [service] = JSON.parse(outputs['report'] ?? '{}').services
    expect(service.platforms[0]).toMatchObject({
      base: null,
      change: null,
      head: { reference: `${registry.host}/acme/api:main` },
    })
    expect(summary).toContain('not compared')
    expect(world.comments).toEqual([])
  })
})

describe('when the pull request raises its own budget', () => {
  it('is judged by the base’s limits, and the edit is shown', async () => {
    const { world } = await start(limits({ api: 250 }))
    workflow.editBudgetFile(limits({ api: 300, web: 60 }))
    const { outputs } = await workflow.run()
    expect(outputs['outcome']).toBe('fail')
    expect(world.comments[0]?.body).toContain(
      '- 👀 `api`: raises the limit `250.0 MiB` → `300.0 MiB` – needs approval',
    )
    expect(world.comments[0]?.body).toContain(
      '`web` is new, and judged by its own limit: `60.0 MiB`',
    )
  })

  it('is judged by its own where config-from is workspace and nothing is checked out: an error says so', async () => {
    await start(limits({ api: 250 }))
    const { exitCode, log } = await workflow.run({ inputs: { 'config-from': 'workspace' } })
    expect(exitCode).toBe(1)
    expect(log).toContain('actions/checkout has to come before this step')
  })
})

describe('when the budget file comes with the pull request', () => {
  it('judges it, and says so', async () => {
    const { world } = await start(limits({ web: 60 }))
    workflow.editFileAt(workflow.baseSha, undefined)
    const { exitCode } = await workflow.run()
    expect(exitCode).toBe(0)
    expect(world.comments[0]?.body).toContain('is not on `main` yet')
  })
})

describe('when the pull request deletes the budget file', () => {
  it('does not pass in silence', async () => {
    const { world } = await start(limits({ web: 60 }))
    workflow.editBudgetFile(undefined)
    const { exitCode } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(world.comments[0]?.body).toContain('This change deletes docker-image-budgets.yaml')
    expect(world.statuses[0]).toMatchObject({
      state: 'failure',
      description: 'The image needs review',
    })
  })
})

describe('when the pull request takes a service away', () => {
  it('does not ask for its image, and asks for leave to stop watching it', async () => {
    const { world } = await start(limits({ web: 60, gone: 10 }))
    workflow.editBudgetFile(limits({ web: 60 }))
    const { outputs } = await workflow.run()
    expect(outputs).toMatchObject({ outcome: 'review', violations: '["gone"]' })
    expect(world.comments[0]?.body).toContain(
      '- 👀 `gone`: removes the budget `10.0 MiB` – needs approval',
    )
    expect(world.comments[0]?.body).not.toContain('there is no image')
  })
})

describe('when the pull request adds a service', () => {
  it('judges it by its own limit', async () => {
    const { world } = await start(limits({ web: 60 }))
    workflow.editBudgetFile(limits({ web: 60, search: 10 }))
    const { exitCode, outputs } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(outputs['violations']).toBe('["search"]')
    expect(world.comments[0]?.body).toContain('`search` is new, and judged by its own limit')
  })
})

describe('when a later commit breaks the budget file', () => {
  it('does not leave the earlier verdict standing', async () => {
    const { world } = await start(limits({ web: 60 }))
    await workflow.run()
    workflow.push(NEWER)
    workflow.editBudgetFile('budgets: 5\n')
    const { outputs, summary } = await workflow.run({ run: { id: 2, attempt: 1 } })
    const headline = 'docker-image-budgets.yaml has 1 problem'
    expect(outputs).toMatchObject({ outcome: 'inconclusive', headline })
    expect(summary).toContain('has to be a list of budgets')
    expect(world.comments).toHaveLength(1)
    expect(world.comments[0]?.body).toContain('### ❌ The image budgets could not be checked')
    expect(world.statuses.at(-1)).toMatchObject({
      state: 'error',
      target_url: expect.stringMatching(
        /^https:\/\/github\.com\/acme\/shop\/actions\/runs\/2\?pr=7&key=default&run=2\.1&at=\d{13}&comment=1&/,
      ),
    })
  })
})

describe('when the report file cannot be written', () => {
  it('warns, and takes no verdict back', async () => {
    const { world } = await start(limits({ web: 60 }))
    const { exitCode, log, outputs } = await workflow.run({
      inputs: { 'report-file': '/dev/null/report.json' },
    })
    expect(exitCode).toBe(0)
    expect(log).toContain('::warning::The report cannot be written to /dev/null/report.json')
    expect(outputs['outcome']).toBe('pass')
    expect(world.statuses.map(({ state }) => state)).toEqual(['success'])
  })
})

describe('when a merge queue asks', () => {
  it('judges the group’s own image, and comments nowhere', async () => {
    const { world } = await start(limits({ api: 250 }))
    const event = {
      name: 'merge_group',
      payload: {
        merge_group: {
          head_sha: workflow.headSha,
          head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${workflow.baseSha}`,
          base_sha: workflow.baseSha,
          base_ref: 'refs/heads/main',
        },
      },
    }
    const { log } = await workflow.run({ event, ref: event.payload.merge_group.head_ref })
    expect(log).toContain(`/acme/api:gh-readonly-queue-main-pr-7-${workflow.baseSha}`)
    expect(world.comments).toEqual([])
    expect(world.statuses).toHaveLength(1)
  })
})

describe('when there is no budget file at all', () => {
  it('fails with an example to start from, and the status is an error, not a wait', async () => {
    const { world } = await start('')
    for (const sha of [workflow.baseSha, workflow.headSha]) workflow.editFileAt(sha, undefined)
    const { exitCode, log } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(log).toContain('There is no docker-image-budgets.yaml')
    expect(log).toContain('max_mb: 200')
    expect(world.statuses.map(({ state }) => state)).toEqual(['error'])
  })
})

describe('when the pull request breaks the budget file', () => {
  it('annotates every problem on its line', async () => {
    const { world } = await start(limits({ web: 60 }))
    workflow.editBudgetFile('budgets:\n  - imagee: x\n    max_mb: lots\n')
    const { exitCode, log } = await workflow.run()
    expect(exitCode).toBe(1)
    expect(log).toContain(
      'docker-image-budgets.yaml:2:5: unknown key "imagee". Did you mean "image"?',
    )
    expect(log).toMatch(
      /::error title=docker-image-budgets\.yaml,file=docker-image-budgets\.yaml,line=3::max_mb/,
    )
    expect(world.statuses[0]).toMatchObject({
      state: 'error',
      description: 'docker-image-budgets.yaml has 3 problems',
    })
  })
})

describe('when an input is wrong', () => {
  it('says what is allowed, and sets the status to error', async () => {
    const { world } = await start(limits({ web: 60 }))
    const { exitCode, log } = await workflow.run({ inputs: { comment: 'sometimes' } })
    expect(exitCode).toBe(1)
    expect(log).toContain('::error::input comment: "sometimes" is not allowed: auto, always, never')
    expect(world.statuses[0]?.state).toBe('error')
  })
})

describe('when a rule has nothing to work on', () => {
  it('says so, instead of being silent', async () => {
    await start(`budgets:\n  - image: ${registry.host}/acme/web\n    warn_at: 90%\n`)
    const { log } = await workflow.run()
    expect(log).toContain('web: warn_at is a percent of the limit, and there is none.')
  })
})

describe('when GitHub has a bad moment', () => {
  it('tries again', async () => {
    let failures = 0
    const options = {
      before: ({ method }: { method: string }) =>
        method === 'POST' && ++failures === 1
          ? { status: 502, body: { message: 'Bad Gateway' } }
          : undefined,
    }
    const { world } = await start(limits({ web: 60 }), options)
    const { exitCode } = await workflow.run()
    expect(exitCode).toBe(0)
    expect(world.comments).toHaveLength(1)
  })
})

describe('when GitHub has trouble for long', () => {
  it('gives up in seconds, and does not blame the permissions', async () => {
    const down = { before: () => ({ status: 503, body: { message: 'Unavailable' } }) }
    await start(limits({ web: 60 }), down)
    const started = performance.now()
    const { exitCode, log, summary } = await workflow.run({
      inputs: { comment: 'never', status: 'false' },
    })
    expect(exitCode).toBe(1)
    expect(log).toContain('GitHub has trouble: run it again later')
    expect(summary).toContain('GitHub has trouble')
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('when a registry’s words are workflow commands', () => {
  it('prints them as text', async () => {
    const hostile = await startRegistry(demoContent(), {
      access: { kind: 'open' },
      before: () => ({
        status: 403,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          errors: [
            { code: 'DENIED', message: 'x\n::set-output name=outcome::pass\n##[error]y @alice' },
          ],
        }),
      }),
    })
    const { world } = await start(`budgets:\n  - image: ${hostile.host}/acme/api\n    max_mb: 1\n`)
    const { log, outputs } = await workflow.run()
    await hostile.close()
    expect(outputs['outcome']).toBe('inconclusive')
    expect(log).not.toMatch(/^\s*::set-output/m)
    const printed = log.split('\n').filter((line) => !line.startsWith('::'))
    expect(printed.join('\n')).not.toContain('##[error]y')
    // In code, which the folded request is, GitHub calls nobody.
    const outsideCode = world.comments[0]?.body.replace(/(`+)[^`].*?\1/g, '')
    expect(outsideCode).toContain('No access to')
    expect(outsideCode).not.toMatch(/@alice/)
  })
})
