import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type EmbeddedGitHub, startGitHub } from '../../../src/embedded/github.ts'
import { demoWorld } from '../../../src/embedded/pull.ts'
import { aSha, PERSONAL_TOKEN } from '../../support/github-server.ts'

let github: EmbeddedGitHub

beforeEach(async () => {
  const world = demoWorld(PERSONAL_TOKEN, '')
  world.permissions.contents = 'write'
  github = await startGitHub(world)
})

afterEach(() => github.close())

async function ask(method: string, path: string, body?: object, accept = 'application/json') {
  const headers = { authorization: `Bearer ${PERSONAL_TOKEN}`, 'user-agent': 'test', accept }
  const response = await fetch(`${github.url}/repos/acme/shop/git/${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json: unknown = accept.includes('raw') ? text : JSON.parse(text)
  return { status: response.status, json: { ...Object(json) }, text }
}

const blob = (path: string, content: string) => ({ path, mode: '100644', type: 'blob', content })

async function committed(files: readonly object[], parents: readonly string[] = []) {
  const tree = (await ask('POST', 'trees', { tree: files })).json.sha
  const commit = { message: 'Sizes', tree, parents }
  return { tree, sha: (await ask('POST', 'commits', commit)).json.sha }
}

describe('when objects are written', () => {
  it('names them as git does', async () => {
    const { json } = await ask('POST', 'blobs', { content: 'hello\n' })
    expect(json.sha).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
    const tree = await ask('POST', 'trees', { tree: [blob('hello.txt', 'hello\n')] })
    expect(tree.json.sha).toBe('aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7')
  })

  it('gives them back, bytes that are no text too', async () => {
    const content = Buffer.from([0xff, 0x00, 0x0a]).toString('base64')
    const { sha } = (await ask('POST', 'blobs', { content, encoding: 'base64' })).json
    expect((await ask('GET', `blobs/${sha}`)).json).toMatchObject({ content, encoding: 'base64' })
    const text = (await ask('POST', 'blobs', { content: 'line\n' })).json.sha
    const raw = await ask('GET', `blobs/${text}`, undefined, 'application/vnd.github.raw+json')
    expect(raw.text).toBe('line\n')
  })

  it('adds to a tree, and takes away, folders that are left empty too', async () => {
    const { tree } = await committed([blob('README.md', 'hi'), blob('v1/2026-11/25.jsonl', '{}')])
    const change = [
      blob('v1/2026-11.jsonl', '{}'),
      { ...blob('v1/2026-11/25.jsonl', ''), content: undefined, sha: null },
    ]
    const { sha } = (await ask('POST', 'trees', { base_tree: tree, tree: change })).json
    const listed = (await ask('GET', `trees/${sha}?recursive=1`)).json
    const paths = listed.tree.map(({ path }: { path: string }) => path)
    expect([paths, listed.truncated]).toEqual([['README.md', 'v1', 'v1/2026-11.jsonl'], false])
  })
})

describe('when a branch is moved', () => {
  it('goes forward, and only by force back', async () => {
    const first = await committed([blob('a', '1')])
    const second = await committed([blob('a', '2')], [first.sha])
    const create = { ref: 'refs/heads/sizes', sha: first.sha }
    expect((await ask('POST', 'refs', create)).status).toBe(201)
    expect((await ask('PATCH', 'refs/heads/sizes', { sha: second.sha })).status).toBe(200)
    const back = { sha: first.sha }
    expect((await ask('PATCH', 'refs/heads/sizes', back)).json).toMatchObject({
      message: 'Update is not a fast forward',
      status: '422',
    })
    expect((await ask('PATCH', 'refs/heads/sizes', { ...back, force: true })).status).toBe(200)
  })

  it.each([
    ['POST', 'refs', { ref: 'refs/heads/main', sha: 'BASE' }, 422, 'Reference already exists'],
    [
      'POST',
      'refs',
      { ref: 'sizes', sha: 'BASE' },
      422,
      'Reference name must start with refs/heads/',
    ],
    ['POST', 'refs', { ref: 'refs/heads/x', sha: aSha('0') }, 422, 'Object does not exist'],
    ['PATCH', 'refs/heads/gone', { sha: 'BASE' }, 422, 'Reference does not exist'],
    ['POST', 'trees', { base_tree: aSha('0'), tree: [blob('a', '')] }, 404, 'Not Found'],
    ['POST', 'trees', { tree: [blob('../a', '')] }, 422, 'malformed path component'],
    ['POST', 'commits', { message: 'm', tree: aSha('0') }, 422, 'Tree SHA does not exist'],
    ['GET', `blobs/${aSha('0')}`, undefined, 404, 'Not Found'],
    ['GET', `trees/${aSha('0')}`, undefined, 404, 'Not Found'],
    ['GET', `commits/${aSha('0')}`, undefined, 404, 'Not Found'],
  ])('refuses %s %s %j', async (method, path, body, status, message) => {
    const base = github.world.branches['main']
    const given = body && JSON.parse(JSON.stringify(body).replace('"BASE"', JSON.stringify(base)))
    const answer = await ask(method, path, given)
    expect([answer.status, answer.json.message]).toEqual([status, expect.stringContaining(message)])
  })

  it('needs the permission', async () => {
    github.world.permissions.contents = 'read'
    const answer = await ask('POST', 'blobs', { content: 'x' })
    expect([answer.status, answer.json.message]).toEqual([
      403,
      'Resource not accessible by integration',
    ])
  })
})
