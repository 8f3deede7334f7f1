import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readBudgets } from '../src/budgets/read.ts'
import { projectFolder } from '../src/embedded/runner.ts'
import { actionInputs, examples, OURS, stepOf, workflowOf, yamlOf } from './support/examples.ts'
import { blocksOf, PAGES, readPage } from './support/pages.ts'

const yaml = PAGES.flatMap((page) => blocksOf(page, 'yaml'))

/** As GitHub makes them of headings. */
function anchors(page: string): string[] {
  const headings = readPage(page)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#+ (.*)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

const links = PAGES.flatMap((page) =>
  [...readPage(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, to = '', anchor]) => ({ page, to, anchor }),
  ),
)

describe('when somebody reads a page', () => {
  it.each(PAGES)('finds what %s links to', (page) => {
    const lost = links
      .filter((link) => link.page === page)
      .filter(({ to, anchor }) => {
        const target = to === '' ? page : join(dirname(page), to)
        if (!existsSync(join(projectFolder(), target))) return true
        return anchor !== undefined && target.endsWith('.md') && !anchors(target).includes(anchor)
      })
    expect(lost).toEqual([])
  })

  it('finds the pictures that README.md shows', () => {
    const shown = [...readPage('README.md').matchAll(/\b(?:src|srcset)="([^"]+)"/g)]
    expect(shown.length).toBeGreaterThan(1)
    const missing = shown.filter(([, file = '']) => !existsSync(join(projectFolder(), file)))
    expect(missing).toEqual([])
  })

  it('is led from README.md to every page for users, and to every example', () => {
    const led = links.filter(({ page }) => page === 'README.md').map(({ to }) => to)
    const wanted = [...PAGES.slice(1), ...examples().map(({ name }) => `examples/${name}`)]
    expect(wanted.filter((each) => !led.includes(each))).toEqual([])
  })

  it('has read README.md after 150 lines', () => {
    expect(readPage('README.md').split('\n').length - 1).toBeLessThanOrEqual(150)
  })
})

describe('when a page quotes a comment', () => {
  const quotes = PAGES.flatMap((page) =>
    [...readPage(page).matchAll(/^> (\S.*)$/gm)].map(([, quote = '']) => ({ page, quote })),
  )

  it('has one of them', () => {
    expect(quotes.length).toBeGreaterThan(0)
  })

  it.each(quotes)('quotes one that was rendered: $page', ({ quote }) => {
    const file = join(projectFolder(), '__tests__/golden/approved.md')
    expect(readFileSync(file, 'utf8')).toContain(`- ${quote}`)
  })
})

describe('when somebody copies YAML from a page', () => {
  const workflows = yaml.filter(({ text }) => /^jobs:/m.test(text))
  const budgets = yaml.filter(({ text }) => /^budgets:/m.test(text))

  it('gets the quick start of README.md as an example that is tested', () => {
    const copied = examples().flatMap((example) => example.workflows.map(({ content }) => content))
    expect(workflows.length).toBeGreaterThan(0)
    expect(workflows.filter(({ text }) => !copied.includes(text))).toEqual([])
  })

  it.each(budgets)('gets a budget file without problems: $page', ({ text }) => {
    const result = readBudgets(text)
    expect('problems' in result ? result.problems : []).toEqual([])
  })

  it('gives this action only inputs that there are', () => {
    const steps = yaml.flatMap(({ page, text }) => {
      const value = yamlOf(text)
      if (!Array.isArray(value)) return workflowOf(page, text).jobs.flatMap((job) => job.steps)
      return value.map(stepOf)
    })
    const ours = steps.filter(({ action }) => action === OURS)
    expect(ours.length).toBeGreaterThan(2)
    const inputs = actionInputs()
    const unknown = ours.flatMap((step) => Object.keys(step.with).filter((key) => !inputs.has(key)))
    expect(unknown).toEqual([])
  })

  it('pins this action to its major version, everywhere', () => {
    const named = PAGES.flatMap((page) => [
      ...readPage(page).matchAll(/OWNER\/docker-image-budgets(?:@|#)([^\s"`)]+)/g),
    ])
    expect(named.length).toBeGreaterThan(3)
    expect(named.map(([, version]) => version)).toEqual(named.map(() => 'v1'))
  })
})
