import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Digest } from '../../../src/domain/image/digest.ts'
import { parseReference } from '../../../src/domain/image/reference.ts'
import type { Access } from '../../../src/embedded/access.ts'
import { addImage } from '../../../src/embedded/images.ts'
import type { EmbeddedRegistry, RegistryOptions } from '../../../src/embedded/registry.ts'
import { withConfigPlatforms } from '../../../src/measure/measure.ts'
import { start } from '../../support/embedded-registry.ts'
import { aFleet, anImageSpec, linesOf } from '../../support/fleet.ts'
import { aClient, loginTo } from '../../support/registry-client.ts'
import { ALICE, BEARER } from '../../support/token-registry.ts'

let cacheDir: string
beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'docker-image-budgets-cache-'))
})
afterEach(() => rm(cacheDir, { recursive: true, force: true }))

/** One run with the cache: what it asked, and what came of it. */
async function run(registry: EmbeddedRegistry, names: readonly string[], login = ALICE) {
  const before = registry.requests.length
  const registryAuth = loginTo(registry.host, login.username, login.password)
  const client = aClient({ cacheDir, registryAuth })
  const measured = await Promise.all(
    names.map((name) => client.measure(`${registry.host}/${name}`)),
  )
  await client.close()
  const lines = linesOf(registry.requests.slice(before))
  return { lines, measured, outcomes: measured.map(({ kind }) => kind), client }
}

