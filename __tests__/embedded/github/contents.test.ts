import { afterEach, describe, expect, it } from '@jest/globals'
import { aCommit, aSha, GitHubServer } from '../../support/github-server.ts'

const TEXT = `budgets:\n${'  - image: ghcr.io/acme/api # größer\n'.repeat(3)}`

let server: GitHubServer

afterEach(() => server.close())

async function start(files: Record<string, string>, mainFiles: Record<string, string> = {}) {
  const main = aCommit({ files: mainFiles })
  const search = aCommit({ sha: aSha('b'), parents: [main.sha], files })
  server = await GitHubServer.start({ commits: [main, search] })
  return server
}

describe('when a file is read', () => {
  it('comes in lines of 60 base64 characters', async () => {
    await start({ 'deploy/budgets.yaml': TEXT })
    const { json } = await server.get(`contents/deploy/budgets.yaml?ref=${aSha('b')}`)
    const lines = Buffer.from(TEXT)
      .toString('base64')
      .match(/.{1,60}/g)
    expect(json).toEqual({
      type: 'file',
      path: 'deploy/budgets.yaml',
      name: 'budgets.yaml',
      size: Buffer.byteLength(TEXT),
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      encoding: 'base64',
      content: lines?.map((line) => `${line}\n`).join(''),
    })
  })

  it('has the SHA that git gives it', async () => {
    await start({ hello: 'hello\n' })
    const { json } = await server.get('contents/hello?ref=search')
    expect(json).toMatchObject({ sha: 'ce013625030ba8dba906f756967f9e9ca394464a' })
  })

  it.each([
    'application/vnd.github.raw+json',
    'application/vnd.github.raw',
    'application/vnd.github.v3.raw',
  ])('comes as it is for %s', async (accept) => {
    await start({ 'budgets.yaml': TEXT })
    const path = 'contents/budgets.yaml?ref=search'
    const { text, headers } = await server.send({ path, accept })
    expect(text).toBe(TEXT)
    expect(headers.get('content-type')).toBe(`${accept}; charset=utf-8`)
  })

  it('comes without its content in JSON past a megabyte', async () => {
    await start({ large: 'x'.repeat(1_048_577) })
    const { json } = await server.get('contents/large?ref=search')
    expect(json).toMatchObject({ size: 1_048_577, encoding: 'none', content: '' })
  })

  it.each(['search', 'heads/search', 'refs/heads/search', 'acme:search', aSha('b')])(
    'is found at %s',
    async (ref) => {
      await start({ a: 'at the head' }, { a: 'at the base' })
      const accept = 'application/vnd.github.raw'
      const { text } = await server.send({ path: `contents/a?ref=${ref}`, accept })
      expect(text).toBe('at the head')
    },
  )

  it.each(['contents/a', 'contents/a?ref=HEAD'])('is the default branch’s for %s', async (path) => {
    await start({ a: 'at the head' }, { a: 'at the base' })
    const { text } = await server.send({ path, accept: 'application/vnd.github.raw' })
    expect(text).toBe('at the base')
  })

  it('is found under its decoded name', async () => {
    await start({ 'größen/a b#.yaml': 'x' })
    const path = encodeURIComponent('größen/a b#.yaml')
    expect((await server.get(`contents/${path}?ref=search`)).status).toBe(200)
  })
})

describe('when a path is a directory', () => {
  it('lists what is in it', async () => {
    await start({ 'deploy/a.yaml': '', 'deploy/envs/b.yaml': '', 'deploy/envs/c.yaml': '' })
    const { json } = await server.get('contents/deploy?ref=search')
    expect(json).toEqual([
      { type: 'file', path: 'deploy/a.yaml', name: 'a.yaml' },
      { type: 'dir', path: 'deploy/envs', name: 'envs' },
    ])
  })
})

describe('when there is nothing to read', () => {
  it.each(['b', 'constructor'])('finds no %s', async (path) => {
    await start({ a: '' })
    const { status, json } = await server.get(`contents/${path}?ref=search`)
    expect(status).toBe(404)
    expect(json).toEqual({
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest/repos/contents#get-repository-content',
      status: '404',
    })
  })

  it('finds no commit of an unknown ref', async () => {
    await start({ a: '' })
    const { status, json } = await server.get('contents/a?ref=gone')
    expect(status).toBe(404)
    expect(json).toMatchObject({ message: 'No commit found for the ref gone' })
  })
})
