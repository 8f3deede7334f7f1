import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readEvent } from '../../scripts/action/event-file.ts'
import { projectFolder } from '../../src/embedded/runner.ts'

const EXAMPLE = JSON.parse(
  readFileSync(join(projectFolder(), 'examples/pull_request.json'), 'utf8'),
)
const PULL = EXAMPLE.pull_request
const SHA = 'a'.repeat(40)

function read(text: string | Uint8Array, named?: string) {
  return readEvent(Buffer.from(text), 'my.json', named)
}

function problem(text: string | Uint8Array, named?: string): string {
  try {
    read(text, named)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'no problem'
}

describe('when a file has an event', () => {
  it.each([
    ['the payload alone', EXAMPLE],
    ['the payload and its name', { name: 'pull_request', payload: EXAMPLE }],
    ['the payload in a wrapper without a name', { payload: EXAMPLE }],
    [
      'the payload and its name as a runner calls it',
      { event_name: 'pull_request', payload: EXAMPLE },
    ],
    ['the github context of a run', { event_name: 'pull_request', event: EXAMPLE, sha: SHA }],
  ])('takes %s', (_, value) => {
    const { name, raw, payload } = read(JSON.stringify(value))
    expect(name).toBe('pull_request')
    expect(raw).toEqual(EXAMPLE)
    expect(payload.pull_request?.number).toBe(42)
  })

  it('takes the commit and the ref of a github context', () => {
    const context = { event_name: 'schedule', event: {}, sha: SHA, ref: 'refs/heads/trunk' }
    expect(read(JSON.stringify(context))).toMatchObject({ sha: SHA, ref: 'refs/heads/trunk' })
  })

  it('minds no byte order mark', () => {
    expect(read(`\uFEFF${JSON.stringify(EXAMPLE)}`).name).toBe('pull_request')
  })

  it('lets the call say which event it is', () => {
    expect(read(JSON.stringify(EXAMPLE), 'pull_request_target').name).toBe('pull_request_target')
  })

  it.each([
    ['pull_request_review', { pull_request: PULL, review: { state: 'approved' } }],
    ['pull_request_review_comment', { pull_request: PULL, comment: {} }],
    ['issue_comment', { issue: { number: 7, pull_request: {} }, comment: {} }],
    ['workflow_run', { workflow_run: { head_sha: SHA }, workflow: {} }],
    ['check_run', { check_run: { head_sha: SHA } }],
    ['check_suite', { check_suite: { head_sha: SHA } }],
    [
      'merge_group',
      { merge_group: { head_sha: SHA, head_ref: 'refs/heads/q', base_sha: SHA, base_ref: 'main' } },
    ],
    ['deployment', { deployment: { sha: SHA, ref: 'main' } }],
    ['deployment_status', { deployment: { sha: SHA, ref: 'main' }, deployment_status: {} }],
    ['release', { release: { tag_name: 'v1' } }],
    ['registry_package', { registry_package: {} }],
    ['repository_dispatch', { action: 'built', client_payload: {} }],
    ['schedule', { schedule: '0 4 * * *' }],
    ['workflow_dispatch', { inputs: null, workflow: 'image.yml', ref: 'refs/heads/main' }],
    ['push', { ref: 'refs/heads/main', before: SHA, after: SHA }],
    ['create', { ref: 'v1', ref_type: 'tag', master_branch: 'main' }],
    ['delete', { ref: 'v1', ref_type: 'tag', pusher_type: 'user' }],
  ])('knows %s by its keys', (name, payload) => {
    expect(read(JSON.stringify(payload)).name).toBe(name)
  })
})

describe('when a file has none', () => {
  it.each([
    ['nothing', '  \n', 'my.json is empty'],
    ['UTF-16', Buffer.from('{}', 'utf16le').fill(0xff, 0, 1), 'my.json is not UTF-8'],
    ['a comma too many', '{\n  "a": 1,\n}', 'my.json:3:1: this is no JSON: }'],
    ['half of it', '{\n  "a": [1', 'my.json:2:10: this is no JSON: "a": [1'],
    ['the half of a list', '{"a": [1,', 'my.json:1: the file ends before its JSON does.'],
    ['no end', '{\n  "a": "b', 'my.json:2:10: this is no JSON: "a": "b'],
    [
      'YAML',
      'pull_request:\n  number: 7',
      `my.json: this is no JSON: Unexpected token 'p', "pull_`,
    ],
    ['a word of Python', '{"a": True}', `my.json: this is no JSON: Unexpected token 'T'`],
    ['a list', '[]', 'my.json: it holds a list, where the event’s object belongs'],
    ['null', 'null', 'my.json: it holds null'],
    ['a text', '"push"', 'my.json: it holds "push"'],
    ['a list for a payload', '{"name":"push","payload":[]}', 'my.json: payload is a list'],
    ['a number for a name', '{"name":7,"payload":{}}', 'my.json: name is 7, and has to be'],
    ['no keys', '{}', 'its keys do not tell which event this is (it has no keys). Say it'],
    ['other keys', '{"zen":"x"}', '(it has zen). Say it, such as --event push.'],
    ['a slip in a wrapper', '{"name":"push","paylod":{}}', 'Did you mean payload?'],
    ['a slip in its key', '{"pull_requets":{}}', 'Did you mean pull_request?'],
  ])('says of %s what is wrong', (_, text, words) => {
    expect(problem(text)).toContain(words)
  })

  it('says so where call and file name different events', () => {
    expect(problem(JSON.stringify({ name: 'push', payload: {} }), 'release')).toBe(
      'my.json says that it is push, and --event says release: drop one.',
    )
  })
})

describe('when an event lacks what it is told by', () => {
  const broken = (change: object) => JSON.stringify({ ...EXAMPLE, ...change })

  it.each([
    [{ pull_request: null }, 'my.json: pull_request is null, and has to be an object.'],
    [
      { pull_request: { ...PULL, number: '42' } },
      'my.json: pull_request.number is "42", and has to be a number.',
    ],
    [
      { pull_request: { ...PULL, head: { ref: 'x' } } },
      'my.json: pull_request.head.sha is missing, and has to be a text.',
    ],
    [
      { pull_request: { ...PULL, base: { ...PULL.base, sha: 'HEAD' } } },
      'my.json: pull_request.base.sha is "HEAD", which is no commit: 40 hexadecimal digits, as GitHub sends them.',
    ],
    [
      { pull_request: { ...PULL, state: 'merged' } },
      'my.json: pull_request.state is "merged", and has to be open or closed.',
    ],
    [
      { review: { state: 'APPROVED!' } },
      'my.json: review.state is "APPROVED!", and has to be approved or changes_requested or commented or dismissed or pending.',
    ],
    [
      { repository: { full_name: 'shop' } },
      'my.json: repository.full_name is "shop", which is no owner/name.',
    ],
  ])('names the field of %j', (change, words) => {
    expect(problem(broken(change)).split('\n')).toContain(words)
  })

  it('says where it lies in a wrapper', () => {
    const text = JSON.stringify({ name: 'pull_request', payload: { pull_request: {} } })
    expect(problem(text)).toContain('my.json: payload.pull_request.number is missing')
  })

  it.each([
    ['push', 'after'],
    ['pull_request', 'pull_request'],
    ['workflow_run', 'workflow_run'],
  ])('names the key that %s needs', (name, key) => {
    expect(problem('{}', name)).toContain(`my.json: ${key} is missing: ${name} is told by it.`)
  })

  it('names ten fields at most, and an example that works', () => {
    const labels = Array(30).fill({})
    const lines = problem(broken({ pull_request: { ...PULL, labels } })).split('\n')
    expect(lines).toHaveLength(12)
    expect(lines.slice(-2)).toEqual([
      '… and 20 more.',
      'examples/pull_request.json is one that works.',
    ])
  })
})
