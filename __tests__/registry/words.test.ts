import { describe, expect, it } from '@jest/globals'
import { start } from '../support/embedded-registry.ts'
import { aFleet } from '../support/fleet.ts'
import { aClient, outcomeWith } from '../support/registry-client.ts'

describe('requirement 23: a registry’s words', () => {
  const failing = (status: number, body: unknown, type = 'application/json') =>
    outcomeWith(() => ({
      status,
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }))

  it.each([
    [403, { errors: [{ code: 'DENIED', message: 'denied' }] }, '403 DENIED: denied'],
    [400, { errors: [{ code: 'NAME_INVALID' }] }, '400 NAME_INVALID'],
    [
      400,
      {
        errors: [
          { code: 'A', message: 'a' },
          { code: 'B', message: 'b' },
        ],
      },
      '400 A: a; B: b',
    ],
    [400, { errors: 'x' }, '400$'],
    [400, { errors: [null, 5] }, '400$'],
    [400, { errors: [{ code: {}, message: [] }] }, '400$'],
    [400, 'not JSON', '400$'],
  ])('%d %j', async (status, body, words) => {
    const { outcome, host } = await failing(status, body)
    expect(outcome).toMatch(new RegExp(`^GET http://${host}/v2/acme/api/manifests/main: ${words}`))
  })

  it('are one line without marks that hide or reorder', async () => {
    const message = 'a\r\n::error::b\u202e\u200bc\u0000'
    const { outcome } = await failing(400, { errors: [{ code: 'DENIED', message }] })
    expect(outcome).toMatch(/400 DENIED: a ::error::bc$/)
  })

  it('are short', async () => {
    const { outcome } = await failing(400, { errors: [{ code: 'X', message: 'y'.repeat(5000) }] })
    expect(outcome.length).toBeLessThan(500)
  })

  it.each([
    ['MANIFEST_UNKNOWN', 'missing'],
    ['NAME_UNKNOWN', 'missing'],
    ['NOT_FOUND', 'missing'],
  ])('404 %s: %s', async (code, kind) => {
    expect((await failing(404, { errors: [{ code, message: 'm' }] })).outcome).toBe(kind)
  })

  it('404 of a web page is no absence: anybody may have made it', async () => {
    expect((await failing(404, '<html>', 'text/html; charset=utf-8')).outcome).toMatch(
      /404 with a web page$/,
    )
  })

  it('404 of another code is an error', async () => {
    const body = { errors: [{ code: 'DENIED', message: 'no' }] }
    expect((await failing(404, body)).outcome).toContain('404 DENIED: no')
  })

  it('Warning 299 is shown once', async () => {
    const warning = ['299 - "pull \\"limits\\" soon", 299 - "move away"', '199 - "other"']
    const { registry } = await start(
      { before: (_, ordinary) => ({ ...ordinary(), headers: { ...ordinary().headers, warning } }) },
      aFleet(3, ['amd64']),
    )
    const client = aClient()
    for (const index of [0, 1, 2]) await client.outcome(`${registry.host}/acme/s${index}:main`)
    expect(client.warnings).toEqual([
      `${registry.host} says: pull "limits" soon`,
      `${registry.host} says: move away`,
    ])
  })
})
