import { describe, expect, it } from '@jest/globals'
import { actionOf, linksTo, type RunPlace, runUrl } from '../../src/action/links.ts'

const place: RunPlace = {
  serverUrl: 'https://github.example.com',
  repository: 'acme/shop',
  runId: 42,
  action: 'acme/budgets',
  actionRef: 'v1',
}
const linked = {
  config: 'ci/budgets #1.yaml',
  sha: 'b'.repeat(40),
  headSha: 'a'.repeat(40),
  baseSha: 'b'.repeat(40),
  place,
}

describe('when a comment links to where things are', () => {
  it('leads to both versions of the budget file, to the run and to the advice', () => {
    expect(linksTo(linked)).toEqual({
      budgetFile: `https://github.example.com/acme/shop/blob/${linked.sha}/ci/budgets%20%231.yaml`,
      headBudgetFile: `https://github.example.com/acme/shop/blob/${linked.headSha}/ci/budgets%20%231.yaml`,
      headFiles: `https://github.example.com/acme/shop/blob/${linked.headSha}/`,
      headCommit: 'aaaaaaa',
      baseCommit: 'bbbbbbb',
      run: 'https://github.example.com/acme/shop/actions/runs/42',
      advicePage: 'https://github.example.com/acme/budgets/blob/v1/docs/advice.md',
    })
  })

  it('names no base commit where there is none', () => {
    expect(linksTo({ ...linked, baseSha: null })).not.toHaveProperty('baseCommit')
  })

  it('leads to no page of advice where the action is run from a checkout', () => {
    const checkout = { ...place, action: null, actionRef: null }
    expect(linksTo({ ...linked, place: checkout })).not.toHaveProperty('advicePage')
  })

  it('takes the default branch’s page where no version of the action is told', () => {
    const { advicePage } = linksTo({ ...linked, place: { ...place, actionRef: null } })
    expect(advicePage).toMatch(/\/blob\/HEAD\//)
  })

  it('leads to no run outside of GitHub', () => {
    expect(runUrl({ ...place, runId: 0 })).toBeUndefined()
    expect(linksTo({ ...linked, place: { ...place, runId: 0 } })).not.toHaveProperty('run')
  })
})

describe('when the runner tells where the action comes from', () => {
  it.each([
    [
      { GITHUB_ACTION_REPOSITORY: 'acme/budgets', GITHUB_ACTION_REF: 'v1' },
      { action: 'acme/budgets', actionRef: 'v1' },
    ],
    [
      { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' },
      { action: null, actionRef: null },
    ],
    [{}, { action: null, actionRef: null }],
  ])('reads %j', (env, expected) => {
    expect(actionOf(env)).toEqual(expected)
  })
})
