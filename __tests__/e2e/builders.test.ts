import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { aDigest } from '../support/builders.ts'
import { LayoutFiles } from '../support/layout-files.ts'
import { run } from '../support/tools.ts'

// What builders without a plain Dockerfile write into a config, and the sentence that it has to lead to.

jest.setTimeout(60_000)

const MIB = 1_048_576

/** What a layer is signed with, and its MiB. */
type Signed = readonly [entry: object, size: number]

interface Built {
  readonly layers: readonly Signed[]
  readonly labels?: Readonly<Record<string, string>>
  readonly shell?: readonly string[]
}

const EPOCH = '1970-01-01T00:00:00Z'

const apko = (...sizes: readonly number[]): Built => ({
  layers: sizes.map((size) => [
    { created: EPOCH, created_by: 'apko', comment: 'This is an apko multi-layer image' },
    size,
  ]),
})

const bazel = (...sizes: readonly number[]): Built => ({
  layers: sizes.map((size) => [{ created: EPOCH, created_by: 'bazel build ...' }, size]),
})

/** dockerTools.buildLayeredImage: one layer a path, and the last one for what is left. */
const nix = (last: readonly string[], size: number, hash = 'a'): Built => {
  const path = (name: string) => `/nix/store/${hash.repeat(32)}-${name}`
  const layer = (names: readonly string[]) => ({
    created: '1980-01-01T00:00:01+00:00',
    comment: `store paths: [${names.map((name) => `'${path(name)}'`).join(', ')}]`,
  })
  return {
    layers: [
      [layer(['glibc-2.40-66']), 12],
      [layer(last), size],
    ],
  }
}

/** The label, and a history that says nothing: older lifecycles write none. */
const buildpacks = (node: number, version: string): Built => {
  const layers = ['rootfs', 'node', 'modules', 'app', 'launcher']
  const [rootfs, engine, modules, app, launcher] = layers.map((name) =>
    aDigest(`${name} ${version}`),
  )
  const metadata = {
    app: [{ sha: app }],
    launcher: { sha: launcher },
    buildpacks: [
      { key: 'acme/node-engine', version, layers: { node: { sha: engine, launch: true } } },
      { key: 'acme/npm-install', version: '1.5.0', layers: { modules: { sha: modules } } },
    ],
    runImage: { topLayer: rootfs, reference: 'gone' },
  }
  return {
    layers: [30, node, 20, 1, 2].map((size) => [{ created: '1980-01-01T00:00:01Z' }, size]),
    labels: { 'io.buildpacks.lifecycle.metadata': JSON.stringify(metadata) },
  }
}

const MAMBA = '/usr/local/bin/_dockerfile_shell.sh'
const micromamba = (size: number): Built => ({
  layers: [
    [{ created: '2024-07-01T00:00:00Z', created_by: "# debian.sh --arch 'amd64' out/" }, 28],
    [
      {
        created: '2024-07-20T10:00:00Z',
        created_by: `RUN ${MAMBA} micromamba install -y -n base -f /tmp/env.yaml # buildkit`,
        comment: 'buildkit.dockerfile.v0',
      },
      size,
    ],
  ],
  shell: [MAMBA],
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'builders-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function layout(name: string, { layers, labels, shell }: Built): Promise<string> {
  const files = new LayoutFiles()
  const metadata = labels?.['io.buildpacks.lifecycle.metadata']
  const named = /"sha256:\w+"/g
  // In the order of the layers: the run image's, the buildpacks', the application, the launcher.
  const [app = '', launcher = '', engine = '', modules = '', top = ''] =
    metadata?.match(named) ?? []
  const diffIds = metadata && [top, engine, modules, app, launcher].map((each) => JSON.parse(each))
  const image = files.image({
    layers: layers.map(([, size]) => Math.round(size * MIB)),
    history: layers.map(([entry]) => entry),
    ...(labels && { labels }),
    ...(shell && { shell }),
    ...(diffIds && { diffIds }),
  })
  files.list(image, 'main')
  await files.writeTo(join(folder, name))
  return `oci:${join(folder, name)}:main`
}

const dist = (...args: readonly string[]) =>
  run(process.execPath, [join(projectFolder(), 'dist/cli.js'), ...args])

const FIVE = ['bash-5.2', 'zlib-1.3', 'openssl-3.0.14', 'app-1.0', 'python3-3.12.4']

describe('when a builder without a plain Dockerfile made an image', () => {
  it.each<[string, Built, Built, string]>([
    [
      'apko, whose layers are signed alike',
      apko(5, 90, 2),
      apko(5, 31, 90, 2),
      '+31.0 MiB: apko is new, 31.0 MiB',
    ],
    [
      'Bazel, whose layers are signed alike',
      bazel(20, 90, 2),
      bazel(20, 90, 14, 2),
      '+14.0 MiB: bazel build ... is new, 14.0 MiB',
    ],
    [
      'Nix, whose last layer has what is left',
      nix(FIVE, 60),
      nix([...FIVE, 'cuda_cudart-12.4.99'], 260, 'b'),
      '+200.0 MiB: Nix layer of 6 paths, new: cuda_cudart-12.4.99 grew from 60.0 to 260.0 MiB',
    ],
    [
      'buildpacks, by the lifecycle’s label',
      buildpacks(40, '3.2.1'),
      buildpacks(90, '3.3.0'),
      '+50.0 MiB: layer node of buildpack acme/node-engine@3.3.0 grew from 40.0 to 90.0 MiB',
    ],
    [
      'micromamba, behind its shell',
      micromamba(150),
      micromamba(420),
      '+270.0 MiB: RUN micromamba install -y -n base -f /tmp/env.yaml grew from 150.0 to 420.0 MiB',
    ],
  ])(
    'says which layer grew, in diff, and shows it in explain: %s',
    async (_, base, head, words) => {
      const images = [await layout('base', base), await layout('head', head)]
      const diff = await dist('diff', ...images)
      expect(/^head(?: \S+)?: (.+)$/m.exec(diff.stdout)?.[1]).toBe(words)

      const explain = await dist('explain', String(images[1]))
      const [, name = ''] = /MiB: (.+?)(?: is new| grew|, new)/.exec(words) ?? []
      expect(explain.stdout).toContain(name)
      expect(explain.code).toBe(0)
    },
  )
})
