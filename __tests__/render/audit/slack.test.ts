import { describe, expect, it } from '@jest/globals'
import { slackMessage, slackVariables } from '../../../src/render/audit/slack.ts'
import { anAudit, aStateChange } from '../../support/audits.ts'

const place = {
  repository: 'acme/shop',
  issue: 'https://github.com/acme/shop/issues/8',
  run: 'https://github.com/acme/shop/actions/runs/1',
}
const changes = (
  count: number,
  service = (index: number) => `service-${index}`,
  message = 'over',
) => Array.from({ length: count }, (_, index) => aStateChange({ service: service(index), message }))
const messageOf = (all: ReturnType<typeof changes>) =>
  slackMessage({ audit: anAudit([]), changes: all, place, isFirst: false })

/** Every text of a message, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe('when Slack is told (A1)', () => {
  it.each([1, 16, 17, 18, 200])('stays within its limits with %d changes', (count) => {
    const message = messageOf(changes(count, undefined, '<&>'.repeat(300)))
    expect(message.blocks.length).toBeLessThanOrEqual(20)
    expect(JSON.stringify(message).length).toBeLessThanOrEqual(10_000)
    expect(textsIn(message).filter((text) => text.length > 3_000)).toEqual([])
    expect(message.text).not.toBe('')
  })

  it('counts what has no room, with a link', () => {
    expect(JSON.stringify(messageOf(changes(29)).blocks)).toContain(
      `and 12 more: <${place.issue}|see the issue>`,
    )
    expect(messageOf(changes(29)).text).toContain(`and 25 more: ${place.issue}`)
  })

  it.each(['<!channel>', '<@U012AB3CD>', '<https://example.com|api>', 'a & b'])(
    'calls nobody by the name of a service, and links nothing: %s',
    (name) => {
      const texts = textsIn(messageOf(changes(1, () => name, name)))
      const words = texts
        .join(' ')
        .replaceAll(`<${place.issue}|`, '')
        .replaceAll(`<${place.run}|`, '')
      expect(words).not.toMatch(/<[!@#h]/)
      expect(words).not.toMatch(/&(?!amp;|lt;|gt;)/)
    },
  )

  it('gives a workflow text alone, in one level', () => {
    const variables = slackVariables({
      audit: anAudit([]),
      changes: changes(200),
      place,
      isFirst: true,
    })
    expect(Object.keys(variables)).toEqual(['headline', 'outcome', 'service', 'url'])
    expect(Object.values(variables).every((value) => typeof value === 'string')).toBe(true)
    expect(variables.service.length).toBeLessThanOrEqual(400)
  })
})
