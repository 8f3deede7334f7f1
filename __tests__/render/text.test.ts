import { describe, expect, it } from '@jest/globals'
import { renderText } from '../../src/render/text.ts'
import type { Paint } from '../../src/render/text-table.ts'
import { unmeasurable } from '../support/builders.ts'
import { expectGolden } from '../support/golden.ts'
import { aReport, aService } from '../support/reports.ts'

const report = aReport(
  [
    aService({ name: 'worker', base: 178.3, head: 178.3, limit: 200 }),
    aService({ name: 'web', headIs: unmeasurable('ghcr.io/acme/web:pr-7'), base: 48.2, limit: 60 }),
    aService({
      base: { 'linux/amd64': 231, 'linux/arm64': 208 },
      head: { 'linux/amd64': 269.2, 'linux/arm64': 208 },
      limit: 250,
    }),
  ],
  { notices: ['something to know'] },
)

describe('when the report goes to a terminal', () => {
  it('has the verdict first, then a table in columns, then what to do', () => {
    expectGolden('terminal.txt', renderText(report))
  })

  it('paints whole lines, and changes no letter of them', () => {
    const paint: Paint = (outcome, text) =>
      outcome === 'fail' ? `\u001b[31m${text}\u001b[39m` : text
    const painted = renderText(report, { paint, columns: undefined })
    expect(painted).toContain('\u001b[31m✗ api linux/amd64')
    expect(painted.replaceAll('\u001b[31m', '').replaceAll('\u001b[39m', '')).toBe(
      renderText(report),
    )
  })
})

describe('when a name holds control characters', () => {
  it('prints none of them', () => {
    const hostile = aReport([aService({ name: 'a\u001b[2Jb\u202e', base: 1, head: 2 })])
    expect(renderText(hostile)).not.toMatch(/[\u001b\u202e]/)
  })
})

describe('when another commit’s image was taken than the one asked for', () => {
  it('says which, and how far back it is', () => {
    const evidence = { baseCommit: '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b', baseDistance: 3 }
    const text = renderText(aReport([aService({ base: 1, head: 2, evidence })]))
    expect(text).toContain('api: compared with commit 4f1c9d2, 3 commits before the base.')
  })
})
