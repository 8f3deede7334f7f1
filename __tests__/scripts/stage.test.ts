import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readEvent } from '../../scripts/action/event-file.ts'
import { type Stage, stageFor } from '../../scripts/action/stage.ts'
import { projectFolder } from '../../src/embedded/runner.ts'

const EXAMPLE = JSON.parse(
  readFileSync(join(projectFolder(), 'examples/pull_request.json'), 'utf8'),
)
const PULL = EXAMPLE.pull_request
const [ONE, TWO, NONE] = ['1'.repeat(40), '2'.repeat(40), '0'.repeat(40)]
const BASE = PULL.base.sha
const QUEUE = `gh-readonly-queue/main/pr-7-${TWO}`

function stage(payload: object, name?: string): Stage {
  return stageFor(readEvent(Buffer.from(JSON.stringify(payload)), 'my.json', name), 'ghs_x')
}

describe('when a run is started for an event', () => {
  it.each([
    ['pull_request', EXAMPLE, PULL.merge_commit_sha, 'refs/pull/42/merge'],
    ['pull_request_target', EXAMPLE, BASE, 'refs/heads/main'],
    ['issue_comment', { issue: { number: 1, pull_request: {} } }, BASE, 'refs/heads/main'],
    ['push', { ref: 'refs/heads/x', before: ONE, after: TWO }, TWO, 'refs/heads/x'],
    ['push', { ref: 'refs/heads/x', before: ONE, after: NONE }, BASE, 'refs/heads/main'],
    ['delete', { ref: 'x', ref_type: 'branch', pusher_type: 'user' }, BASE, 'refs/heads/main'],
    [
      'push',
      { ref: 'refs/tags/v1', before: NONE, after: ONE, head_commit: { id: TWO } },
      TWO,
      'refs/tags/v1',
    ],
    [
      'merge_group',
      {
        merge_group: {
          head_sha: ONE,
          head_ref: `refs/heads/${QUEUE}`,
          base_sha: TWO,
          base_ref: 'refs/heads/main',
        },
      },
      ONE,
      `refs/heads/${QUEUE}`,
    ],
    ['workflow_run', { workflow_run: { head_sha: ONE } }, BASE, 'refs/heads/main'],
    ['check_run', { check_run: { head_sha: ONE } }, BASE, 'refs/heads/main'],
    ['schedule', {}, BASE, 'refs/heads/main'],
    ['workflow_dispatch', { ref: 'refs/heads/main' }, BASE, 'refs/heads/main'],
    ['deployment', { deployment: { sha: ONE, ref: 'main' } }, ONE, 'refs/heads/main'],
    ['create', { ref: 'v1', ref_type: 'tag' }, undefined, 'refs/tags/v1'],
    ['release', { release: { tag_name: 'v1' } }, undefined, 'refs/tags/v1'],
  ])('has GitHub’s commit and ref of %s', (name, payload, sha, ref) => {
    const set = stage(payload, name)
    expect(set.ref).toBe(ref)
    expect(set.sha).toBe(sha ?? PULL.head.sha)
    expect(set.world.commits.map((commit) => commit.sha)).toContain(set.sha)
  })

  it('has those that a github context tells', () => {
    const context = { event_name: 'schedule', event: {}, sha: ONE, ref: 'refs/heads/trunk' }
    expect(stage(context)).toMatchObject({ sha: ONE, ref: 'refs/heads/trunk' })
  })
})

describe('when an event is about a pull request', () => {
  it.each([
    ['of its own', EXAMPLE, 42, PULL.head.sha],
    ['of a comment', { issue: { number: 12, pull_request: {} }, comment: {} }, 12, PULL.head.sha],
    ['of a run', { workflow_run: { head_sha: ONE, event: 'pull_request' } }, 7, ONE],
    ['of a check', { check_suite: { head_sha: ONE, pull_requests: [{ number: 9 }] } }, 9, ONE],
  ])('has that on GitHub: %s', (_, payload, number, sha) => {
    const { world, tags } = stage(payload)
    expect(world.pulls).toMatchObject([{ number, head: { sha } }])
    expect(tags).toContain(`pr-${number}`)
  })

  it.each([
    ['a fork', { full_name: 'eve/shop' }, 'eve/shop'],
    ['a fork that is gone', null, null],
    ['nothing told', undefined, 'acme/shop'],
  ])('has its repository: %s', (_, repo, expected) => {
    const pull = { ...PULL, head: { ...PULL.head, repo } }
    const { world } = stage({ ...EXAMPLE, pull_request: pull })
    expect(world.pulls[0]?.head.repo).toBe(expected)
    expect(Object.hasOwn(world.branches, 'recommendations')).toBe(expected === 'acme/shop')
  })
})

describe('when an event is about none', () => {
  it.each([
    ['a push', { ref: 'refs/heads/x', before: ONE, after: TWO }],
    ['a run for a branch', { workflow_run: { head_sha: ONE, head_branch: 'x', event: 'push' } }],
  ])('has no pull request, and the branch’s image: %s', (_, payload) => {
    const { world, tags } = stage(payload)
    expect(world.pulls).toEqual([])
    expect(tags).toContain('x')
  })

  it('has the base’s image on the default branch', () => {
    const { content } = stage({ ref: 'refs/heads/main', before: ONE, after: TWO })
    const repositories = [...content.repositories.values()]
    expect(repositories.every(({ tags }) => tags.size > 0)).toBe(true)
  })
})
