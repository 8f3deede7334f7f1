import { describe, expect, it } from '@jest/globals'
import { isTeam, parseApprover } from '../../../src/domain/budget/approver.ts'

describe('when approvers are named', () => {
  it.each([
    ['octocat', 'octocat', false],
    ['@octocat', 'octocat', false],
    ['renovate[bot]', 'renovate[bot]', false],
    ['octo_corp', 'octo_corp', false],
    ['acme/platform', 'acme/platform', true],
    ['@acme/platform-team', 'acme/platform-team', true],
  ])('%s', (text, name, team) => {
    expect(parseApprover(text)).toBe(name)
    expect(isTeam(parseApprover(text))).toBe(team)
  })

  it.each(['', '@', 'two words', 'a/b/c', '-x', 'bob@example.com'])('refuses %j', (text) => {
    expect(() => parseApprover(text)).toThrow(/neither a login, such as octocat, nor a team/)
  })
})
