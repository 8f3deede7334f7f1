import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { emptyContent, type RegistryContent, repositoryOf } from '../../../src/embedded/content.ts'
import type { Reply } from '../../../src/embedded/http.ts'
import type { RegistryOptions } from '../../../src/embedded/registry.ts'
import { aDigest } from '../../support/builders.ts'
import { anApi, start } from '../../support/embedded-registry.ts'
import { linesOf } from '../../support/fleet.ts'
import { aClient, loginTo } from '../../support/registry-client.ts'
import { ALICE, BEARER } from '../../support/token-registry.ts'

const LIST = '/v2/acme/api/tags/list'

function tagged(...tags: readonly string[]): RegistryContent {
  const content = anApi()
  for (const tag of tags) repositoryOf(content, 'acme/api').tags.set(tag, aDigest(tag))
  return content
}

/** A registry, and what a client lists in it. */
async function listing(options: RegistryOptions = {}, content = tagged('pr-7', 'v1.0')) {
  const { registry } = await start(options, content)
  const registryAuth = loginTo(registry.host, ALICE.username, ALICE.password)
  const client = aClient({ registryAuth })
  const { host, requests } = registry
  const tags = (name = 'acme/api:main') => client.images.tags(parseReference(`${host}/${name}`))
  return { host, requests, client, tags, paths: () => requests.map(({ path }) => path) }
}

type Page = Pick<Reply, 'status' | 'headers' | 'body'>

/** A registry whose list of tags is this, page by page, the last again and again. */
function pages(...replies: readonly [Page, ...Page[]]) {
  let count = 0
  return listing({ before: () => replies[Math.min(count++, replies.length - 1)] })
}

function page(tags: unknown, link?: string | readonly string[]): Page {
  return { status: 200, headers: { link }, body: JSON.stringify({ name: 'acme/api', tags }) }
}

const next = (address: string) => `<${address}>; rel="next"`

describe('when a repository has tags', () => {
  it('lists them, whatever the tag or digest of the reference', async () => {
    const { tags, paths } = await listing()
    const expected = ['main', 'pr-7', 'v1.0']
    expect(await tags('acme/api:gone')).toEqual(expected)
    expect(await tags(`acme/api@${aDigest('gone')}`)).toEqual(expected)
    expect(await tags('acme/api')).toEqual(expected)
    expect(paths()).toEqual([`${LIST}?n=1000`])
  })

  it('lists each repository once, though two ask at the same time', async () => {
    const { tags, requests } = await listing()
    const [first, second] = await Promise.all([tags(), tags('acme/api:pr-7')])
    expect(second).toEqual(first)
    expect(requests).toHaveLength(1)
  })

  it('lists none where there is none', async () => {
    const content = emptyContent()
    repositoryOf(content, 'acme/api')
    const { tags } = await listing({}, content)
    expect(await tags()).toEqual([])
  })

  it('leaves out what is no tag, and what comes twice', async () => {
    const { tags } = await pages(page(['main', '', '-x', 'a/b', 'a:b', 'x'.repeat(129), 5, 'main']))
    expect(await tags()).toEqual(['main'])
  })

  it('passes on what the registry warns of', async () => {
    const { tags, client, host } = await pages({
      ...page(['main']),
      headers: { warning: '299 - "move away"' },
    })
    await tags()
    expect(client.warnings).toEqual([`${host} says: move away`])
  })
})

