import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { anEmptyEntry, anEntry } from '../support/history.ts'
import { LayoutFiles } from '../support/layout-files.ts'
import { builtOn, pythonFull, pythonSlim, type SignedImage } from '../support/library-images.ts'
import { run } from '../support/tools.ts'

// What builders write into a config, for those that cannot run here: dist is told no more.

jest.setTimeout(60_000)

const MIB = 1_048_576
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signed-images-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function layout(name: string, { history, bytes }: SignedImage): Promise<string> {
  const files = new LayoutFiles()
  const image = files.image({
    layers: bytes.map(Math.round),
    history: history.map(({ createdBy, comment, created, isEmpty }) => ({
      created,
      created_by: createdBy,
      comment,
      empty_layer: isEmpty,
    })),
  })
  files.list(image, 'main')
  await files.writeTo(join(folder, name))
  return `oci:${join(folder, name)}:main`
}

async function sentence(base: SignedImage, head: SignedImage): Promise<string | undefined> {
  const images = [await layout('base', base), await layout('head', head)]
  const { stdout } = await run(process.execPath, [
    join(projectFolder(), 'dist/cli.js'),
    'diff',
    ...images,
  ])
  return /^head(?: \S+)?: (.+)$/m.exec(stdout)?.[1]
}

describe('when the FROM image of a plain build changed', () => {
  it('says so, as likely', async () => {
    expect(await sentence(builtOn(pythonSlim), builtOn(pythonFull))).toBe(
      'likely the FROM image changed: +315.9 MiB (python:3.12.4-slim-bookworm → python:3.12.4-bookworm)',
    )
  })
})

describe('when Kaniko makes a single snapshot', () => {
  const kaniko = (bytes: number): SignedImage => ({
    history: [
      anEntry('/bin/sh -c #(nop) ADD file:0a1b2c in / '),
      anEmptyEntry('/bin/sh -c #(nop)  CMD ["bash"]'),
      anEntry('CMD ["node", "server.js"]', { created: '0001-01-01T00:00:00Z' }),
    ],
    bytes: [30 * MIB, bytes],
  })

  it('blames all of its steps, and not the last one', async () => {
    expect(await sentence(kaniko(0.9 * MIB), kaniko(14.2 * MIB))).toBe(
      '+13.3 MiB: all steps in one layer grew from 0.9 to 14.2 MiB',
    )
  })
})
