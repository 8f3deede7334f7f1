import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { dashboardData } from '../../src/dashboard/dashboard-data.ts'
import { dashboardPage } from '../../src/dashboard/page.ts'
import { SizeHistory } from '../../src/domain/series/size-history.ts'
import { aRecord, daily } from '../support/size-records.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const ASSETS = { script: 'draw()', style: 'p{margin:0}' }
const OPTIONS = { services: null, repository: null, serverUrl: null, torn: [], now: NOW }

function dataOf(
  records: Parameters<typeof aRecord>[1][],
  options: Partial<Parameters<typeof dashboardData>[1]> = {},
) {
  const stored = {
    records: records.map((given) => aRecord(NOW, given)),
    weeks: [],
    since: Number.NEGATIVE_INFINITY,
    torn: [],
  }
  return dashboardData(new SizeHistory(stored, []).all(), { ...OPTIONS, ...options })
}

describe('when a page is made', () => {
  it('lets its own script and style run by their hashes, and nothing else (D3)', () => {
    const page = dashboardPage(dataOf([]), ASSETS)
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(ASSETS.script)}`,
      `style-src ${hash(ASSETS.style)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(page).not.toContain('unsafe-')
  })

  it('has nothing in its HTML that the history says (D3)', () => {
    const evil = '</script><script>alert(1)</script><!--'
    const page = dashboardPage(dataOf([{ service: evil, ref: 'v1.0.0', image: evil }]), ASSETS)
    const [, json = ''] =
      /<script type="application\/json" id="data">(.*)<\/script>\n/.exec(page) ?? []
    expect(json).not.toContain('<')
    expect(JSON.parse(json).images[0].service).toBe(evil)
    expect(page.replace(json, '')).not.toContain('alert')
  })

  it('does not let a script end before its end', () => {
    expect(() => dashboardPage(dataOf([]), { ...ASSETS, script: '"</script>"' })).toThrow(
      RangeError,
    )
    expect(() => dashboardPage(dataOf([]), { ...ASSETS, style: '</style>' })).toThrow(RangeError)
  })
})

describe('when the history is put into a page', () => {
  it('carries no character that hides or reorders others', () => {
    const [image] = dataOf([{ service: 'a\u202eb\u0007', platform: 'x\ny', ref: 'v1.2.3' }]).images
    expect([image?.service, image?.platform]).toEqual(['ab', 'x y'])
    expect(dataOf([{ service: '\u200b' }]).images[0]?.service).toBe('(unnamed)')
  })

  it('tells what the budget file does not name any more (H11), and what has no size yet', () => {
    const services = [
      { name: 'api', limit: 7 },
      { name: 'new', limit: null },
    ]
    const { images, notes } = dataOf([{ service: 'api' }, { service: 'gone' }], { services })
    expect(images.map(({ service, isRemoved, limit }) => [service, isRemoved, limit])).toEqual([
      ['api', false, 7],
      ['gone', true, null],
    ])
    expect(notes).toEqual(['No size is recorded yet of new.'])
  })

  it('says that limits are not known where there is no budget file', () => {
    const { images, notes } = dataOf([{}])
    expect(images[0]?.isRemoved).toBe(false)
    expect(notes).toEqual(['No budget file was found: limits are not shown.'])
  })

  it('names lines that cannot be read, and not a thousand of them (H7)', () => {
    const torn = Array.from(
      { length: 20 },
      (_, line) => `branch:v1/2026-11/25.jsonl:${line} is no JSON`,
    )
    const { notes } = dataOf([], { services: [], torn })
    expect(notes[0]).toMatch(/^20 lines of the history cannot be read, and are left out: branch:v1/)
    expect(notes[0]).toMatch(/:11 is no JSON and 8 more\.$/)
  })

  it.each([
    ['https://github.example.com', 'https://github.example.com/acme/shop/commit/'],
    ['javascript:alert(1)//', null],
  ])('links to commits of a forge, and nothing else: %s', (serverUrl, commits) => {
    expect(dataOf([], { repository: 'acme/shop', serverUrl }).commits).toBe(commits)
  })

  it('marks versions as releases', () => {
    const { images } = dataOf([
      { ref: 'v1.4.0', commit: 'a' },
      { ref: 'main', commit: 'b' },
    ])
    expect(images[0]?.releases).toEqual([{ at: NOW.valueOf() / 1000, tag: 'v1.4.0' }])
  })
})

describe('when the weeks to come are drawn', () => {
  const dataFor = (sizes: readonly number[]) => {
    const stored = {
      records: daily(sizes, NOW),
      weeks: [],
      since: Number.NEGATIVE_INFINITY,
      torn: [],
    }
    const services = [{ name: 'api', limit: 120 * 2 ** 20 }]
    return dashboardData(new SizeHistory(stored, []).all(), { ...OPTIONS, services }).images[0]
  }
  const grown = Array.from({ length: 200 }, (_, day) => 100 + day * 0.05)

  it('begins with what there is now, and goes 13 weeks on (F2)', () => {
    const image = dataFor(grown)
    expect(image?.range?.at).toHaveLength(14)
    expect([image?.range?.low[0], image?.range?.high[0]]).toEqual([image?.bytes, image?.bytes])
    expect(image?.range?.high.at(-1)).toBeGreaterThanOrEqual(image?.range?.low.at(-1) ?? Infinity)
    expect(image?.forecast.phrase).toMatch(/^limit in \d+(?:–\d+)? weeks$/)
    expect(image?.forecast.sentence).toMatch(/^At the pace since .* weeks\.$/)
  })

  it('draws none where nothing is said of them (F3)', () => {
    expect(dataFor(grown.toReversed())?.range).toBeNull()
    expect(dataFor(grown.toReversed())?.forecast.phrase).toMatch(/^shrinks, −0\.\d % a week$/)
    expect(dataFor(grown.slice(0, 20))?.range).toBeNull()
    expect(dataFor(grown.slice(0, 20))?.forecast.phrase).toBe('too short to tell')
  })
})
