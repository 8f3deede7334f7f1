import { describe, expect, it } from '@jest/globals'
import { RegistryError } from '../../../src/registry/transport/error.ts'
import { aRequest } from '../../support/exchanges.ts'
import { retrying } from '../../support/retrying.ts'

function networkError(retry: 'never' | 'later' | 'at-once') {
  return new RegistryError('network', { reason: 'GET x: ECONNRESET', cure: 'c' }, { retry })
}

describe('retries: which answers are asked for again', () => {
  it.each([408, 429, 499, 500, 502, 503, 504, 522])('asks again after %d', async (status) => {
    const { send, script } = retrying({ status }, { status: 200 })
    expect((await send(aRequest())).status).toBe(200)
    expect(script.requests).toHaveLength(2)
  })

  it.each([200, 304, 400, 401, 403, 404, 405, 501])('takes %d for an answer', async (status) => {
    const { send, script } = retrying({ status })
    expect((await send(aRequest())).status).toBe(status)
    expect(script.requests).toHaveLength(1)
  })

  it('asks again after a failure that may pass', async () => {
    const { send, script } = retrying(networkError('later'), { status: 200 })
    expect((await send(aRequest())).status).toBe(200)
    expect(script.requests).toHaveLength(2)
  })

  it('does not after one that stays', async () => {
    const { send, script } = retrying(networkError('never'))
    await expect(send(aRequest())).rejects.toThrow('GET x: ECONNRESET')
    expect(script.requests).toHaveLength(1)
  })

  it('passes on what is no failure of a registry', async () => {
    const { send, script } = retrying(new TypeError('a fault of ours'))
    await expect(send(aRequest())).rejects.toThrow(TypeError)
    expect(script.requests).toHaveLength(1)
  })

  it('asks a token server again too, by POST', async () => {
    const { send, script } = retrying({ status: 503 }, { status: 200 })
    expect((await send(aRequest({ method: 'POST', body: 'grant_type=x' }))).status).toBe(200)
    expect(script.requests.map(({ method }) => method)).toEqual(['POST', 'POST'])
  })
})

describe('retries: how long they wait', () => {
  it('gives up after four attempts, with longer waits in between', async () => {
    const { send, script, clock } = retrying({ status: 500 })
    await expect(send(aRequest())).rejects.toMatchObject({
      code: 'status',
      message: 'GET https://registry.example.com/v2/: 500 (tried 4 times in 2.8 s)',
    })
    expect(script.requests).toHaveLength(4)
    expect(clock.sleeps).toEqual([400, 800, 1600])
  })

  it('draws the whole wait by lot', async () => {
    const { send, clock } = retrying({ status: 500 })
    clock.random = () => 0
    await expect(send(aRequest())).rejects.toThrow('tried 4 times')
    expect(clock.sleeps).toEqual([0, 0, 0])
  })

  it.each([
    ['seconds', '7', 7000],
    ['a date', 'Sun, 01 Nov 2026 00:00:06 GMT', 5000],
    ['more than a minute', '75', 60_000],
  ])('waits as long as Retry-After says, in %s', async (_, value, ms) => {
    const { send, clock } = retrying(
      { status: 429, headers: { 'retry-after': value } },
      { status: 200 },
    )
    await send(aRequest({ deadline: 100_000 }))
    expect(clock.sleeps).toEqual([ms])
  })

  it.each(['', 'soon', '-5', '1.5', '0', 'Sun, 01 Nov 2020 00:00:00 GMT'])(
    'waits as usual where Retry-After is %j',
    async (value) => {
      const { send, clock } = retrying(
        { status: 503, headers: { 'retry-after': value } },
        { status: 200 },
      )
      await send(aRequest())
      expect(clock.sleeps).toEqual([400])
    },
  )

  it('does not begin a wait that has no end in time', async () => {
    const { send, clock, script } = retrying({ status: 503, headers: { 'retry-after': '3600' } })
    await expect(send(aRequest())).rejects.toMatchObject({
      code: 'status',
      message:
        'GET https://registry.example.com/v2/: 503 (tried once, and asks to wait 3600 s; the time for one image is over)',
    })
    expect(clock.sleeps).toEqual([])
    expect(script.requests).toHaveLength(1)
  })

  it('holds the whole host for a pause that one request was asked for', async () => {
    const { send, clock, script } = retrying(
      { status: 429, headers: { 'retry-after': '5' } },
      { status: 200 },
    )
    const [first] = await Promise.all([send(aRequest()), send(aRequest())])
    expect(first.status).toBe(200)
    await send(aRequest({ url: 'https://other.example.com/v2/' }))
    expect(clock.sleeps).toEqual([5000])
    expect(script.requests).toHaveLength(4)
  })

  it('does not ask a host whose pause is longer than there is time', async () => {
    const { send, script, clock } = retrying(
      { status: 429, headers: { 'retry-after': '20' } },
      { status: 200 },
    )
    const paused = new Promise<() => void>((tell) => {
      clock.sleep = (ms) =>
        new Promise((wake) => {
          tell(() => {
            clock.advance(ms)
            wake()
          })
        })
    })
    const patient = send(aRequest({ deadline: 60_000 }))
    const wake = await paused
    await expect(send(aRequest({ deadline: 3_000 }))).rejects.toThrow(
      /not asked.*registry.example.com asks everybody to wait 20 s more/,
    )
    wake()
    expect((await patient).status).toBe(200)
    expect(script.requests).toHaveLength(2)
  })

  it('asks nothing once the time is over', async () => {
    const { send, script } = retrying({ status: 200 })
    await expect(send(aRequest({ deadline: 1000 }))).rejects.toMatchObject({ code: 'timeout' })
    expect(script.requests).toHaveLength(0)
  })

  it('asks again at once where an old connection was dead', async () => {
    const { send, clock } = retrying(networkError('at-once'), { status: 200 })
    await send(aRequest())
    expect(clock.sleeps).toEqual([0])
  })

  it('does so once, and then waits', async () => {
    const { send, clock } = retrying(networkError('at-once'))
    await expect(send(aRequest())).rejects.toThrow('GET x: ECONNRESET (tried 4 times in 2.4 s)')
    expect(clock.sleeps).toEqual([0, 800, 1600])
  })

  it('tells the log of every one', async () => {
    const { send, logs } = retrying({ status: 502 }, { status: 200 })
    await send(aRequest())
    expect(logs).toEqual(['GET https://registry.example.com/v2/: 502; again in 0.4 s'])
  })

  it('and names a request that failed once', async () => {
    const { send, logs } = retrying(networkError('later'), { status: 200 })
    await send(aRequest())
    expect(logs).toEqual(['GET x: ECONNRESET; again in 0.4 s'])
  })
})
