import { describe, expect, it } from '@jest/globals'
import { compareFiles, filesOf, type ListedLayer } from '../../src/domain/files/inspection.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { aDigest } from '../support/builders.ts'
import { expectGolden } from '../support/golden.ts'
import { aReport, aService } from '../support/reports.ts'

const file = (path: string, MiB: number, content?: string) => ({
  path,
  kind: 'file' as const,
  bytes: MiB * MIB,
  storedBytes: MiB * MIB,
  ...(content === undefined ? {} : { content }),
})

function layer(seed: string, ...entries: ListedLayer['entries']): ListedLayer {
  return { digest: aDigest(seed), entries, texts: [], leftOut: [] }
}

/** Everything at once that a layer may have to tell. */
const LAYERS = [
  layer('a', file('srv/model.bin', 20, 'M'), file('var/lib/apt/lists/Packages', 16)),
  layer(
    'b',
    file('srv/model.bin', 20, 'M'),
    file('srv/copy.bin', 9, 'C'),
    file('opt/copy.bin', 9, 'C'),
  ),
]
const unread = [{ digest: aDigest('c'), bytes: 3 * MIB, why: 'is foreign: no registry holds it' }]

function inspected(name: string) {
  const service = aService({ name, base: 100, head: 180, limit: 150 })
  const files = compareFiles(null, filesOf({ layers: LAYERS, unread, isWhole: false }))
  return { ...service, changes: service.changes.map((change) => ({ ...change, files })) }
}

const rendered = (...names: readonly string[]) =>
  renderMarkdown(aReport(names.map(inspected)), {}, { fits: () => true, rest: 'the job summary' })

/** What is open of what the layers hold. */
const openLines = (markdown: string) =>
  (markdown.split('\n\n').find((part) => part.includes('Inside the layers')) ?? '').split('\n')

describe('when a comment tells what is in layers', () => {
  it('shows five lines, and folds the rest', () => {
    const markdown = rendered('api')
    expectGolden('inside-layers.md', markdown)
    expect(openLines(markdown)).toHaveLength(5)
  })

  it('shows no more of several images', () => {
    const markdown = rendered('api', 'web', 'worker')
    expect(openLines(markdown)).toHaveLength(5)
    expect(markdown).toContain('<summary>More of what is inside the layers</summary>')
  })
})
