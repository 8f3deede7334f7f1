import { createServer } from 'node:http'
import { describe, expect, it } from '@jest/globals'
import { connect } from '../../src/github/client.ts'
import { listen } from '../support/internet.ts'

/** A server, and the Authorization of all who have asked it. */
async function aServer(headers: () => Record<string, string>, status = 200) {
  const shown: (string | undefined)[] = []
  const server = createServer((request, response) => {
    shown.push(request.headers.authorization)
    response.writeHead(status, { 'content-type': 'application/json', ...headers() }).end('[]')
  })
  const url = `http://127.0.0.1:${await listen(server)}`
  return { url, shown }
}

describe('when GitHub names another server', () => {
  const list = async (url: string) => {
    const { rest, paginate } = await connect({
      token: 't0ken',
      baseUrl: url,
      serverUrl: 'https://github.com',
      owner: 'acme',
      repo: 'shop',
      warn: () => {},
    })
    return paginate(rest.pulls.list, { owner: 'acme', repo: 'shop' })
  }

  it('is not shown the token for the next page of a list', async () => {
    const other = await aServer(() => ({}))
    const github = await aServer(() => ({ link: `<${other.url}/page2>; rel="next"` }))
    await expect(list(github.url)).rejects.toThrow(
      `${github.url} names a page at ${other.url}, which is not asked`,
    )
    expect([github.shown, other.shown]).toEqual([['token t0ken'], []])
  })

  it('is not shown the token by a redirect', async () => {
    const other = await aServer(() => ({}))
    const github = await aServer(() => ({ location: `${other.url}/moved` }), 301)
    await expect(list(github.url)).resolves.toEqual([])
    expect([github.shown, other.shown]).toEqual([['token t0ken'], [undefined]])
  })
})
