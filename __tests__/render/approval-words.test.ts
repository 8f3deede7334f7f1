import { describe, expect, it } from '@jest/globals'
import type { ApprovalRequest } from '../../src/domain/approval/approval.ts'
import { refusalWords, requestWords } from '../../src/render/approval-words.ts'

const quoted = (text: string) => `<${text}>`

function words(approvers: readonly string[] | null, given: Partial<ApprovalRequest> = {}): string {
  const request: ApprovalRequest = {
    author: 'alice',
    headSha: '9be2417d06c84fa5b1d2e3f405162738495a6b7c',
    label: 'ok',
    isLabelOn: false,
    groups: [{ services: ['api'], approvers }],
    refusals: [],
    gaps: [],
    ...given,
  }
  return requestWords(request, quoted).join('\n')
}

describe('when somebody has to approve', () => {
  const how = 'approves commit <9be2417> in a review, or sets the label <ok>.'

  it.each<[string, readonly string[] | null, string]>([
    [
      'anyone who may write',
      null,
      `To approve <api>: someone with write permission, but not the author, <alice>, ${how}`,
    ],
    ['one', ['bob'], `To approve <api>: <bob> ${how}`],
    [
      'one of three, and never the author',
      ['bob', 'Alice', 'carol'],
      `To approve <api>: <bob> or <carol> ${how}`,
    ],
    [
      'a team that the author may be in',
      ['acme/web'],
      `To approve <api>: <acme/web>, but not the author, <alice>, ${how}`,
    ],
    [
      'nobody but the author',
      ['alice'],
      'Nobody may approve <api>: <alice> is the only approver, and the author. Name somebody else in approvers, in a pull request of its own.',
    ],
  ])('names %s', (_, approvers, sentence) => {
    expect(words(approvers)).toBe(sentence)
  })

  it('says to take a label off that is on already, and does not count', () => {
    expect(words(['bob'], { isLabelOn: true })).toBe(
      'To approve <api>: <bob> approves commit <9be2417> in a review, or takes the label <ok> off and sets it again.',
    )
  })

  it('says nothing of an author who is not known', () => {
    expect(words(null, { author: '' })).toBe(
      `To approve <api>: someone with write permission ${how}`,
    )
  })

  it('lists ten of many, and says how many more there are', () => {
    const services = Array.from({ length: 12 }, (_, index) => `s${index}`)
    expect(words(['bob'], { groups: [{ services, approvers: ['bob'] }] })).toContain(
      '<s8>, <s9> and 2 more: ',
    )
    const groups = services.map((name) => ({ services: [name], approvers: [name] }))
    expect(words(null, { groups }).split('\n')).toHaveLength(11)
    const refusals = services
    const request = {
      author: '',
      headSha: '',
      label: '',
      isLabelOn: false,
      groups: [],
      refusals,
      gaps: ['one'],
    }
    expect(refusalWords(request)).toHaveLength(11)
  })
})
