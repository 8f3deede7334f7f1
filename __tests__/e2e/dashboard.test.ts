import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals'
import axe from 'axe-core'
import type { SizeRecord } from '../../src/domain/series/record.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { Browser } from '../support/browser.ts'
import {
  aRecord,
  cloneWithHistory,
  cloneWithTornHistory,
  DAY_MS,
  daily,
  initialise,
  MIB,
} from '../support/size-records.ts'
import { requireTools, run } from '../support/tools.ts'

jest.setTimeout(120_000)

const NOW = new Date(Date.now() - 3_600_000)
const BUDGETS = `budgets:
  - { image: ghcr.io/acme/api, max_mb: 120 }
  - { image: ghcr.io/acme/web, max_mb: 60 }
  - { image: ghcr.io/acme/tiny }
`

let browser: Browser
let folder: string
let page: string

beforeAll(async () => {
  await requireTools(['git'])
  browser = await Browser.start()
})
afterAll(() => browser.end())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-dashboard-'))
  page = join(folder, 'site/index.html')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function dashboard(...args: readonly string[]) {
  return dashboardIn({}, ...args)
}

function dashboardIn(more: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const script = join(projectFolder(), 'dist/cli.js')
  const env = { PATH: process.env['PATH'], HOME: folder, ...more }
  return run(process.execPath, [script, 'dashboard', ...args], { cwd: folder, env })
}

async function madeOf(records: readonly SizeRecord[], budgets: string | null = BUDGETS) {
  await cloneWithHistory(folder, records, budgets)
  const result = await dashboard('--output', 'site/index.html')
  expect(result.code).toBe(0)
  return result
}

/** 200 days of three services: one grows and is over its limit, one has made a step, one is small. */
function shop(): SizeRecord[] {
  const days = Array.from({ length: 200 }, (_, day) => day)
  return [
    ...daily(
      days.map((day) => 90 + day * 0.2),
      NOW,
    ),
    ...daily(
      days.map((day) => 80 + day * 0.1),
      NOW,
      { platform: 'linux/arm64' },
    ),
    ...daily(
      days.map((day) => (day < 120 ? 40 : 50)),
      NOW,
      { service: 'web' },
    ),
    ...daily(
      days.map(() => 0.2),
      NOW,
      { service: 'tiny' },
    ),
    ...daily([70, 71], new Date(NOW.valueOf() - 90 * DAY_MS), { service: 'gone' }),
    aRecord(new Date(NOW.valueOf() - 30 * DAY_MS + 60_000), {
      service: 'web',
      ref: 'v1.4.0',
      bytes: 50 * MIB,
    }),
  ]
}

const open = (options?: Parameters<Browser['open']>[1]) =>
  browser.open(pathToFileURL(page).href, options)

const names = async () =>
  (await browser.run(
    `[...document.querySelectorAll('.fleet tbody th')].map((each) => each.textContent)`,
  )) as string[]

const sortedBy = () =>
  browser.run(`(() => {
    const [one, ...more] = document.querySelectorAll('[aria-sort]')
    return [one.textContent, one.getAttribute('aria-sort'), ...more]
  })()`)

const text = (selector: string) =>
  browser.run(`document.querySelector(${JSON.stringify(selector)})?.textContent`)

const focus = (selector: string) =>
  browser.run(`document.querySelector(${JSON.stringify(selector)}).focus()`)

describe('when a dashboard is opened from the disk', () => {
  it('shows every image of the budget file, and draws the first one (D1)', async () => {
    const { stdout } = await madeOf(shop())
    expect(stdout).toMatch(
      /^5 images in site\/index\.html \([\d.]+ KiB|MiB\): open it in a browser\n$/,
    )
    await open()
    expect(await names()).toEqual([
      'api linux/amd64',
      'web linux/amd64',
      'api linux/arm64',
      'tiny linux/amd64',
    ])
    expect(await text('h2#detail')).toBe('api linux/amd64')
    expect(await text('.now')).toContain('129.8 MiB109 % of the limit of 120.0 MiB')
    expect(await browser.run(`document.querySelectorAll('.spark path').length`)).toBe(4)
    expect(await browser.run(`document.querySelectorAll('canvas').length`)).toBe(1)
    const drawn = `(() => {
      const canvas = document.querySelector('canvas')
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      return data.some((value) => value !== 0)
    })()`
    expect(await browser.run(drawn)).toBe(true)
  })

  it('asks for nothing but itself, and nothing complains (D3)', async () => {
    await madeOf(shop())
    await open()
    expect(browser.requests).toEqual([pathToFileURL(page).href])
    expect(browser.complaints).toEqual([])
  })
})

