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

describe('when nothing is built', () => {
  it.each([{ images: '' }, { images: '[]' }, { images: ' , \n' }, { 'missing-head': 'unchanged' }])(
    'is green and says so: %j',
    async (inputs) => {
      await monorepo({ main: all(SERVICES, 90) })
      const result = await run(inputs as Record<string, string>)
      expect([result.exitCode, result.outputs['outcome']]).toEqual([0, 'pass'])
      expect(status()).toBe('success: None of 12 images was built here')
      expect(comment()).toBe('')
    },
  )

  it('asks whether the tag is right, where a missing image is all there is to go by', async () => {
    await monorepo({ main: all(SERVICES, 90), 'pull-7': all(SERVICES, 300) })
    const { log } = await run({ 'missing-head': 'unchanged' })
    expect(log).toContain('If it built any, set head-tag to the tag that it was pushed under')
  })
})

describe('when a service is named as built', () => {
  it.each([{}, { 'missing-head': 'unchanged' }])('has to be there: %j', async (more) => {
    await threeOfTwelve()
    const inputs = { images: 'api,web,worker,search', ...more }
    const { exitCode, outputs } = await run(inputs as Record<string, string>)
    expect([exitCode, outputs['outcome']]).toEqual([1, 'inconclusive'])
    expect(outputs['violations']).toBe('["search"]')
    expect(status()).toBe('failure: 1 of 4 images could not be measured; 8 not built here')
    expect(comment()).toContain('images names it as built')
  })

  it('is judged as ever', async () => {
    await monorepo({ main: all(SERVICES, 90), 'pr-7': { api: 110 } })
    const { exitCode } = await run({ images: 'api' })
    expect([exitCode, status()]).toEqual([
      1,
      'failure: The image is over its budget; 11 not built here',
    ])
  })
})

describe('when an image is there that nobody names as built', () => {
  it('is judged all the same: an earlier commit of the pull request has pushed it', async () => {
    await monorepo({ main: all(SERVICES, 90), 'pr-7': { api: 300, web: 91 } })
    const { exitCode, outputs } = await run({ images: 'web' })
    expect([exitCode, outputs['violations']]).toEqual([1, '["api"]'])
    expect(comment()).toContain('api: not named as built, but an image of this change is there')
  })

  it('is not spoken of where it is the image of the base', async () => {
    await monorepo({ main: all(SERVICES, 90), 'pr-7': { ...all(SERVICES, 90), web: 91 } })
    const result = await run({ images: 'web' })
    expect(result.exitCode).toBe(0)
    expect(statesOf(result)['unchanged']).toHaveLength(11)
    expect(result.log).not.toContain('not named as built')
  })
})

describe('when neither side is there', () => {
  it('cannot be told from a wrong tag, where a missing image is all there is to go by', async () => {
    await monorepo({ main: all(BUILT, 90), 'pr-7': all(BUILT, 91) })
    const { exitCode, outputs } = await run({ 'missing-head': 'unchanged' })
    expect([exitCode, outputs['violations']]).toEqual([1, JSON.stringify(REST)])
    expect(comment()).toContain('Nor is there one at its base')
  })

  it('warns of what is not named as built', async () => {
    await monorepo({ main: all(SERVICES.slice(0, -1), 90), 'pr-7': all(BUILT, 91) })
    const { exitCode, outputs } = await run({ images: BUILT.join() })
    expect([exitCode, outputs['outcome']]).toEqual([0, 'warn'])
    expect(status()).toBe(
      'success: All 3 images are within budget; 9 not built here, 1 with a warning',
    )
    expect(comment()).toContain('its base could not be measured, and it was not built here')
  })

  it.each([{ images: 'api' }, { images: '' }, { 'missing-head': 'unchanged' }])(
    'does not let a change add a service that nobody ever judges: %j',
    async (inputs) => {
      await monorepo({ main: all(SERVICES, 90), 'pr-7': { api: 91 } })
      workflow.editBudgetFile(fileOf([...SERVICES, 'huge']))
      const result = await run(inputs as Record<string, string>)
      expect([result.exitCode, result.outputs['violations']]).toEqual([1, '["huge"]'])
    },
  )
})

describe('when a service is not built here', () => {
  it('needs approval of what the change loosens in its budget', async () => {
    await threeOfTwelve()
    const raised = fileOf(SERVICES).replace('search\n    max_mb: 100', 'search\n    max_mb: 900')
    workflow.editBudgetFile(raised)
    const { exitCode, outputs } = await run({ images: BUILT.join() })
    expect([exitCode, outputs['violations']]).toEqual([1, '["search"]'])
    expect(status()).toBe('failure: 1 of 4 images needs review; 8 not built here')
  })

  it('is not spoken of, though it is over its limit at the base', async () => {
    await monorepo({ main: { ...all(SERVICES, 90), hub: 300 }, 'pr-7': all(BUILT, 91) })
    const { outputs, log } = await run({ images: BUILT.join() })
    expect(outputs['outcome']).toBe('pass')
    expect(log).not.toContain('::warning')
  })

  it('is inconclusive where its registry does not answer: it may well be there', async () => {
    await threeOfTwelve()
    const file = fileOf(SERVICES).replace(`${registry.host}/acme/hub`, '127.0.0.1:1/acme/hub')
    workflow.editFileAt(workflow.baseSha, file)
    workflow.editBudgetFile(file)
    const { exitCode, outputs } = await run({ images: BUILT.join() })
    expect([exitCode, outputs['violations']]).toEqual([1, '["hub"]'])
  })
})

describe('when a name in images is no budget’s', () => {
  it.each<[string, string, string]>([
    ['one that is misspelt', 'ap, web', 'there is no budget named "ap". Did you mean api?'],
    ['one in other case', 'API', 'there is no budget named "API". Did you mean api?'],
    ['names parted by blanks', 'api web', 'Part names by commas: api, web.'],
    ['one without a budget', 'api, storybook', 'there is no budget named "storybook".'],
    ['a star among names', 'api, *', 'there is no budget named "*".'],
    ['what is no list', '["api"', 'is not a JSON list of names, such as ["api", "web"]'],
    ['numbers', '[1]', 'is not a JSON list of names, such as ["api", "web"]'],
  ])('says so of %s', async (_, images, words) => {
    await threeOfTwelve()
    const { exitCode, log, outputs } = await run({ images })
    expect([exitCode, outputs['outcome']]).toEqual([1, 'inconclusive'])
    expect(log.replaceAll('%0A', '\n')).toContain(words)
    expect(status()).toMatch(/^error: /)
  })

  it('knows the image by its reference', async () => {
    await threeOfTwelve()
    const { log } = await run({ images: `${registry.host}/acme/web:pr-7` })
    expect(log).toContain('Did you mean web?')
    expect(log).toContain('has budgets for api, web, worker')
  })

  it('lets nothing else be said for missing-head', async () => {
    await threeOfTwelve()
    const { log } = await run({ 'missing-head': 'pass' })
    expect(log).toContain('input missing-head: "pass" is not allowed: fail, unchanged')
  })
})
