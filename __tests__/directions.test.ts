import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../src/demo/runner.ts'

/** What the files of `from` may import, and why no more. Paths are relative to src/. */
interface Rule {
  readonly from: RegExp
  readonly mayImport: RegExp
  readonly because: string
}

const DOMAIN = '^domain/'
const PORT = '^measure\\.ts$'
const own = (room: string, ...others: readonly string[]) =>
  new RegExp([`^${room}/`, DOMAIN, ...others].join('|'))

const RULES: readonly Rule[] = [
  {
    from: /^domain\//,
    mayImport: /^domain\//,
    because: 'decisions are pure, and know nobody who acts',
  },
  {
    from: /^budgets\//,
    mayImport: own('budgets', '^zod$', '^js-yaml$'),
    because: 'text in, budgets out',
  },
  {
    from: /^oci\//,
    mayImport: own('oci', '^zod$', '^node:crypto$'),
    because: 'bytes in, manifests out; both sources read them',
  },
  {
    from: /^registry\//,
    mayImport: own('registry', '^oci/', PORT, '^zod$', '^undici$', '^tldts$', '^node:'),
    because: 'an adapter knows its port and no other adapter',
  },
  {
    from: /^layout\//,
    mayImport: own('layout', '^oci/', PORT, '^zod$', '^node:'),
    because: 'an adapter knows its port and no other adapter',
  },
  {
    from: /^render\//,
    mayImport: own('render', '^node:util$'),
    because: 'a report in, text out: no clock, no files',
  },
  {
    from: /^github\//,
    mayImport: own('github', '^zod$', '^undici$', '^@actions/', '^@octokit/'),
    because: 'GitHub is one neighbour among others',
  },
  {
    from: /^(check|measure)\.ts$/,
    mayImport: /^(domain\/|measure\.ts$)/,
    because: 'the story is told without its adapters',
  },
  { from: /^index\.ts$/, mayImport: /^main\.ts$/, because: 'it only starts' },
  { from: /^cli\.ts$/, mayImport: /^cli\//, because: 'it only starts' },
  {
    from: /^(?!budgets\/yaml\.ts$)/,
    mayImport: /^(?!js-yaml$)/,
    because: 'only yaml.ts knows how YAML is read',
  },
  {
    from: /^(?!github\/|main\.ts$)/,
    mayImport: /^(?!@(actions|octokit)\/)/,
    because: 'only github/ and main.ts know the runner',
  },
  {
    from: /^(?!cli\/|demo\/)/,
    mayImport: /^(?!demo\/)/,
    because: 'nothing that works depends on the demo',
  },
]

interface Import {
  readonly from: string
  readonly to: string
}

function violations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) =>
    RULES.filter((rule) => rule.from.test(from) && !rule.mayImport.test(to)).map(
      ({ because }) => `${from} imports ${to}: ${because}`,
    ),
  )
}

const SOURCE = join(projectFolder(), 'src')

function importsOf(file: string): Import[] {
  const from = relative(SOURCE, file)
  const text = readFileSync(file, 'utf8')
  const specifiers = text.matchAll(
    /(?:^(?:import|export)\b[^'";]*?from\s+|^import\s+|\bimport\()'([^']+)'/gm,
  )
  return [...specifiers].map(([, to = '']) => ({
    from,
    to: to.startsWith('.') ? relative(SOURCE, join(file, '..', to)) : to,
  }))
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(SOURCE, file))

describe('when rooms import each other', () => {
  it('goes in the directions of the house', () => {
    expect(violations(files.flatMap(importsOf))).toEqual([])
  })

  it('sees every import there is', () => {
    const imports = files.flatMap(importsOf)
    expect(imports.length).toBeGreaterThan(200)
    expect(imports).toContainEqual({ from: 'check.ts', to: 'measure.ts' })
    expect(imports).toContainEqual({ from: 'github/client.ts', to: '@octokit/rest' })
  })

  it.each([
    ['domain/verdict.ts', 'node:fs'],
    ['domain/verdict.ts', 'budgets/read.ts'],
    ['render/markdown.ts', 'github/client.ts'],
    ['registry/client.ts', 'layout/source.ts'],
    ['check.ts', 'registry/client.ts'],
    ['budgets/read.ts', 'js-yaml'],
    ['publish.ts', '@actions/core'],
    ['registry/client.ts', 'demo/registry.ts'],
    ['index.ts', 'check.ts'],
  ])('would not let %s import %s', (from, to) => {
    expect(violations([{ from, to }])).not.toEqual([])
  })
})

describe('when a file grows', () => {
  it('is split before it passes 220 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 220)
    expect(long.map((file) => relative(SOURCE, file))).toEqual([])
  })
})
