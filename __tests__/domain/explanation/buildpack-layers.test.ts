import { describe, expect, it } from '@jest/globals'
import { withBuildpackNames } from '../../../src/domain/explanation/buildpack-layers.ts'
import type { Step } from '../../../src/domain/history/step.ts'
import { aDigest } from '../../support/builders.ts'

const LABEL = 'io.buildpacks.lifecycle.metadata'
const of = (name: string) => aDigest(name)
const METADATA = {
  app: [{ sha: of('app') }],
  config: { sha: of('config') },
  launcher: { sha: of('launcher') },
  'process-types': { sha: of('types') },
  sbom: { sha: of('sbom') },
  buildpacks: [
    {
      key: 'acme/node-engine',
      version: '3.2.1',
      layers: { node: { sha: of('node'), launch: true }, cache: { sha: of('cache'), cache: true } },
    },
    { key: 'acme/again', version: '1', layers: { same: { sha: of('node') } } },
  ],
}

function named(metadata: unknown, layers: readonly string[], steps?: readonly (Step | null)[]) {
  const label = typeof metadata === 'string' ? metadata : JSON.stringify(metadata)
  const config = { labels: { [LABEL]: label }, diffIds: layers.map(of) }
  const named = withBuildpackNames(steps ?? layers.map(() => null), config)
  return named.map((step) => step?.text ?? null)
}

describe('when buildpacks made an image', () => {
  it('names each layer as the lifecycle’s label does, and those of the run image not', () => {
    const layers = ['rootfs', 'node', 'app', 'sbom', 'config', 'types', 'launcher']
    expect(named(METADATA, layers)).toEqual([
      null,
      'layer node of buildpack acme/node-engine@3.2.1',
      'application',
      'SBOM of the buildpacks',
      'config of the buildpacks',
      'process types of the buildpacks',
      'launcher of the buildpacks',
    ])
  })

  it('counts the slices of an application', () => {
    const app = [{ sha: of('app') }, { sha: of('more') }]
    expect(named({ ...METADATA, app }, ['more'])).toEqual(['application, slice 2 of 2'])
  })

  it('puts the label above the history', () => {
    const step = { text: 'Application Layer', instruction: null, buildArguments: [] }
    expect(named(METADATA, ['app'], [step])).toEqual(['application'])
  })
})

describe('when the label is not what it should be', () => {
  it.each([
    'no JSON',
    '[]',
    'null',
    '{"buildpacks":{"a":1},"app":5,"launcher":"x"}',
    '{"buildpacks":[null,{"layers":[{"sha":5}]},{"key":{},"layers":null}]}',
  ])('names nothing: %s', (label) => {
    expect(named(label, ['node'])).toEqual([null])
  })

  it('names nothing where the config lists other layers than the manifest', () => {
    const config = { labels: { [LABEL]: JSON.stringify(METADATA) }, diffIds: [of('node')] }
    expect(withBuildpackNames([null, null], config)).toEqual([null, null])
  })
})
