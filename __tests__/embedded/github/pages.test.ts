import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aComment, GitHubServer } from '../../support/github-server.ts'

const COMMENTS = 'issues/7/comments'

let server: GitHubServer

beforeAll(async () => {
  const comments = Array.from({ length: 250 }, (_, index) => aComment({ id: 250 - index }))
  const elsewhere = aComment({ id: 251, issue: 8 })
  server = await GitHubServer.start({ comments: [...comments, elsewhere] })
})

afterAll(() => server.close())

async function page(query: string) {
  const { json, headers } = await server.get(`${COMMENTS}${query}`)
  const ids = Array.isArray(json) ? json.map(({ id }) => id) : []
  const address = `${server.github.url}/repositories/1/${COMMENTS}`
  return {
    first: ids[0],
    last: ids.at(-1),
    count: ids.length,
    link: headers.get('link')?.replaceAll(address, '') ?? null,
  }
}

describe('when there are 250 comments', () => {
  it('gives the oldest 30 first', async () => {
    expect(await page('')).toEqual({
      first: 1,
      last: 30,
      count: 30,
      link: '<?page=2>; rel="next", <?page=9>; rel="last"',
    })
  })

  it('gives at most 100, however many are asked for', async () => {
    expect(await page('?per_page=1000')).toMatchObject({ first: 1, last: 100, count: 100 })
  })

  it('links from the middle to all sides', async () => {
    expect(await page('?per_page=100&page=2')).toEqual({
      first: 101,
      last: 200,
      count: 100,
      link: [
        '<?per_page=100&page=1>; rel="prev"',
        '<?per_page=100&page=3>; rel="next"',
        '<?per_page=100&page=3>; rel="last"',
        '<?per_page=100&page=1>; rel="first"',
      ].join(', '),
    })
  })

  it('links from the end only back', async () => {
    expect(await page('?per_page=100&page=3')).toEqual({
      first: 201,
      last: 250,
      count: 50,
      link: '<?per_page=100&page=2>; rel="prev", <?per_page=100&page=1>; rel="first"',
    })
  })

  it('has nothing past the end but the way back', async () => {
    expect(await page('?per_page=100&page=9')).toEqual({
      first: undefined,
      last: undefined,
      count: 0,
      link: [
        '<?per_page=100&page=3>; rel="prev"',
        '<?per_page=100&page=3>; rel="last"',
        '<?per_page=100&page=1>; rel="first"',
      ].join(', '),
    })
  })

  it('takes what is no positive number for left out', async () => {
    expect(await page('?per_page=0&page=x')).toMatchObject({ first: 1, count: 30 })
  })

  it('can be walked through by its links', async () => {
    let next: string | undefined = `/repos/acme/shop/${COMMENTS}?per_page=100`
    let count = 0
    while (next !== undefined) {
      const { json, headers } = await server.get(next)
      count += Array.isArray(json) ? json.length : 0
      next = /<http:\/\/[^/]+([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]
    }
    expect(count).toBe(250)
  })
})

describe('when everything fits on one page', () => {
  it('links nowhere', async () => {
    const { headers } = await server.get('pulls')
    expect(headers.get('link')).toBeNull()
  })
})
