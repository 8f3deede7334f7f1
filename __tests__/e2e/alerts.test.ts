import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { Shop } from '../support/shop-history.ts'
import { WebhookServer } from '../support/webhook-server.ts'

jest.setTimeout(90_000)

let shop: Shop
let server: WebhookServer

beforeEach(async () => {
  shop = await Shop.start(['max_mb: 110'])
  shop.workflow.world.permissions.issues = 'write'
  server = await WebhookServer.start()
})

afterEach(async () => {
  await shop.end()
  await server.close()
})

const PATH = '/services/T000/B000/s3cr3t'
const slack = () => ({ 'slack-webhook-url': `${server.url}${PATH}` })
const bodies = () => server.posted.map(({ body }) => body)
/** What a person reads: the runner takes the mask for itself. */
const shown = (log: string) => log.replace(/^::add-mask::.*$/gm, '')

describe('when the state of an image changes', () => {
  it('tells Slack once, and again when it is over (A2)', async () => {
    shop.build('main', 120)
    await shop.audit(slack())
    await shop.audit(slack())
    shop.build('main', 100)
    await shop.audit(slack())
    await shop.audit(slack())
    expect(bodies()).toEqual([
      {
        text: expect.stringMatching(
          /^acme\/shop: first audit: The image breaks its budget\n:x: \*api\* 120\.0 MiB, 10\.0 MiB over/,
        ),
        blocks: expect.any(Array),
      },
      { text: expect.stringContaining('*api* back under its limit'), blocks: expect.any(Array) },
    ])
  })

  it('tells a workflow of Slack in variables of text alone (A1)', async () => {
    shop.build('main', 120)
    await shop.audit({ 'slack-webhook-url': `${server.url}/triggers/T000/1/s3cr3t` })
    expect(bodies()).toEqual([
      {
        headline: 'The image breaks its budget',
        outcome: 'fail',
        service: 'api',
        url: 'https://github.com/acme/shop/issues/8',
      },
    ])
  })

  it('tells any other address as JSON with a version, and takes 202 for an answer (A3)', async () => {
    server.replies = [{ status: 202 }]
    shop.build('main', 120)
    const { log } = await shop.audit({ 'webhook-url': `${server.url}/hook` })
    expect(log).toContain('The address in webhook-url was told.')
    expect(server.posted).toEqual([
      {
        path: '/hook',
        type: 'application/json; charset=utf-8',
        body: {
          schema: 1,
          kind: 'audit',
          repository: 'acme/shop',
          issueUrl: 'https://github.com/acme/shop/issues/8',
          runUrl: 'https://github.com/acme/shop/actions/runs/1',
          isFirst: true,
          outcome: 'fail',
          headline: 'The image breaks its budget',
          metric: 'compressed',
          services: [
            {
              name: 'api',
              findings: [
                {
                  change: 'new',
                  rule: 'max_size',
                  outcome: 'fail',
                  since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
                  platform: null,
                  actualBytes: 125_829_120,
                  allowedBytes: 115_343_360,
                  message: '120.0 MiB, 10.0 MiB over the limit of 110.0 MiB',
                },
              ],
            },
          ],
        },
      },
    ])
  })
})

describe('when Slack does not take the blocks (A1)', () => {
  it('sends the text alone, once', async () => {
    server.replies = [{ status: 400, body: 'invalid_blocks' }]
    shop.build('main', 120)
    const { exitCode, log } = await shop.audit(slack())
    expect(bodies()).toEqual([
      { text: expect.any(String), blocks: expect.any(Array) },
      { text: expect.any(String) },
    ])
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining(
        '::warning::The address in slack-webhook-url was not told: it answers 400 invalid_blocks. The next audit tells it again.',
      ),
    ])
  })
})

