import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import type { EmbeddedRegistry } from '../../src/embedded/registry.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { start } from '../support/embedded-registry.ts'
import { type FilledStep, noiseOf, pushFilled, wheel } from '../support/layered-images.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const MB = 1_000_000
const ROOTFS: FilledStep = { command: 'COPY rootfs /', files: { 'usr/lib/libc.so.6': MB } }
const APT = 'RUN apt-get update && apt-get install -y --no-install-recommends curl'
const LISTS = { 'var/lib/apt/lists/deb.example.com_Packages': 3 * MB }
const CURL = { 'usr/bin/curl': 4 * MB }
const APP = { 'app/server': noiseOf('server', 2 * MB), 'app/worker': noiseOf('worker', 2 * MB) }
const COPY: FilledStep = { command: 'COPY app /app', files: APP }
const CHMOD: FilledStep = { command: 'RUN chmod -R 755 /app', files: { ...APP, 'app/sub': null } }
const TWICE = { 'srv/a.bin': noiseOf('same', MB), 'srv/b.bin': noiseOf('same', MB) }
const PIP = 'RUN pip install -r requirements.txt'

const IMAGES: Readonly<Record<string, readonly FilledStep[]>> = {
  main: [ROOTFS],
  lists: [ROOTFS, { command: APT, files: { ...LISTS, ...CURL } }],
  // As a cache mount leaves it, of which no history tells.
  clean: [ROOTFS, { command: APT, files: CURL }],
  chmod: [ROOTFS, COPY, CHMOD],
  twice: [ROOTFS, { command: 'COPY srv /srv', files: TWICE }],
  torch23: [ROOTFS, { command: PIP, files: wheel('torch', '2.3', MB) }],
  torch24: [ROOTFS, { command: PIP, files: wheel('torch', '2.4', 4 * MB) }],
}
const content = emptyContent()
for (const [tag, steps] of Object.entries(IMAGES)) pushFilled(content, `acme/api:${tag}`, steps)

let registry: EmbeddedRegistry
beforeEach(async () => {
  registry = (await start({}, content)).registry
})

async function diff(base: string, head: string, ...args: readonly string[]): Promise<string> {
  const references = [base, head].map((tag) => `${registry.host}/acme/api:${tag}`)
  const words = ['diff', ...args, ...references]
  return (await run(process.execPath, [`${projectFolder()}/dist/cli.js`, ...words])).stdout
}

describe('when a step leaves a cache', () => {
  it('is guessed at, as long as nobody looks', async () => {
    expect(await diff('main', 'lists')).toContain('likely stay in this layer')
  })

  it('is told with its bytes, once its files are known', async () => {
    const stdout = await diff('main', 'lists', '--files')
    expect(stdout).toContain(
      'Its files show it: this layer holds 2.9 MiB of apt lists, about 2.9 MiB compressed.',
    )
    expect(stdout).not.toContain('likely stay in this layer')
    expect(stdout).toMatch(/remove the package lists in the RUN that fetches them: about −2\.9 of/)
  })

  it('is no longer said where its files are not there', async () => {
    expect(await diff('main', 'clean')).toContain('apt-lists')
    expect(await diff('main', 'clean', '--files')).not.toContain('apt-lists')
  })
})

describe('when a step changes modes', () => {
  it('is proved to hold the same files again', async () => {
    const stdout = await diff('main', 'chmod', '--files')
    expect(stdout).toContain('this layer holds the same 2 files again, 3.8 MiB')
    expect(stdout).toMatch(/wasted: .*\/app\/server 1\.9 MiB \(the same again\)/)
  })
})

describe('when an image holds a content twice', () => {
  it('names both files', async () => {
    expect(await diff('main', 'twice', '--files')).toContain(
      'the same content more than once, 1.0 MiB: /srv/a.bin and /srv/b.bin',
    )
  })
})

describe('when one package makes most of a layer’s growth', () => {
  it('is in the sentence', async () => {
    expect(await diff('torch23', 'torch24', '--files')).toContain(
      `${PIP} grew from 1.0 to 3.8 MiB: torch 2.3 → 2.4 about +2.9 MiB`,
    )
  })

  it('is in the report', async () => {
    const { services } = JSON.parse(await diff('torch23', 'torch24', '--files', '--format', 'json'))
    expect(services[0].platforms[0].culprit).toMatchObject({
      kind: 'package',
      name: 'torch',
      before: '2.3',
      after: '2.4',
    })
  })
})