describe('when somebody has no mouse', () => {
  it('sorts by a heading, and back again, and says which way', async () => {
    await madeOf(shop())
    await open()
    await focus('.fleet th.size button')
    await browser.press('Enter', '\r')
    expect(await names()).toEqual([
      'api linux/amd64',
      'api linux/arm64',
      'web linux/amd64',
      'tiny linux/amd64',
    ])
    expect(await sortedBy()).toEqual(['Size', 'descending'])
    await browser.press('Enter', '\r')
    expect((await names())[0]).toBe('tiny linux/amd64')
    expect(await sortedBy()).toEqual(['Size', 'ascending'])
  })

  it('searches by every word, and is told how many are left', async () => {
    await madeOf(shop())
    await open()
    await focus('#search')
    await browser.type('ARM api')
    expect(await names()).toEqual(['api linux/arm64'])
    expect(await text('.count')).toBe('1 of 5 images')
    await browser.type('x')
    expect([await names(), await text('.count')]).toEqual([[], 'No image is like that.'])
  })

  it('filters, and finds what the budget file does not name any more (H11)', async () => {
    await madeOf(shop())
    await open()
    await focus('.chip.over')
    await browser.press('Enter', '\r')
    expect(await names()).toEqual(['api linux/amd64'])
    await focus('.chip.removed')
    await browser.press('Enter', '\r')
    expect(await names()).toEqual(['gone linux/amd64'])
  })

  it('opens an image by its link, and goes from point to point by arrows (D2)', async () => {
    await madeOf(shop())
    await open()
    await focus('.fleet tbody tr:nth-child(2) a')
    await browser.press('Enter', '\r')
    expect(await text('h2#detail')).toBe('web linux/amd64')
    expect(await text('.steps')).toContain('+25 % on 20')
    await focus('.chart')
    await browser.press('End')
    await browser.press('Home')
    expect(await text('.readout')).toMatch(/^\d+ \w+ 20\d\d: 40\.0 MiB$/)
    for (let day = 0; day < 12; day++) await browser.press('PageDown')
    expect(await text('.readout')).toMatch(/: 50\.0 MiB, \+10\.0 MiB \(\+25\.0 %\)$/)
    await browser.press('ArrowLeft')
    expect(await text('.readout')).toMatch(/: 40\.0 MiB, unchanged$/)
    const live = `document.querySelector('.readout').getAttribute('aria-live')`
    expect(await browser.run(live)).toBe('polite')
  })

  it('reads the points in a table of 25 a page, with releases and commits (D2)', async () => {
    await madeOf(shop())
    await open()
    await focus('.fleet tbody tr:nth-child(2) a')
    await browser.press('Enter', '\r')
    expect(await text('summary')).toBe('200 points as a table')
    await focus('summary')
    await browser.press('Enter', '\r')
    const rows = () => browser.run(`document.querySelectorAll('.points tbody tr').length`)
    expect([await rows(), await text('.pages span')]).toEqual([25, 'Page 1 of 8'])
    await focus('.turn:last-child')
    await browser.press('Enter', '\r')
    expect(await text('.pages span')).toBe('Page 2 of 8')
    expect(await text('.points tbody')).toContain('v1.4.0')
  })
})

