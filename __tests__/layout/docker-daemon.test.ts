import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { parseReference } from '../../src/domain/image/reference.ts'
import { createLayoutSource } from '../../src/layout/source.ts'
import { measure } from '../../src/measure/measure.ts'
import { aDirectory, measureIn, sizesOf } from '../support/layout-files.ts'
import { tarOf } from '../support/tar-writer.ts'

jest.setTimeout(30_000)

const PATH = process.env['PATH']
let directory: string
beforeEach(async () => {
  directory = await aDirectory()
})
afterEach(() => {
  process.env['PATH'] = PATH
})

/** A docker command of these lines is the only one there is. */
async function docker(...lines: readonly string[]): Promise<void> {
  const bin = join(directory, 'bin')
  await mkdir(bin, { recursive: true })
  await writeFile(join(bin, 'docker'), ['#!/bin/sh', ...lines].join('\n'))
  await chmod(join(bin, 'docker'), 0o755)
  process.env['PATH'] = `${bin}:/usr/bin:/bin`
}

/** One that saves these files, whatever image is asked for, and notes the name. */
async function dockerWith(files: ReadonlyMap<string, string | Buffer>): Promise<void> {
  const [archive, asked] = [join(directory, 'saved.tar'), join(directory, 'asked')]
  await writeFile(archive, tarOf(files))
  await docker(`echo "$@" > ${asked}`, `exec cat ${archive}`)
}

const hex = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const layer = (seed: string) => Buffer.from(`${seed} `.repeat(50_000))

/** What docker before 25 saves: layers unpacked, and a list of them. */
function savedFiles(
  contents: readonly Buffer[],
  paths = contents.map((_, at) => `${at}/layer.tar`),
) {
  const config = JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { diff_ids: contents.map((content) => `sha256:${hex(content)}`) },
  })
  const files = new Map<string, string | Buffer>()
  for (const [at, content] of contents.entries()) files.set(`${at}/layer.tar`, content)
  files.set('config.json', config)
  files.set(
    'manifest.json',
    JSON.stringify([{ Config: 'config.json', RepoTags: ['acme/api:dev'], Layers: paths }]),
  )
  return files
}

describe('when docker has an image', () => {
  it('is as large as gzip makes its layers', async () => {
    const layers = [layer('one'), layer('two')]
    await dockerWith(savedFiles(layers))
    const measured = await measureIn(directory, 'docker-daemon:acme/api:dev')
    const sum = layers.reduce((bytes, content) => bytes + gzipSync(content).length, 0)
    expect(sizesOf(measured)).toEqual([['amd64', sum]])
    expect(measured).toMatchObject({ images: [{ isEstimated: true }] })
  })

  it('takes layers that are compressed already as they are', async () => {
    const packed = gzipSync(layer('one'))
    await dockerWith(savedFiles([packed]))
    expect(sizesOf(await measureIn(directory, 'docker-daemon:acme/api:dev'))).toEqual([
      ['amd64', packed.length],
    ])
  })

  it('finds by its content a layer that is saved under another name', async () => {
    const content = layer('one')
    await dockerWith(savedFiles([content], ['elsewhere/layer.tar']))
    expect(sizesOf(await measureIn(directory, 'docker-daemon:acme/api:dev'))).toEqual([
      ['amd64', gzipSync(content).length],
    ])
  })

  it.each([
    ['acme/api:dev', 'acme/api:dev'],
    ['acme/api', 'acme/api:latest'],
    ['localhost:5000/api:1', 'localhost:5000/api:1'],
    ['0123456789ab', '0123456789ab'],
    [`sha256:${'a'.repeat(64)}`, `sha256:${'a'.repeat(64)}`],
  ])('is asked for by one name: %s', async (name, asked) => {
    await dockerWith(savedFiles([layer('one')]))
    await measureIn(directory, `docker-daemon:${name}`)
    expect(readFileSync(join(directory, 'asked'), 'utf8')).toBe(`save ${asked}\n`)
  })
})

describe('when docker gives no image', () => {
  const reasonOf = async () => {
    const measured = await measureIn(directory, 'docker-daemon:acme/api:dev')
    return measured.kind === 'unmeasurable' ? measured.reason : measured.kind
  }

  it('is missing where docker says so', async () => {
    await docker('echo "Error response from daemon: No such image: acme/api:dev" >&2; exit 1')
    expect(await reasonOf()).toBe('missing')
  })

  it('says what docker says', async () => {
    await docker('echo "Cannot connect to the Docker daemon." >&2; exit 1')
    expect(await reasonOf()).toBe(
      'docker-daemon:acme/api:dev cannot be saved: Cannot connect to the Docker daemon',
    )
  })

  it('says so where there is no docker', async () => {
    process.env['PATH'] = join(directory, 'nothing')
    expect(await reasonOf()).toBe(
      'docker-daemon:acme/api:dev cannot be read: there is no docker command here',
    )
  })

  it.each([
    ['no archive', 'echo hello', 'is no tar archive'],
    ['half of one', 'head -c 600 "$0.tar"', 'is truncated'],
  ])('says what is wrong with %s', async (_, line, reason) => {
    await docker(line)
    await writeFile(join(directory, 'bin/docker.tar'), tarOf(savedFiles([layer('one')])))
    expect(await reasonOf()).toBe(`docker-daemon:acme/api:dev ${reason}`)
  })

  it.each([
    ['manifest.json', 'was saved without a manifest.json'],
    ['config.json', 'was saved without its config'],
    ['0/layer.tar', 'was saved without 0/layer.tar'],
  ])('is not measured without %s', async (path, reason) => {
    const files = savedFiles([layer('one')])
    files.delete(path)
    await dockerWith(files)
    expect(await reasonOf()).toBe(`docker-daemon:acme/api:dev ${reason}`)
  })

  it('waits for no docker that hangs, and leaves none behind', async () => {
    const pid = join(directory, 'pid')
    await docker(`echo $$ > ${pid}`, 'exec sleep 100')
    const source = createLayoutSource(directory, { timeoutMs: 50 })
    const measured = await measure(source, parseReference('docker-daemon:acme/api:dev'))
    expect(measured).toMatchObject({
      kind: 'unmeasurable',
      reason: 'docker-daemon:acme/api:dev was not read within 0.5 s',
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(() => process.kill(Number(readFileSync(pid, 'utf8')), 0)).toThrow()
  })
})

describe('when whoever names it may be anybody', () => {
  it('runs no docker', async () => {
    await docker(`touch ${join(directory, 'ran')}`)
    const source = createLayoutSource(directory, { isConfined: true })
    const measured = await measure(source, parseReference('docker-daemon:acme/api:dev'))
    expect(measured).toMatchObject({ kind: 'unmeasurable' })
    expect(existsSync(join(directory, 'ran'))).toBe(false)
  })
})

describe('when a name is none', () => {
  it.each(['--help', '-o/etc/passwd', 'a b', '', 'Upper', '$(id)'])(
    'is no reference: %j',
    (name) => {
      expect(() => parseReference(`docker-daemon:${name}`)).toThrow(/is not an image reference/)
    },
  )
})
