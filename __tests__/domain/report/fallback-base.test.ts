import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { fallbackBaseNotices } from '../../../src/domain/report/fallback-base.ts'
import { aReport, aService } from '../../support/reports.ts'

const lent = (name: string, tag = 'feature-a') =>
  aService({
    name,
    base: 40,
    head: 50,
    evidence: { baseInsteadOf: parseReference(`ghcr.io/acme/${name}:${tag}`) },
  })

describe('when another branch’s image stands in for the base', () => {
  it('says so once for all that it is the same for', () => {
    const services = ['api', 'web', 'worker', 'search', 'cart', 'mail', 'shop'].map((name) =>
      lent(name),
    )
    expect(fallbackBaseNotices([...services, lent('docs', 'feature-b')])).toEqual([
      'api, web, worker, search, cart and 2 more: there is no image of feature-a; compared with main instead.',
      'docs: there is no image of feature-b; compared with main instead.',
    ])
  })

  it('says nothing where the base’s own was there', () => {
    expect(fallbackBaseNotices([aService({ base: 40, head: 50 })])).toEqual([])
  })

  it('is told in the report', () => {
    expect(aReport([lent('api')]).notices).toEqual([
      expect.stringContaining('no image of feature-a'),
    ])
  })
})
