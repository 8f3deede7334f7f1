import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'
import { start } from '../support/embedded-registry.ts'
import { aDirectory, type Entry, LayoutFiles } from '../support/layout-files.ts'
import { AMD64, ARM64, big, refersTo, small, UNKNOWN } from '../support/odd-indexes.ts'
import { CONFIG, MANIFEST, OCI } from '../support/raw-manifests.ts'
import { RawRepository } from '../support/raw-repository.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

const workflows: Workflow[] = []
afterEach(async () => {
  await Promise.all(workflows.splice(0).map((workflow) => workflow.close()))
})

function cli(cwd: string, ...args: readonly string[]) {
  const program = join(projectFolder(), 'dist/cli.js')
  return run(process.execPath, [program, ...args], { cwd, timeoutMs: 30_000 })
}

type Entries = (repository: RawRepository) => readonly object[]

/** A base of 10 MiB for two platforms, and the head that a test is about. */
function pushed(entries: Entries): RawRepository {
  const of = new RawRepository()
  const base = of.index([small(of), { ...of.image({ MiB: 10 }), platform: AMD64 }])
  return of.tag('main', base).tag('pr-7', of.index(entries(of)))
}

/** What the terminal and the action make of it, under a limit of 20 MiB. */
async function judged({ content }: RawRepository, budget = 'max_size: 20 MiB') {
  const { registry } = await start({}, content)
  const file = `budgets:\n  - image: ${registry.host}/acme/api\n    ${budget}\n`
  const directory = await aDirectory()
  await writeFile(join(directory, 'budgets.yaml'), file)
  const args = ['--config', 'budgets.yaml', '--head', 'pr-7', '--base', 'main']
  const { code, stdout, stderr } = await cli(directory, 'check', ...args)
  const workflow = await Workflow.start(file)
  workflows.push(workflow)
  const { exitCode, outputs } = await workflow.run()
  const [status] = workflow.world.statuses
  return {
    code,
    text: stdout + stderr,
    exitCode,
    status: status?.state,
    outcome: outputs['outcome'],
  }
}

const FAILED = { code: 1, exitCode: 1, status: 'failure', outcome: 'fail' }
const INCONCLUSIVE = { code: 3, exitCode: 1, status: 'failure', outcome: 'inconclusive' }

describe('when an index hides the image that runs', () => {
  it.each<[string, Entries]>([
    [
      'an annotation of BuildKit’s',
      (of) => [
        big(of, { platform: AMD64, annotations: { 'vnd.docker.reference.type': 'x' } }),
        { ...of.image({ MiB: 10 }), platform: AMD64 },
        small(of),
      ],
    ],
    [
      'an annotation that refers to another entry',
      (of) => [small(of), big(of, { platform: AMD64, annotations: refersTo(small(of)) })],
    ],
    [
      'an artifactType',
      (of) => [
        big(of, { platform: AMD64 }, { manifest: { artifactType: 'application/x-sbom' } }),
        { ...of.image({ MiB: 10 }), platform: AMD64 },
        small(of),
      ],
    ],
    ['no platform', (of) => [small(of), big(of)]],
    ['an unknown type', (of) => [small(of), big(of, { platform: AMD64, mediaType: 'x/y' })]],
    [
      'a variant that better machines prefer',
      (of) => [
        small(of),
        { ...of.image({ MiB: 10 }), platform: AMD64 },
        big(of, { platform: { ...AMD64, variant: 'v3' } }),
      ],
    ],
  ])('behind %s, it is over its budget all the same', async (_, entries) => {
    const { text, ...result } = await judged(pushed(entries))
    expect(result).toEqual(FAILED)
    expect(text).toContain('500.0 MiB')
  })

  it('finds the growth of a better variant, where the budget lists the platform', async () => {
    const repository = pushed((of) => [
      { ...of.image({ MiB: 10 }), platform: AMD64 },
      big(of, { platform: { ...AMD64, variant: 'v3' } }),
    ])
    const { text, ...result } = await judged(
      repository,
      'max_increase: 10%\n    platforms: [linux/amd64]',
    )
    expect(result).toEqual(FAILED)
    expect(text).toContain('+490.0 MiB')
  })

  it.each<[string, Entries, string]>([
    [
      'layers of kinds that only podman unpacks',
      (of) => [small(of), big(of, { platform: AMD64 }, { layerType: 'application/x-acme' })],
      'lists for linux/amd64 what is no image',
    ],
    [
      'a malformed entry',
      (of) => [small(of), big(of, { platform: AMD64, digest: `sha384:${'a'.repeat(96)}` })],
      'is malformed: manifests[1].digest',
    ],
    [
      'a field in capitals',
      (of) => {
        const layers = [{ mediaType: `${OCI}.layer.v1.tar`, digest: CONFIG.digest, size: 9e8 }]
        return [small(of), { ...of.image({ manifest: { LAYERS: layers } }), platform: AMD64 }]
      },
      'has a field "LAYERS", and is refused as ambiguous',
    ],
    [
      'a platform that stands twice',
      (of) => [
        { ...of.image({ MiB: 500 }), platform: AMD64, 'platform\0': {} },
        { ...of.image({ MiB: 10 }), platform: AMD64 },
        small(of),
      ],
      'has a field twice in one object, and is refused as ambiguous',
    ],
    [
      'layers that stand twice',
      (of) => [of.image({ MiB: 500, manifest: { 'layers\0': [] } }), small(of)],
      'has a field twice in one object, and is refused as ambiguous',
    ],
    [
      'a config that says twice what it is for',
      (of) => [
        of.image({ MiB: 500, config: { os: 'linux', architecture: 'amd64', 'os\0': 'x' } }),
        { ...of.image({ MiB: 10 }), platform: AMD64 },
        small(of),
      ],
      'has a field twice in one object, and is refused as ambiguous',
    ],
    [
      'a config that says so in capitals',
      (of) => [
        of.image({
          MiB: 500,
          config: { os: 'linux', architecture: 's390x', Architecture: 'amd64' },
        }),
        { ...of.image({ MiB: 10 }), platform: AMD64 },
        small(of),
      ],
      'has a field "Architecture", and is refused as ambiguous',
    ],
  ])('behind %s, it is inconclusive', async (_, entries, reason) => {
    const { text, ...result } = await judged(pushed(entries))
    expect(result).toEqual(INCONCLUSIVE)
    expect(text).toContain(reason)
  })

  it('leaves real attestations out, and passes', async () => {
    const { text, ...result } = await judged(
      pushed((of) => {
        const images = [small(of), { ...of.image({ MiB: 11 }), platform: AMD64 }]
        const about = images.map((image) => ({
          ...of.attestation(),
          platform: UNKNOWN,
          annotations: refersTo(image),
        }))
        return [...images, ...about]
      }),
    )
    expect(result).toEqual({ code: 0, exitCode: 0, status: 'success', outcome: 'pass' })
    expect(text).not.toContain('unknown')
  })
})