async function files(): Promise<string[]> {
  const entries = await readdir(cacheDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

const PLATFORMS = ['amd64', 'arm64']
const MAIN = ['acme/s0:main']

describe('requirement 40: a digest that an earlier run has read', () => {
  const ACCESS: [string, Access, number][] = [
    ['Bearer', { ...BEARER, ...ALICE }, 1 + 5 + 5],
    ['Basic', { kind: 'basic', ...ALICE }, 1 + 5],
    ['open', { kind: 'open' }, 5],
  ]

  it.each(ACCESS)('costs a HEAD for each tag and no GET: %s', async (kind, access, count) => {
    const { registry } = await start({ access }, aFleet(5, PLATFORMS))
    const names = [0, 1, 2, 3, 4].map((index) => `acme/s${index}:main`)
    const cold = await run(registry, names)
    const warm = await run(registry, names)
    expect(warm.measured).toEqual(cold.measured)
    expect(warm.lines).toHaveLength(count)
    const tokens = warm.lines.filter((line) => line.includes('/token'))
    expect(tokens).toHaveLength(kind === 'Bearer' ? 5 : 0)
    expect(warm.lines.filter((line) => line.startsWith('GET') && !tokens.includes(line))).toEqual(
      [],
    )
  })

  it('costs a GET more only for the tag that has moved, and for its new platforms', async () => {
    const content = aFleet(2)
    const { registry } = await start({}, content)
    await run(registry, ['acme/s0:main', 'acme/s1:main'])
    addImage(content, 'acme/s1:main', anImageSpec('another'))
    const { lines } = await run(registry, ['acme/s0:main', 'acme/s1:main'])
    expect(lines.toSorted()).toEqual([
      'GET /v2/acme/s1/manifests/main 200',
      'HEAD /v2/acme/s0/manifests/main 200',
      'HEAD /v2/acme/s1/manifests/main 200',
    ])
  })

  it('that the reference names is asked for all the same, by HEAD', async () => {
    const { registry } = await start({}, aFleet(1))
    const [cold] = (await run(registry, MAIN)).measured
    const pinned = cold?.kind === 'measured' ? `acme/s0@${cold.digest}` : ''
    const { lines, outcomes } = await run(registry, [pinned])
    expect(lines).toEqual(['HEAD /v2/acme/s0/manifests/DIGEST 200'])
    expect(outcomes).toEqual(['measured'])
  })

  it('is missing once the registry has it no more', async () => {
    const content = aFleet(1)
    const { registry } = await start({}, content)
    const [cold] = (await run(registry, MAIN)).measured
    const pinned = cold?.kind === 'measured' ? `acme/s0@${cold.digest}` : ''
    content.repositories.delete('acme/s0')
    const { outcomes } = await run(registry, [...MAIN, pinned])
    expect(outcomes).toEqual(['missing', 'missing'])
  })
})

describe('requirement 20: HEAD', () => {
  type Play = NonNullable<RegistryOptions['before']>
  const onHead =
    (change: (reply: ReturnType<Parameters<Play>[1]>) => ReturnType<Play>): Play =>
    ({ method }, ordinary) =>
      method === 'HEAD' ? change(ordinary()) : undefined
  const without = (name: string) =>
    onHead((reply) => ({ ...reply, headers: { ...reply.headers, [name]: undefined } }))
  const unsized: Play = onHead((reply) => ({
    ...reply,
    headers: { ...reply.headers, 'transfer-encoding': 'chunked', 'content-length': undefined },
  }))

  it.each<[string, Play]>([
    ['is not known (405)', onHead(() => ({ status: 405 }))],
    ['comes without digest', without('docker-content-digest')],
    ['comes without length', unsized],
    [
      'lies about the length',
      onHead((reply) => ({ ...reply, headers: { ...reply.headers, 'content-length': '7' } })),
    ],
    [
      'comes with a digest that is none',
      onHead((reply) => ({
        ...reply,
        headers: { ...reply.headers, 'docker-content-digest': '../../etc/passwd' },
      })),
    ],
  ])('that %s is followed by a GET', async (_, before) => {
    const { registry } = await start({ before }, aFleet(1))
    await run(registry, MAIN)
    const { lines, outcomes } = await run(registry, MAIN)
    expect(outcomes).toEqual(['measured'])
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET'])
  })

  it('that is refused has no reason in it: a GET brings the registry’s own words', async () => {
    const { registry } = await start({}, aFleet(1))
    await run(registry, MAIN)
    const { registry: strict } = await start(
      {
        before: () => ({
          status: 403,
          body: Buffer.from('{"errors":[{"code":"DENIED","message":"ask the owner"}]}'),
        }),
      },
      aFleet(1),
    )
    // The same repository on another port is another one; so its cache is filled by hand.
    await fill(strict)
    const { measured, lines } = await run(strict, MAIN)
    expect(measured).toMatchObject([{ reason: expect.stringContaining('DENIED: ask the owner') }])
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET'])
  })

  /** As if an earlier run had been let in. */
  async function fill(registry: EmbeddedRegistry) {
    const { registry: open } = await start({}, aFleet(1))
    await run(open, MAIN)
    const known = (await files()).find((file) => file.includes('/tags/')) ?? ''
    const { createCache } = await import('../../../src/registry/content/cache.ts')
    const cache = createCache({
      directory: cacheDir,
      accountFor: async () => `basic ${ALICE.username}`,
      warn: () => {},
      date: Date.now,
    })
    const digest = (await readFile(known, 'utf8')) as `sha256:${string}`
    const target = { kind: 'registry', registry: registry.host, repository: 'acme/s0' } as const
    const bytes = await readFile(join(known, '..', '..', digest.replace(':', '-')))
    await cache.write(target, { bytes, digest, contentType: undefined, name: 'x' }, 'main')
  }
})

describe('when something is wrong with the cache', () => {
  it('believes no content that its digest does not confirm', async () => {
    const { registry } = await start({}, aFleet(1))
    const cold = await run(registry, MAIN)
    for (const file of await files()) {
      if (!file.includes('/tags/'))
        await writeFile(file, (await readFile(file, 'utf8')).replace(/\d/, '9'))
    }
    const { measured, lines } = await run(registry, MAIN)
    expect(measured).toEqual(cold.measured)
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET'])
  })

  it('goes on without where it cannot be written, and says so once', async () => {
    await rm(cacheDir, { recursive: true })
    await writeFile(cacheDir, 'a file')
    const { registry } = await start({}, aFleet(3))
    const { outcomes, client } = await run(registry, ['acme/s0:main', 'acme/s1:main'])
    expect(outcomes).toEqual(['measured', 'measured'])
    expect(client.warnings).toHaveLength(1)
    expect(client.warnings[0]).toBe(
      `cache-dir cannot be written (ENOTDIR at ${cacheDir}): going on without`,
    )
  })

  it('shows one account nothing that another one has read', async () => {
    const { registry } = await start({}, aFleet(1, PLATFORMS))
    await run(registry, MAIN)
    const { lines } = await run(registry, MAIN, { username: 'mallory', password: 'x' })
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['GET', 'GET', 'GET'])
  })

  it('holds no secret and no name', async () => {
    const { registry } = await start({ access: { ...BEARER, ...ALICE } }, aFleet(1))
    await run(registry, MAIN)
    const contents = await Promise.all((await files()).map((file) => readFile(file, 'utf8')))
    const all = [...(await files()), ...contents].join('\n')
    expect(all).not.toContain(ALICE.password)
    expect(all.replaceAll(cacheDir, '')).not.toContain(ALICE.username)
  })

  it('forgets what no run has written for a month', async () => {
    const { registry } = await start({}, aFleet(2))
    await run(registry, ['acme/s0:main'])
    const old = new Date(Date.now() - 31 * 24 * 60 * 60 * 1000)
    for (const file of await files()) await utimes(file, old, old)
    await run(registry, ['acme/s1:main'])
    expect(await files()).toHaveLength(2)
  })
})

describe('when something else lies in the cache’s folder', () => {
  const MONTHS_AGO = new Date(Date.now() - 90 * 24 * 60 * 60 * 1000)

  it('removes nothing that it has not written, however old', async () => {
    const { registry } = await start({}, aFleet(1))
    await run(registry, MAIN)
    const [room = ''] = (await files()).map((file) => file.replace(/\/sha256-.*|\/tags\/.*/, ''))
    const others = [join(cacheDir, 'v1.go'), join(room, 'notes.txt'), join(room, '..', 'README')]
    for (const file of others) {
      await writeFile(file, 'mine')
      await utimes(file, MONTHS_AGO, MONTHS_AGO)
    }
    await run(registry, MAIN)
    expect(await files()).toEqual(expect.arrayContaining(others))
  })

  it('does not wait for a pipe to be written', async () => {
    const { registry } = await start({}, aFleet(1))
    await run(registry, MAIN)
    for (const file of await files()) {
      await rm(file)
      execFileSync('mkfifo', [file])
    }
    expect((await run(registry, MAIN)).outcomes).toEqual(['measured'])
  })

  it('goes on where no folder can be made', async () => {
    const { registry } = await start({}, aFleet(1))
    const client = aClient({ cacheDir: '/proc/nowhere/cache' })
    expect(await client.outcome(`${registry.host}/acme/s0:main`)).toBe('measured')
    expect(client.warnings.join()).toContain('cache-dir cannot be written (')
  })
})

describe('when a registry is refused what it sends', () => {
  it('is refused on the next run too', async () => {
    const type = 'application/vnd.oci.image.index.v1+json'
    const { registry } = await start(
      {
        before: (_, ordinary) => {
          const reply = ordinary()
          return { ...reply, headers: { ...reply.headers, 'content-type': type } }
        },
      },
      aFleet(1),
    )
    const [cold, warm] = [await run(registry, MAIN), await run(registry, MAIN)]
    expect(cold.outcomes).toEqual(['unmeasurable'])
    expect(warm.measured).toEqual(cold.measured)
  })
})

describe('when a HEAD gets no answer', () => {
  it('is followed by a GET soon', async () => {
    const { registry } = await start(
      { before: ({ method }) => (method === 'HEAD' ? 'silence' : undefined) },
      aFleet(1),
    )
    await run(registry, MAIN)
    const { outcomes, lines } = await run(registry, MAIN)
    expect(outcomes).toEqual(['measured'])
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET'])
  })
})

describe('when an image of many configs is asked for again', () => {
  it('reads each from the cache', async () => {
    const { registry } = await start({}, aFleet(1))
    const platforms = async () => {
      const client = aClient({ cacheDir })
      const found = await client.measure(`${registry.host}/acme/s0:main`)
      const named = await withConfigPlatforms(client.images, found)
      return [named, await withConfigPlatforms(client.images, found)]
    }
    await platforms()
    const [first, second] = await platforms()
    expect(first).toMatchObject({ images: [{ platform: { architecture: 'amd64' } }] })
    expect(second).toEqual(first)
    expect(linesOf(registry.requests)).toEqual([
      'GET /v2/acme/s0/manifests/main 200',
      'GET /v2/acme/s0/blobs/DIGEST 200',
      'HEAD /v2/acme/s0/manifests/main 200',
    ])
  })
})

describe('when a layer’s listing is kept', () => {
  const LAYER = `sha256:${'5'.repeat(64)}` as const
  const LISTING = Buffer.from('what the layer holds')
  const REFERENCE = parseReference('127.0.0.1:5000/acme/api:main')

  async function kept(login = ALICE, given: Parameters<typeof aClient>[0] = {}) {
    const registryAuth = loginTo('127.0.0.1:5000', login.username, login.password)
    const { images } = aClient({ cacheDir, registryAuth, ...given })
    return images.keptListing(REFERENCE, LAYER)
  }

  async function keep(digest: Digest = LAYER, listing = LISTING) {
    const registryAuth = loginTo('127.0.0.1:5000', ALICE.username, ALICE.password)
    const client = aClient({ cacheDir, registryAuth })
    await client.images.keepListing(REFERENCE, digest, () => listing)
    await client.close()
  }

  it('is there for a later run', async () => {
    await keep()
    expect(Buffer.from((await kept()) ?? '')).toEqual(LISTING)
  })

  it('is shown to no other account, and for no other repository', async () => {
    await keep()
    expect(await kept({ username: 'mallory', password: 'x' })).toBeUndefined()
    const { images } = aClient({ cacheDir })
    expect(await images.keptListing(REFERENCE, LAYER)).toBeUndefined()
    const other = parseReference('127.0.0.1:5000/acme/web:main')
    expect(await images.keptListing(other, LAYER)).toBeUndefined()
  })

  it.each([
    ['a byte is another one', (bytes: Buffer) => bytes.fill(0, 40, 41)],
    ['its end is missing', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['it is cut within its checksum', (bytes: Buffer) => bytes.subarray(0, 5)],
    ['it is empty', (bytes: Buffer) => bytes.subarray(0, 0)],
  ])('is not believed where %s', async (_, damage) => {
    await keep()
    const [file = ''] = await files()
    await writeFile(file, damage(await readFile(file)))
    expect(await kept()).toBeUndefined()
  })

  it('is not kept where it is larger than 16 MiB', async () => {
    await keep(LAYER, Buffer.alloc(16 * 1024 * 1024))
    expect(await files()).toEqual([])
  })

  it('makes room for newer ones beyond 256 MiB in all', async () => {
    for (let count = 1; count <= 18; count++) {
      await keep(`sha256:${String(count).padStart(64, '0')}`, Buffer.alloc(15 * 1024 * 1024))
      const written = new Date(Date.now() - (20 - count) * 60_000)
      const newest = (await files()).find((file) => file.endsWith(String(count).padStart(64, '0')))
      await utimes(newest ?? '', written, written)
    }
    await keep()
    const left = (await files()).map((file) => file.slice(-2)).toSorted()
    expect(left).toEqual(
      [...Array.from({ length: 17 }, (_, at) => String(at + 2)), '55']
        .map((name) => name.padStart(2, '0'))
        .toSorted(),
    )
  })
})
