import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { ImageLayout } from '../support/image-layout.ts'
import { type RealRegistry, startRealRegistry } from '../support/real-registry.ts'
import { aClient, loginTo } from '../support/registry-client.ts'
import { requireTools, runChecked } from '../support/tools.ts'

jest.setTimeout(60_000)

const TAGS = ['main', 'pr-7', 'v1.0', 'v1.10', 'v1.2']

let directory: string
let images: ImageLayout
let open: RealRegistry
let token: RealRegistry

beforeAll(async () => {
  await requireTools(['skopeo', 'umoci'])
  directory = await mkdtemp(join(tmpdir(), 'tags-e2e-'))
  const storage = join(directory, 'storage')
  open = await startRealRegistry({ auth: 'none', storage })
  token = await startRealRegistry({ auth: 'token', storage })
  images = await ImageLayout.create(join(directory, 'images'))
  for (const tag of ['old', 'new']) await images.build(tag, 'amd64', [{ '/version': tag }])
  for (const tag of TAGS) await images.push('old', `${open.host}/shop/api:${tag}`)
})

afterAll(async () => {
  await Promise.all([open?.close(), token?.close()])
  if (directory !== undefined) await rm(directory, { recursive: true, force: true })
})

async function listedBySkopeo(): Promise<string[]> {
  const args = ['list-tags', '--tls-verify=false', `docker://${open.host}/shop/api`]
  const { Tags }: { Tags: string[] } = JSON.parse(await runChecked('skopeo', args))
  return Tags
}

describe('when a registry is asked for the tags of a repository', () => {
  it('lists those that skopeo lists', async () => {
    const { images } = aClient()
    const tags = await images.tags(parseReference(`${open.host}/shop/api`))
    expect(tags).toEqual(await listedBySkopeo())
    expect(tags?.toSorted()).toEqual(TAGS)
  })

  it('lists them for a token, and has none of another repository', async () => {
    const { host, username, password } = token
    const { images } = aClient({ registryAuth: loginTo(host, username, password) })
    const tags = await images.tags(parseReference(`${host}/shop/api:main`))
    expect(tags?.toSorted()).toEqual(TAGS)
    expect(await images.tags(parseReference(`${host}/shop/gone`))).toBeUndefined()
  })
})

describe('when a tag moves in a registry', () => {
  it('is seen by a HEAD', async () => {
    const client = aClient()
    const reference = parseReference(`${open.host}/shop/api:main`)
    const before = await client.images.resolve(reference)
    expect(await client.images.currentDigest(reference)).toBe(before?.digest)
    const moved = await images.push('new', `${open.host}/shop/api:main`)
    expect(moved).not.toBe(before?.digest)
    const requests = (await open.accessLog()).length
    expect(await client.images.currentDigest(reference)).toBe(moved)
    expect((await open.accessLog()).slice(requests)).toEqual([
      { method: 'HEAD', path: '/v2/shop/api/manifests/main', status: 200 },
    ])
  })
})