describe('when the other side has had too many messages (A1)', () => {
  it('waits as long as it asks for', async () => {
    server.replies = [{ status: 429, headers: { 'retry-after': '1' } }, { status: 200 }]
    shop.build('main', 120)
    const { log } = await shop.audit(slack())
    expect([server.posted.length, log]).toEqual([2, expect.stringContaining('was told.')])
  })

  it('does not wait for more than thirty seconds', async () => {
    server.replies = [{ status: 429, headers: { 'retry-after': '31' } }]
    shop.build('main', 120)
    const { log } = await shop.audit(slack())
    expect([server.posted.length, log]).toEqual([
      1,
      expect.stringContaining('it answers 429: it has had too many messages'),
    ])
  })
})

describe('when it leads elsewhere, hangs, or is gone (A3)', () => {
  const target = async () => {
    const other = await WebhookServer.start()
    server.replies = [{ status: 302, headers: { location: `${other.url}/elsewhere` } }]
    return other
  }

  it('does not follow', async () => {
    const other = await target()
    try {
      shop.build('main', 120)
      const { log } = await shop.audit(slack())
      expect(log).toContain('it answers 302, and redirects are not followed')
      expect(other.posted).toEqual([])
    } finally {
      await other.close()
    }
  })

  it('gives up on one that hangs, and changes no verdict', async () => {
    server.replies = [null]
    shop.build('main', 100)
    const quiet = await shop.audit(slack())
    shop.build('main', 120)
    const { exitCode, log, outputs } = await shop.audit(slack())
    expect([quiet.exitCode, exitCode, outputs['outcome']]).toEqual([0, 1, 'fail'])
    expect(log).toContain('it did not answer within 10 s')
  })

  it('ends green on a warning, whatever becomes of the message', async () => {
    await server.close()
    shop.build('main', 109)
    await shop.push()
    shop.build('main', 109.01)
    const { exitCode, log, outputs } = await shop.audit(slack())
    expect([exitCode, outputs['outcome']]).toEqual([0, 'warn'])
    expect(log).toContain('it cannot be reached (ECONNREFUSED)')
  })
})

describe('when somebody could not be told', () => {
  it('tells it the next time, and nobody else again', async () => {
    const both = { ...slack(), 'webhook-url': `${server.url}/hook` }
    const paths = () => server.posted.map(({ path }) => path)
    server.replies = [{ status: 500 }]
    shop.build('main', 120)
    await shop.audit(slack())
    server.replies = [{ status: 200 }]
    await shop.audit(both)
    await shop.audit(both)
    expect(paths()).toEqual([PATH, PATH])
  })
})

describe('when an address is a secret', () => {
  it.each([
    ['told', 200],
    ['refused', 404],
    ['failing', 500],
  ])('is masked, and in no log, summary, output or issue: %s', async (_, status) => {
    server.replies = [{ status, body: `${server.url}${PATH}` }]
    shop.build('main', 120)
    const { log, summary, outputs } = await shop.audit({ ...slack() }, { name: 'schedule' })
    expect(log).toContain(`::add-mask::${server.url}${PATH}`)
    const issues = JSON.stringify(shop.workflow.world.issues)
    expect(`${shown(log)}${summary}${JSON.stringify(outputs)}${issues}`).not.toContain('s3cr3t')
  })

  it.each(['hooks.example.com/s3cr3t', 'http://example.com/s3cr3t', 'ftp://example.com/s3cr3t'])(
    'is not shown where it is wrong: %s',
    async (address) => {
      shop.build('main', 120)
      const { exitCode, log } = await shop.audit({ 'webhook-url': address })
      expect([exitCode, shown(log)]).toEqual([
        1,
        expect.stringContaining('input webhook-url: is no address that begins with https://'),
      ])
      expect(shown(log)).not.toContain('s3cr3t')
    },
  )

  it('is refused in another mode, which would not use it', async () => {
    shop.build('main', 100)
    const { exitCode, log } = await shop.push({ inputs: slack() })
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining('input slack-webhook-url: it is for mode: audit'),
    ])
  })
})

describe('when nobody knows what was told', () => {
  it('sends nothing, and says why', async () => {
    shop.workflow.world.permissions.issues = 'read'
    shop.build('main', 120)
    const { log } = await shop.audit(slack())
    expect([server.posted, log]).toEqual([[], expect.stringContaining('No alert was sent')])
  })
})
