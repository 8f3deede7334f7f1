import { describe, expect, it } from '@jest/globals'
import { aRequest } from '../support/exchanges.ts'
import { retrying } from '../support/retrying.ts'

const DENIED = {
  errors: [{ code: 'TOOMANYREQUESTS', message: 'You have reached your pull rate limit' }],
}

describe('retries: too many requests', () => {
  it.each([
    ['a quota that is used up', { 'ratelimit-remaining': '0;w=21600' }, ''],
    ['a quota without a window', { 'ratelimit-remaining': '0' }, ''],
    ['the words of Docker Hub', {}, DENIED],
    ['these words as plain text', {}, 'toomanyrequests: You have reached your pull rate limit.'],
  ])('stops at %s, and advises to log in', async (_, headers, body) => {
    const { send, script, clock } = retrying({ status: 429, headers, body })
    await expect(send(aRequest())).rejects.toMatchObject({
      code: 'rate-limit',
      cure: expect.stringContaining('Log in to registry.example.com'),
    })
    expect(script.requests).toHaveLength(1)
    expect(clock.sleeps).toEqual([])
  })

  it.each([
    ['absent', {}],
    ['empty', { 'ratelimit-remaining': '' }],
    ['not used up', { 'ratelimit-remaining': '60;w=21600' }],
  ])('goes on where the quota is %s', async (_, headers) => {
    const { send, script } = retrying({ status: 429, headers: { ...headers } }, { status: 200 })
    expect((await send(aRequest())).status).toBe(200)
    expect(script.requests).toHaveLength(2)
  })
})