describe('when a repository has more tags than a page', () => {
  it('asks page after page, each by the query that the one before has given', async () => {
    const names = Array.from({ length: 2_500 }, (_, index) => `v${index}`)
    const { tags, paths } = await listing({}, tagged(...names))
    expect(await tags()).toEqual(['main', ...names].toSorted())
    expect(paths()).toEqual([
      `${LIST}?n=1000`,
      `${LIST}?last=v1897&n=1000`,
      `${LIST}?last=v547&n=1000`,
    ])
  })

  it('goes on by an absolute address', async () => {
    const { tags, paths } = await listing({
      before: ({ path, headers }) =>
        path.endsWith('?n=1000')
          ? page(['a'], next(`http://${headers.host}${LIST}?next_page=x%2By`))
          : page(['b']),
    })
    expect(await tags()).toEqual(['a', 'b'])
    expect(paths()).toEqual([`${LIST}?n=1000`, `${LIST}?next_page=x%2By`])
  })

  it.each([
    ['a query alone', '<?last=a>; rel="next"'],
    ['a name without quotes', `<${LIST}?last=a>;rel=next`],
    ['a name among others', `<${LIST}?last=a>; title="a, <b>"; Rel="last NEXT"`],
    ['a link after another', `<${LIST}?n=5>; rel="first", <${LIST}?last=a>; rel="next"`],
    ['a header after another', [`<${LIST}?n=5>; rel="first"`, `<${LIST}?last=a>; rel="next"`]],
  ])('knows the next page by %s', async (_, link) => {
    const { tags, paths } = await pages(page(['a'], link), page(['b']))
    expect(await tags()).toEqual(['a', 'b'])
    expect(paths()).toEqual([`${LIST}?n=1000`, `${LIST}?last=a`])
  })

  it.each([
    ['of another relation', `<${LIST}?last=a>; rel="prev"`],
    ['of a relation that only looks like it', `<${LIST}?last=a>; rel="nextish"`],
    ['without a relation', `<${LIST}?last=a>`],
    ['that is none', 'next'],
    ['that is very long', '<'.repeat(8_000)],
  ])('takes no link %s for one', async (_, link) => {
    const { tags, requests } = await pages(page(['a'], link))
    expect(await tags()).toEqual(['a'])
    expect(requests).toHaveLength(1)
  })
})

describe('when the next page is said to be elsewhere', () => {
  it('never asks another host', async () => {
    const { registry: other } = await start()
    const { tags, host, requests } = await pages(
      page(['a'], next(`http://${other.host}${LIST}?n=5`)),
    )
    await expect(tags()).rejects.toMatchObject({
      code: 'protocol',
      message: `GET http://${host}${LIST}?…: the list of tags has its next page at http://${other.host}${LIST}, which is not followed`,
      cure: expect.stringContaining('look at what answers there'),
    })
    expect([requests.length, other.requests]).toEqual([1, []])
  })

  it.each([
    ['another repository', '/v2/acme/secret/tags/list?n=5', '/v2/acme/secret/tags/list'],
    ['a path that climbs', `${LIST}/../../../../_catalog`, '/v2/_catalog'],
    ['a relative path', 'more?n=5', '/v2/acme/api/tags/more'],
    ['the same path in other words', '/v2/acme%2Fapi/tags/list', '/v2/acme%2Fapi/tags/list'],
  ])('never asks %s', async (_, address, place) => {
    const { tags, host, requests } = await pages(page(['a'], next(address)))
    await expect(tags()).rejects.toMatchObject({
      code: 'protocol',
      message: expect.stringContaining(`has its next page at http://${host}${place}, which is not`),
    })
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['https://[', 'has a next page without an address'],
    ['//user:word@169.254.169.254/x?token=y', 'has its next page at http://169.254.169.254/x,'],
    ['javascript:alert(1)', 'has its next page at javascript://alert(1), which is not followed'],
  ])('does not follow %s', async (address, what) => {
    const { tags } = await pages(page(['a'], next(address)))
    await expect(tags()).rejects.toMatchObject({
      code: 'protocol',
      message: expect.stringContaining(`the list of tags ${what}`),
    })
  })
})

describe('when a list does not end', () => {
  it('asks for twenty pages, and says once that it is cut', async () => {
    const { tags, client, host, requests } = await pages(page(['a', 'b'], next(`${LIST}?last=b`)))
    expect(await tags()).toEqual(['a', 'b'])
    expect(await tags('acme/api:pr-7')).toEqual(['a', 'b'])
    expect(requests).toHaveLength(20)
    expect(client.warnings).toEqual([
      `The list of tags of ${host}/acme/api is cut after 2: there are more, and they are not looked at`,
    ])
  })

  it('takes no more than 20,000 tags', async () => {
    const names = Array.from({ length: 20_001 }, (_, index) => `v${index}`)
    const whole = await pages(page(names.slice(0, 20_000)))
    expect(await whole.tags()).toEqual(names.slice(0, 20_000))
    expect(whole.client.warnings).toEqual([])
    for (const given of [page(names), page(names.slice(0, 20_000), next(`${LIST}?last=v19999`))]) {
      const { tags, client, requests } = await pages(given)
      expect(await tags()).toEqual(names.slice(0, 20_000))
      expect(requests).toHaveLength(1)
      expect(client.warnings).toEqual([expect.stringContaining('is cut after 20000: there are')])
    }
  })

  it('breaks off a page that is larger than a manifest may be', async () => {
    const { tags } = await pages({ status: 200, body: ' '.repeat(4 * 1024 * 1024 + 1) })
    await expect(tags()).rejects.toMatchObject({ code: 'too-large' })
  })
})