describe('when images need features of their system', () => {
  const PASSED = { code: 0, exitCode: 0, status: 'success', outcome: 'pass' }
  const server = (of: RawRepository, MiB: number, build: number) => {
    const platform = { os: 'windows', architecture: 'amd64', 'os.version': `10.0.${build}.1` }
    return { ...of.image({ MiB }), platform: { ...platform, 'os.features': ['win32k'] } }
  }

  it.each([
    ['windows(10.0.20348)/amd64', '12.0 MiB'],
    ['windows/amd64 (10.0.17763)', '11.0 MiB'],
    ['linux/arm64, windows(10.0.20348)/amd64', '10.0 MiB'],
  ])('measures of Windows what a budget for %s asks for', async (platforms, size) => {
    const repository = pushed((of) => [
      small(of),
      server(of, 11, 17763),
      server(of, 12, 20348),
      server(of, 500, 26100),
    ])
    const budget = `max_size: 20 MiB\n    platforms: [${platforms}]`
    const { text, ...result } = await judged(repository, budget)
    expect(result).toEqual(PASSED)
    expect(text).toContain(size)
  })

  const nydus = (of: RawRepository) => ({
    ...of.image({ MiB: 12 }),
    platform: { ...AMD64, 'os.features': ['nydus.remoteimage.v1'] },
  })
  const plain = (of: RawRepository) => ({ ...of.image({ MiB: 10 }), platform: AMD64 })

  it('counts one that is new beside its plain twin as new, and not as growth', async () => {
    const repository = pushed((of) => [plain(of), small(of), nydus(of)])
    const { text, ...result } = await judged(repository, 'max_increase: 5%\n    max_size: 20 MiB')
    expect(result).toEqual(PASSED)
    expect(text).toMatch(/linux\/amd64 \(\+nydus\.remoteimage\.v1\) +new +– +12\.0 MiB/)
    const limited = pushed((of) => [plain(of), small(of), nydus(of)])
    expect(await judged(limited, 'max_size: 11 MiB')).toMatchObject(FAILED)
  })

  it('says that platforms takes no features', async () => {
    const of = pushed((of) => [plain(of), small(of), nydus(of)])
    const budget = 'max_size: 20 MiB\n    platforms: [linux/amd64 (+nydus.remoteimage.v1)]'
    const { code, text } = await judged(of, budget)
    expect(code).toBe(2)
    expect(text).toContain('; it goes without features, and stands for all of them')
  })
})

