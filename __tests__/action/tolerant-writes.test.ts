import { describe, expect, it } from '@jest/globals'
import { tolerantWriter } from '../../src/action/tolerant-writes.ts'

/** An error as Octokit throws it. */
function refusal(status: number, message: string, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(message), { status, response: { headers } })
}

/** What is warned of where GitHub refuses one write after the other so. */
async function warningsOf(...errors: readonly unknown[]): Promise<string[]> {
  const warnings: string[] = []
  const attempt = tolerantWriter((message) => warnings.push(message))
  for (const error of errors) {
    const result = await attempt('the comment', 'pull-requests: write', async () => {
      throw error
    })
    expect(result).toBeUndefined()
  }
  return warnings
}

describe('when GitHub refuses a write', () => {
  const readOnly = refusal(403, 'Resource not accessible by integration')

  it('hands on what came of one that it takes', async () => {
    const attempt = tolerantWriter(() => {})
    expect(await attempt('the status', 'statuses: write', async () => 'written')).toBe('written')
  })

  it.each([
    ['a token that may not write', readOnly, 'here: pull-requests: write'],
    ['a token that nobody knows', refusal(401, 'Bad credentials'), 'does not know the token'],
    ['a locked conversation', refusal(403, 'Issue is locked'), 'Unlock it, or set comment: never'],
    ['anything else', refusal(422, 'Validation Failed'), 'GitHub did not take the comment'],
    ['no answer at all', new Error('socket hang up'), 'socket hang up'],
  ])('tells of %s, and goes on', async (_, error, words) => {
    expect(await warningsOf(error)).toEqual([expect.stringContaining(words)])
  })

  it('tells of a token once, however much it may not write', async () => {
    expect(await warningsOf(readOnly, readOnly, refusal(401, 'Bad credentials'))).toHaveLength(1)
  })

  it('tells of each other reason', async () => {
    const invalid = refusal(422, 'Validation Failed')
    expect(await warningsOf(readOnly, invalid, invalid)).toHaveLength(3)
  })

  it('says nothing of a rate limit, which the client tells of itself', async () => {
    const secondary = refusal(403, 'You have exceeded a secondary rate limit')
    expect(await warningsOf(secondary)).toEqual([])
  })
})