describe('when points name their commits', () => {
  const links = `[...document.querySelectorAll('.points tbody a')].slice(0, 1).map((each) => each.href)`

  it('links to them in a job, on the server that it runs on', async () => {
    await cloneWithHistory(folder, daily([40, 50], NOW, { commit: 'a'.repeat(40) }), null)
    const remote = ['remote', 'add', 'origin', 'https://github.example.com/acme/shop.git']
    await run('git', remote, { cwd: folder, env: { PATH: process.env['PATH'] } })
    const job = { GITHUB_SERVER_URL: 'https://github.example.com' }
    await dashboardIn(job, '--output', 'site/index.html')
    await open()
    const address = `https://github.example.com/acme/shop/commit/${'a'.repeat(10)}`
    expect(await browser.run(links)).toEqual([address])
  })

  it('links to nothing from a clone, whose forge nobody has named', async () => {
    await madeOf(daily([40, 50], NOW, { commit: 'a'.repeat(40) }), null)
    await open()
    expect([await browser.run(links), await text('.points tbody')]).toEqual([
      [],
      expect.stringContaining('aaaaaaa'),
    ])
  })
})

describe('when a screen reader, a dark room or a phone shows it', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('has nothing that axe finds wrong: %s, %d wide', async (scheme, width) => {
    await madeOf(shop())
    await open({ scheme, width })
    await browser.run(`document.querySelector('details').open = true`)
    await browser.run(`${axe.source}; undefined`)
    const found = await browser.run(`axe.run().then(({ violations, passes }) => [
      violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]),
      passes.length > 20,
    ])`)
    expect(found).toEqual([[], true])
  })

  it('draws in the colours of the night as soon as it comes (D2)', async () => {
    await madeOf(shop())
    await open()
    const line = `(() => {
      const canvas = document.querySelector('canvas')
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      const colours = new Map()
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] < 255) continue
        const colour = [data[at], data[at + 1], data[at + 2]].join()
        colours.set(colour, (colours.get(colour) ?? 0) + 1)
      }
      return [...colours].map(([colour]) => colour)
    })()`
    expect(await browser.run(line)).toContain('42,98,207')
    await browser.scheme('dark')
    expect(await browser.run(line)).toContain('121,166,255')
    expect(await browser.run(line)).not.toContain('42,98,207')
  })

  it.each([360, 768, 1280, 1920])('scrolls to no side: %d wide', async (width) => {
    const long = 'a-service-whose-name-nobody-has-shortened-in-years'.repeat(3)
    await madeOf([...shop(), ...daily([1000, 2000], NOW, { service: long })], null)
    await open({ width })
    await focus('.fleet tbody tr:first-child a')
    await browser.press('Enter', '\r')
    const size = `[document.documentElement.scrollWidth <= innerWidth, document.querySelector('.chart canvas').getBoundingClientRect().right <= innerWidth]`
    expect(await browser.run(size)).toEqual([true, true])
  })
})

describe('when somebody hostile writes to the history', () => {
  const EVIL = '</script><img src=x onerror=alert(1)><!--'

  it('is text, wherever it is shown (D3)', async () => {
    const given = {
      service: EVIL,
      platform: `${EVIL}\u202e`,
      image: `javascript:${EVIL}`,
      ref: 'v1.0.0<b>',
      commit: `"><b>${EVIL}`,
    }
    await madeOf(daily([40, 50], NOW, given), null)
    await open()
    expect(await text('h2#detail')).toBe(`${EVIL} ${EVIL}`)
    const elements = `document.querySelectorAll('img, b, iframe, script:not([type])').length`
    expect(await browser.run(elements)).toBe(1)
    expect(browser.complaints).toEqual([])
    expect(browser.requests).toEqual([pathToFileURL(page).href])
    const links = `[...document.querySelectorAll('a')].map((each) => each.getAttribute('href')[0])`
    expect(await browser.run(links)).toEqual(['#'])
  })
})