describe('when only some platforms of an index can be measured', () => {
  const ARM = { os: 'linux', architecture: 'arm', variant: 'v7' }
  it.each<[string, Entries, string]>([
    [
      'an entry that is not there',
      (of) => [
        small(of),
        { mediaType: MANIFEST, size: 500, digest: `sha256:${'0'.repeat(64)}`, platform: ARM },
      ],
      'Push the image again: a clean-up may have removed a part of it. Or, if it is left out on purpose, list the platforms that are to be judged under platforms.',
    ],
    [
      'a component',
      (of) => {
        const platform = { os: 'wasi', architecture: 'wasm' }
        const layerType = 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm'
        return [small(of), { ...of.image({ layerType, config: platform }), platform }]
      },
      'and says of nothing else that it is for one. Or list the platforms that are to be judged under platforms.',
    ],
  ])('it is inconclusive for %s, and says how to go on, which helps', async (_, entries, cure) => {
    const { text, ...result } = await judged(pushed(entries))
    expect(result).toEqual(INCONCLUSIVE)
    expect(text.replaceAll(/\s+/g, ' ')).toContain(cure)
    const budget = 'max_size: 20 MiB\n    platforms: [linux/arm64]'
    expect(await judged(pushed(entries), budget)).toMatchObject({ code: 0, outcome: 'pass' })
  })
})

describe('when a reference names no image', () => {
  it.each([
    ['an attestation', 'application/vnd.in-toto+json', { os: 'unknown', architecture: 'unknown' }],
    [
      'a signature',
      'application/vnd.dev.cosign.simplesigning.v1+json',
      { os: '', architecture: '' },
    ],
  ])('refuses %s, and says what it is', async (_, layerType, config) => {
    const of = new RawRepository()
    of.tag('main', of.image({ layerType, config, MiB: 1 / 256 }))
    const { registry } = await start({}, of.content)
    const { code, stderr } = await cli(
      await aDirectory(),
      'measure',
      `${registry.host}/acme/api:main`,
    )
    expect(code).toBe(3)
    expect(stderr).toContain(`:main is no image: its layers are ${layerType}`)
    expect(stderr).toContain('Name the image, or the index that lists it')
  })
})

describe('when a config is vague', () => {
  it.each(['application/octet-stream', 'application/json', 'text/html', ''])(
    'measures the layers beside a config of %j',
    async (configType) => {
      const of = new RawRepository()
      of.tag('main', of.image({ configType, MiB: 12 }))
      const { registry } = await start({}, of.content)
      const reference = `${registry.host}/acme/api:main`
      const { code, stdout } = await cli(await aDirectory(), 'measure', reference)
      expect([code, stdout]).toEqual([0, expect.stringContaining('12.0 MiB')])
    },
  )

  it('uses the history of one that names no platform', async () => {
    const of = new RawRepository()
    const config = (step: string) => ({ os: '', architecture: '', history: [{ created_by: step }] })
    of.tag('main', of.index([{ ...of.image({ MiB: 10 }), platform: ARM64 }]))
    of.tag('pr-7', of.image({ MiB: 19, config: config('RUN make big # buildkit') }))
    const { text, ...result } = await judged(of, 'max_increase: 10%')
    expect(result).toEqual(FAILED)
    expect(text).toContain('+9.0 MiB')
    expect(text).toContain('make big')
  })

  it('says whose fault it is where that leaves open what it is compared with', async () => {
    const of = new RawRepository()
    of.tag('main', of.index([small(of), { ...of.image(), platform: AMD64 }]))
    of.tag('pr-7', of.image({ config: {} }))
    const { text, ...result } = await judged(of)
    expect(result).toEqual(INCONCLUSIVE)
    expect(text).toContain('/acme/api:pr-7 does not say which platform it is for')
  })
})

describe('when the index is in a layout', () => {
  /** An image for each architecture, of so many bytes, as an entry that may be odd. */
  function layoutOf(entries: readonly (readonly [number, object])[]): LayoutFiles {
    const layout = new LayoutFiles()
    const manifests = entries.map(([bytes, given]) => {
      const { mediaType, digest, size } = layout.image({ layers: [bytes] })
      return { mediaType, digest, size, ...given }
    })
    const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests }
    return layout.list(layout.blob(index.mediaType, JSON.stringify(index)) satisfies Entry, 'main')
  }

  it.each([
    ['an annotation', { platform: AMD64, annotations: { 'vnd.docker.reference.type': 'x' } }],
    ['an unknown type', { platform: AMD64, mediaType: 'x/y' }],
    ['a type with parameters', { platform: AMD64, mediaType: `${MANIFEST}; charset=utf-8` }],
  ])('measures what is behind %s', async (_, given) => {
    const directory = await aDirectory()
    await layoutOf([
      [1_048_576, { platform: ARM64 }],
      [500 * 1_048_576, given],
    ]).writeTo(join(directory, 'images'))
    const { code, stdout } = await cli(directory, 'measure', 'oci:images:main')
    expect([code, stdout]).toEqual([0, expect.stringMatching(/500\.0 MiB.*linux\/amd64/)])
  })
})