describe('when a list is not what it should be', () => {
  it.each([
    ['<html>', 'is not JSON'],
    ['', 'is not JSON'],
    ['{"tags":["a"', 'is not JSON'],
    ['null', 'is malformed: it is null, not object'],
    ['["a"]', 'is malformed: it is array, not object'],
    ['{"name":"acme/api"}', 'is malformed: tags is missing'],
    ['{"tags":{"a":1}}', 'is malformed: tags is object, not array'],
  ])('refuses %s', async (body, what) => {
    const { tags, host } = await pages({ status: 200, body })
    await expect(tags()).rejects.toMatchObject({
      code: 'protocol',
      message: `GET http://${host}${LIST}?…: the list of tags ${what}`,
    })
  })
})

describe('when a repository is not there, or not for us', () => {
  it('has no tags that is not there', async () => {
    const { tags, requests } = await listing()
    expect([await tags('acme/gone'), await tags('acme/gone:x')]).toEqual([undefined, undefined])
    expect(requests).toHaveLength(1)
  })

  it('says what the registry says, and how to log in', async () => {
    const { tags, host } = await listing({ denied: ['acme/secret'] })
    await expect(tags('acme/secret')).rejects.toMatchObject({
      code: 'refused',
      message: `GET http://${host}/v2/acme/secret/tags/list?…: 403 DENIED: requested access to the resource is denied`,
      cure: expect.stringContaining(`Log in to ${host} before this step`),
    })
  })

  it('asks again after a refusal', async () => {
    const denied = ['acme/api']
    const { tags, requests } = await listing({ denied })
    await expect(tags()).rejects.toThrow('DENIED')
    denied.pop()
    expect(await tags()).toEqual(['main', 'pr-7', 'v1.0'])
    expect(requests).toHaveLength(2)
  })

  it('shows no secret that the registry echoes', async () => {
    const { tags } = await listing({
      access: { kind: 'basic', ...ALICE },
      before: ({ headers }) => {
        if (headers.authorization === undefined) return undefined
        const errors = [{ code: 'DENIED', message: `not ${ALICE.password}` }]
        return { status: 403, body: JSON.stringify({ errors }) }
      },
    })
    await expect(tags()).rejects.toThrow('403 DENIED: not ***')
  })
})

describe('when a registry wants something first', () => {
  it('asks for one token for tags and manifests', async () => {
    const { tags, client, host, requests } = await listing({ access: { ...BEARER, ...ALICE } })
    expect(await tags()).toEqual(['main', 'pr-7', 'v1.0'])
    expect(await client.outcome(`${host}/acme/api:main`)).toBe('measured')
    expect(linesOf(requests)).toEqual([
      `GET ${LIST} 401`,
      'GET /token 200',
      `GET ${LIST} 200`,
      'GET /v2/acme/api/manifests/main 200',
    ])
    expect(requests[1]?.path).toContain('scope=repository%3Aacme%2Fapi%3Apull')
  })

  it('shows its password to a registry with Basic', async () => {
    const { tags, requests } = await listing({ access: { kind: 'basic', ...ALICE } })
    expect(await tags()).toEqual(['main', 'pr-7', 'v1.0'])
    expect(linesOf(requests)).toEqual([`GET ${LIST} 401`, `GET ${LIST} 200`])
  })

  it('waits as long as it is asked to after a 429', async () => {
    const { tags, client, requests } = await listing({
      before: () =>
        requests.length === 1 ? { status: 429, headers: { 'retry-after': '1' } } : undefined,
    })
    expect(await tags()).toEqual(['main', 'pr-7', 'v1.0'])
    expect(linesOf(requests)).toEqual([`GET ${LIST} 429`, `GET ${LIST} 200`])
    expect(client.logs.join('\n')).toContain('again in 1.0 s')
  })

  it('gives up when the time for one image is over', async () => {
    const { registry } = await start({ before: () => 'silence' })
    const { images } = aClient({ timeoutMs: 2_000 })
    await expect(images.tags(parseReference(`${registry.host}/acme/api`))).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('the time for one image is over'),
    })
  })
})
