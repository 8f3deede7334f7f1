import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { emptyContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { type EmbeddedRegistry, startRegistry } from '../../src/embedded/registry.ts'
import { Workflow } from '../support/action.ts'

jest.setTimeout(30_000)

const MIB = 1024 * 1024
/** main: OLDEST ← OLD ← base; the pull request has grown from OLD. */
const OLD = `${'0'.repeat(39)}1`
const OLDEST = `${'0'.repeat(39)}2`

let registry: EmbeddedRegistry
let workflow: Workflow

afterEach(async () => {
  await workflow.close()
  await registry.close()
})

async function start(tags: Readonly<Record<string, number>>): Promise<Workflow> {
  const content = emptyContent()
  for (const [tag, MiB] of Object.entries(tags)) {
    const layers = [{ seed: tag, bytes: MiB * MIB }]
    addImage(content, `acme/api:${tag}`, {
      platform: { os: 'linux', architecture: 'amd64' },
      layers,
    })
  }
  registry = await startRegistry(content, { access: { kind: 'open' } })
  workflow = await Workflow.start(
    `budgets:\n  - image: ${registry.host}/acme/api\n    max_mb: 100\n`,
  )
  const [base, head] = workflow.world.commits
  base?.parents.push(OLD)
  head?.parents.splice(0, 1, OLD)
  workflow.world.commits.push(
    { sha: OLD, parents: [OLDEST], files: {} },
    { sha: OLDEST, parents: [], files: {} },
  )
  return workflow
}

async function baseOf(inputs: Readonly<Record<string, string>>) {
  const { outputs, summary } = await workflow.run({ inputs: { comment: 'never', ...inputs } })
  const [service] = JSON.parse(outputs['report'] ?? '{}').services
  return {
    reference: service.platforms[0].base?.reference.replace(`${registry.host}/acme/api:`, ''),
    summary,
  }
}

describe('when the base’s commit has no image', () => {
  it('goes back over first parents, and says how far', async () => {
    await start({ 'pr-7': 50, 'sha-0000000': 40 })
    const { reference, summary } = await baseOf({ 'base-tag': 'sha-{base_sha:7}' })
    expect(reference).toBe('sha-0000000')
    expect(summary).toContain('(commit `0000000`, 1 commit before it)')
  })

  it('goes no further than base-lookback allows', async () => {
    await start({ 'pr-7': 50, [`sha-${OLDEST}`]: 40 })
    expect(
      (await baseOf({ 'base-tag': 'sha-{base_sha}', 'base-lookback': '1' })).reference,
    ).toBeUndefined()
    expect((await baseOf({ 'base-tag': 'sha-{base_sha}', 'base-lookback': '2' })).reference).toBe(
      `sha-${OLDEST}`,
    )
  })
})

describe('when GitHub does not tell the history', () => {
  it('is inconclusive, and not a new image', async () => {
    await start({ 'pr-7': 50 })
    workflow.world.commits.pop()
    workflow.refuse = ({ path }) => path.includes('/commits?')
    const { outputs, log } = await workflow.run({ inputs: { 'base-tag': 'sha-{base_sha}' } })
    expect(outputs['outcome']).toBe('inconclusive')
    expect(log).toContain('the commits before 4f1c9d2 cannot be listed (403')
  })
})

describe('when the base is the merge base', () => {
  it('is not the branch’s tip', async () => {
    await start({ 'pr-7': 50, [`sha-${OLD}`]: 40, main: 45 })
    expect((await baseOf({ 'base-tag': 'sha-{merge_base}' })).reference).toBe(`sha-${OLD}`)
  })
})

describe('when the budget file is edited, and the base is the merge base', () => {
  it('asks once where the branch began', async () => {
    await start({ 'pr-7': 50, [`sha-${OLD}`]: 40 })
    workflow.editBudgetFile(`budgets:\n  - image: ${registry.host}/acme/api\n    max_mb: 90\n`)
    expect((await baseOf({ 'base-tag': 'sha-{merge_base}' })).reference).toBe(`sha-${OLD}`)
    const compared = workflow.github.requests.filter(({ path }) => path.includes('/compare/'))
    expect(compared).toHaveLength(1)
  })
})

describe('when the tag of the head cannot be known', () => {
  it('is inconclusive, and says which word is missing', async () => {
    await start({ main: 50 })
    const event = { name: 'push', payload: { repository: { default_branch: 'main' } } }
    const { outputs, log } = await workflow.run({
      event,
      ref: 'refs/heads/main',
      inputs: { 'head-tag': 'x-{number}' },
    })
    expect(outputs['outcome']).toBe('inconclusive')
    expect(log).toContain('{number} of "x-{number}" is not known here')
  })
})