describe('when there is a great deal', () => {
  it('draws 200 services of 500 points in less than a second (D1)', async () => {
    const weeks = Array.from({ length: 136 }, (_, week) => 364 + 7 * (136 - week))
    const days = Array.from({ length: 364 }, (_, day) => 363 - day)
    const records = Array.from({ length: 200 }, (_, service) =>
      [...weeks, ...days].map((ago, index) =>
        aRecord(new Date(NOW.valueOf() - ago * DAY_MS), {
          service: `service-${service}`,
          bytes: (100 + service) * MIB + ((index * 7_919 * (service + 1)) % (4 * MIB)),
        }),
      ),
    ).flat()
    await madeOf(records, null)
    await open()
    const points = `JSON.parse(document.getElementById('data').textContent).images.map(({ points }) => points.at.length)`
    const counts = (await browser.run(points)) as number[]
    expect([counts.length, Math.min(...counts) > 480, Math.max(...counts) <= 500]).toEqual([
      200,
      true,
      true,
    ])
    expect(await browser.run(`document.querySelectorAll('.spark path').length`)).toBe(200)
    expect(await browser.run(`performance.getEntriesByName('drawn')[0].startTime`)).toBeLessThan(
      1_000,
    )
  })
})

describe('when there is little', () => {
  it('names the services that it knows, where it is asked for another', async () => {
    await cloneWithHistory(folder, daily([1], NOW), BUDGETS)
    const { stderr, code } = await dashboard('nope')
    expect([stderr, code]).toEqual(['The history knows no service nope.\nIt knows api.\n', 2])
  })

  it.each([
    ['page.txt', 'name a file that ends in .html'],
    ['.html', 'name a file that ends in .html'],
    ['', 'name a file that ends in .html'],
    ['docker-image-budgets.yaml/x.html', 'cannot be written'],
  ])('writes nothing to %j, and says what is allowed', async (output, words) => {
    await cloneWithHistory(folder, daily([1], NOW), BUDGETS)
    const { stderr, code } = await dashboard('--output', output)
    expect(stderr).toContain(words)
    expect(code).toBe(2)
  })

  it('draws one point, and names what has none', async () => {
    const { stderr } = await madeOf(daily([50], NOW))
    expect(stderr).toBe('note: No size is recorded yet of web, tiny.\n')
    await open()
    expect(await text('.note')).toBe('No size is recorded yet of web, tiny.')
    expect(await text('.readout')).toMatch(/: 50\.0 MiB$/)
    expect(browser.complaints).toEqual([])
  })

  it('names a line that cannot be read, and says that there is nothing else (H7)', async () => {
    await cloneWithTornHistory(folder)
    expect((await dashboard('--output', 'site/index.html')).code).toBe(0)
    await open()
    expect(await text('.note:last-of-type')).toBe(
      '1 line of the history cannot be read, and is left out: image-size-history:v1/2026-11/25.jsonl:1 is no JSON.',
    )
    expect(await text('.count')).toBe('The history is empty.')
    expect(browser.complaints).toEqual([])
  })

  it('ends with 3 where there is no branch, and says how one is made', async () => {
    await initialise(folder)
    const { stderr, code } = await dashboard()
    expect(stderr).toMatch(/^There is no branch image-size-history\. The action makes it on a push/)
    expect(code).toBe(3)
  })
})

describe('when the demo has run', () => {
  it('leaves the dashboard of a year behind, and tells where', async () => {
    const script = join(projectFolder(), 'dist/cli.js')
    const { stdout } = await run(process.execPath, [script, 'demo'], { cwd: folder })
    const [, made = ''] =
      /^Dashboard (\S+\.html): a year of sizes, for a browser$/m.exec(stdout) ?? []
    await browser.open(pathToFileURL(made).href)
    expect(await names()).toEqual([
      'api linux/amd64',
      'worker linux/amd64',
      'api linux/arm64',
      'web linux/amd64',
    ])
    expect(await text('h1')).toBe('Image sizes of acme/shop')
    expect(await text('.note')).toBe('No size is recorded yet of search.')
    expect(await text('#verdict')).toMatch(/^At the pace since the step of \+\d+(?:\.\d)? % on /)
    expect(browser.complaints).toEqual([])
    await rm(dirname(made), { recursive: true, force: true })
  })
})
