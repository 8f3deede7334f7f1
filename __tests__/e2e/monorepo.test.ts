import { afterEach, describe, expect, it } from '@jest/globals'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { Workflow } from '../support/action.ts'

const MIB = 1024 * 1024
const SERVICES = 'api web worker search mail auth cron docs edge feed geo hub'.split(' ')
const BUILT = ['api', 'web', 'worker']
const REST = SERVICES.slice(BUILT.length)

let registry: EmbeddedRegistry
let workflow: Workflow
let content: RegistryContent

/** MiB by service, for each tag; the limit of each is 100 MiB. */
async function monorepo(
  tags: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Promise<void> {
  content = emptyContent()
  registry = await startRegistry(content, { access: { kind: 'open' } })
  for (const [tag, sizes] of Object.entries(tags)) {
    for (const [name, MiB] of Object.entries(sizes)) push(name, tag, MiB)
  }
  workflow = await Workflow.start(fileOf(SERVICES), { processes: 'shared' })
}

function fileOf(names: readonly string[], limit = 100): string {
  const budgets = names.map(
    (name) => `  - image: ${registry.host}/acme/${name}\n    max_mb: ${limit}`,
  )
  return `budgets:\n${budgets.join('\n')}\n`
}

function push(name: string, tag: string, MiB: number): void {
  const layers = [{ seed: `${name} ${MiB}`, bytes: Math.round(MiB * MIB) }]
  const platform = { os: 'linux', architecture: 'amd64' }
  addImage(content, `acme/${name}:${tag}`, { platform, layers })
}

function all(names: readonly string[], MiB: number): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, MiB]))
}

interface Service {
  readonly name: string
  readonly state: string
  readonly outcome: string
  readonly platforms: readonly {
    readonly base: { readonly bytes: number } | null
    readonly head: object | null
    readonly change: object | null
    readonly layers: readonly object[]
  }[]
}

function servicesOf(run: RunnerResult): Record<string, Service> {
  const { services } = JSON.parse(run.outputs['report'] ?? '') as { services: Service[] }
  return Object.fromEntries(services.map((service) => [service.name, service]))
}

function statesOf(run: RunnerResult): Record<string, string[]> {
  const states: Record<string, string[]> = {}
  for (const { name, state } of Object.values(servicesOf(run))) {
    states[state] = [...(states[state] ?? []), name]
  }
  return states
}

const run = (inputs: Record<string, string>) => workflow.run({ inputs })
const comment = () => workflow.world.comments[0]?.body ?? ''
const status = () => {
  const last = workflow.world.statuses.at(-1)
  return `${last?.state}: ${last?.description}`
}

afterEach(async () => {
  await workflow.close()
  await registry.close()
})

/** Three of the twelve are built by this change, and grow by 1 MiB. */
const threeOfTwelve = () => monorepo({ main: all(SERVICES, 90), 'pr-7': all(BUILT, 91) })

describe('when a change builds three of twelve images', () => {
  it('could not measure nine of them, as long as nobody says so', async () => {
    await threeOfTwelve()
    const { exitCode, outputs } = await run({})
    expect([exitCode, outputs['outcome']]).toEqual([1, 'inconclusive'])
    expect(status()).toBe('failure: 9 of 12 images could not be measured')
    expect(comment()).toContain('say what it built in images, or set missing-head: unchanged')
  })

  it.each([
    { images: 'api, web, worker' },
    { images: 'api\nweb\n\nworker\n' },
    { images: '["api","web","worker"]' },
    { 'missing-head': 'unchanged' },
    { images: 'api, web, worker', 'missing-head': 'unchanged' },
  ])('judges these three: %j', async (inputs) => {
    await threeOfTwelve()
    const result = await run(inputs as Record<string, string>)
    expect(result.exitCode).toBe(0)
    expect(result.outputs['outcome']).toBe('pass')
    expect(result.outputs['violations']).toBe('[]')
    expect(status()).toBe('success: All 3 images are within budget; 9 not built here')
    expect(statesOf(result)).toEqual({ changed: BUILT, 'not-built': REST })
    expect(comment()).toContain('9 images not built here')
    expect(result.log).not.toContain('::warning')
  })

  it('tells what is not built apart from what is measured, with what it weighs at the base', async () => {
    await threeOfTwelve()
    const services = servicesOf(await run({ images: BUILT.join() }))
    expect(services['search']).toMatchObject({
      outcome: 'pass',
      state: 'not-built',
      platforms: [{ base: { bytes: 90 * MIB }, head: null, change: null, layers: [] }],
    })
    expect(services['api']).toMatchObject({ state: 'changed', platforms: [{ head: {} }] })
  })
})
