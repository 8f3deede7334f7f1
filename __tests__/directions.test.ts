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
const PORT = '^image-source\\.ts$'
const NET = '^net/'
const own = (room: string, ...others: readonly string[]) =>
  new RegExp([`^${room}/`, DOMAIN, ...others].join('|'))
/** Files at the root, and the domain. */
const atRoot = (...names: readonly string[]) =>
  new RegExp(`${DOMAIN}|^(?:${names.join('|')})\\.ts$`)

const RULES: readonly Rule[] = [
  {
    from: /^domain\//,
    mayImport: /^domain\//,
    because: 'decisions are pure, and know nobody who acts',
  },
  {
    from: /^budgets\//,
    mayImport: own('budgets', '^zod/mini$', '^js-yaml$'),
    because: 'text in, budgets out',
  },
  {
    from: /^oci\//,
    mayImport: own('oci', '^zod/mini$', '^node:crypto$'),
    because: 'bytes in, manifests out; both sources read them',
  },
  {
    from: /^net\/(?!proxy-agent\.ts$)/,
    mayImport: own('net', '^node:(diagnostics_channel|net|url)$'),
    because: 'addresses and proxies, for whoever talks to servers',
  },
  {
    from: /^net\/proxy-agent\.ts$/,
    mayImport: /^undici$/,
    because: 'it is loaded for a proxy alone',
  },
  {
    from: /^registry\//,
    mayImport: own('registry', '^oci/', NET, PORT, '^zod/mini$', '^undici$', '^tldts$', '^node:'),
    because: 'an adapter knows its port and no other adapter',
  },
  {
    from: /^layout\//,
    mayImport: own('layout', '^oci/', PORT, '^zod/mini$', '^node:'),
    because: 'an adapter knows its port and no other adapter',
  },
  {
    from: /^render\//,
    mayImport: own('render', '^node:util$'),
    because: 'a report in, text out: no clock, no files',
  },
  {
    from: /^github\//,
    mayImport: own(
      'github',
      NET,
      '^zod/mini$',
      '^undici$',
      '^node:crypto$',
      '^bottleneck',
      '^@actions/',
      '^@octokit/',
    ),
    because: 'GitHub is one neighbour among others',
  },
  {
    from: /^image-source\.ts$/,
    mayImport: /^domain\//,
    because: 'a port knows neither who asks nor who answers',
  },
  {
    from: /^index-(content|images|walk)\.ts$/,
    mayImport: atRoot('image-source', 'index-content', 'index-walk'),
    because: 'an index is walked for whoever measures',
  },
  {
    from: /^(locate|locate-head|locate-baseline|tag-templates)\.ts$/,
    mayImport: atRoot('image-source', 'locate', 'tag-templates'),
    because: 'an image is located before it is measured',
  },
  {
    from: /^(measure|judged-platforms|pair-images|measure-creep|newest-version)\.ts$/,
    mayImport: atRoot(
      ...['image-source', 'index-images', 'locate'],
      ...['measure', 'judged-platforms', 'pair-images', 'newest-version'],
    ),
    because: 'images are measured and paired before anything is explained',
  },
  {
    from: /^(explain-changes|confirm-baseline|work-queue)\.ts$/,
    mayImport: atRoot('image-source'),
    because: 'evidence and verdicts are all that these see',
  },
  {
    from: /^(check|check-request)\.ts$/,
    mayImport: atRoot(
      ...['check-request', 'image-source', 'tag-templates', 'judged-platforms', 'work-queue'],
      ...['locate', 'locate-head', 'locate-baseline', 'measure', 'pair-images', 'measure-creep'],
      ...['explain-changes', 'confirm-baseline'],
    ),
    because: 'the story is told without its adapters',
  },
  {
    from: /^(explain|base-image-finder|explanation-deadline)\.ts$/,
    mayImport: atRoot(
      ...['image-source', 'measure', 'explain-changes'],
      ...['base-image-finder', 'explanation-deadline'],
    ),
    because: 'reasons are found through the same port as sizes',
  },
  {
    from: /^late-explainer\.ts$/,
    mayImport: /^(explain|explain-changes|image-source|net\/under-way)\.ts$/,
    because: 'it only waits for the explainer',
  },
  { from: /^index\.ts$/, mayImport: /^main\.ts$/, because: 'it only starts' },
  { from: /^cli\.ts$/, mayImport: /^cli\//, because: 'it only starts' },
  {
    from: /^(?!budgets\/yaml\.ts$)/,
    mayImport: /^(?!js-yaml$)/,
    because: 'only yaml.ts knows how YAML is read',
  },
  {
    from: /^(?!registry\/|github\/|demo\/|net\/)/,
    mayImport: /^(?!undici$)/,
    because: 'only who talks to servers knows HTTP',
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

function rulesAgainst({ from, to }: Import): Rule[] {
  return RULES.filter((rule) => rule.from.test(from) && !rule.mayImport.test(to))
}

function violations(imports: readonly Import[]): string[] {
  return imports.flatMap((each) =>
    rulesAgainst(each).map(({ because }) => `${each.from} imports ${each.to}: ${because}`),
  )
}

const SOURCE = join(projectFolder(), 'src')

function specifiersOf(text: string): string[] {
  const imports = text.matchAll(/(?:\bfrom|^\s*import|\bimport\()\s*'([^'\s]+)'/gm)
  return [...imports].map(([, specifier = '']) => specifier)
}

function importsOf(file: string): Import[] {
  const from = relative(SOURCE, file)
  return specifiersOf(readFileSync(file, 'utf8')).map((to) => ({
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

  const forbidden: readonly (readonly [string, string])[] = [
    ['domain/verdict.ts', 'node:fs'],
    ['domain/verdict.ts', 'zod/mini'],
    ['domain/verdict.ts', 'budgets/read.ts'],
    ['domain/verdict.ts', 'measure.ts'],
    ['registry/client.ts', 'measure.ts'],
    ['budgets/read.ts', 'js-yaml'],
    ['budgets/read.ts', 'node:fs'],
    ['oci/parse.ts', 'registry/client.ts'],
    ['net/proxies.ts', 'registry/client.ts'],
    ['net/proxies.ts', 'undici'],
    ['net/proxy-agent.ts', 'net/proxies.ts'],
    ['late-explainer.ts', 'registry/client.ts'],
    ['registry/client.ts', 'layout/source.ts'],
    ['registry/client.ts', 'demo/registry.ts'],
    ['layout/source.ts', 'registry/client.ts'],
    ['layout/source.ts', 'undici'],
    ['render/markdown.ts', 'github/client.ts'],
    ['render/json.ts', 'node:fs'],
    ['github/client.ts', 'render/markdown.ts'],
    ['github/client.ts', 'check.ts'],
    ['check.ts', 'registry/client.ts'],
    ['check.ts', 'explain.ts'],
    ['image-source.ts', 'measure.ts'],
    ['locate-baseline.ts', 'measure.ts'],
    ['measure.ts', 'check.ts'],
    ['pair-images.ts', 'explain-changes.ts'],
    ['explain-changes.ts', 'explain.ts'],
    ['confirm-baseline.ts', 'measure.ts'],
    ['explain.ts', 'registry/client.ts'],
    ['explain.ts', 'check.ts'],
    ['index-walk.ts', 'measure.ts'],
    ['index-walk.ts', 'oci/parse.ts'],
    ['publish.ts', '@actions/core'],
    ['cli/run.ts', '@octokit/rest'],
    ['images.ts', 'undici'],
    ['index.ts', 'check.ts'],
    ['cli.ts', 'check.ts'],
    ['main.ts', 'demo/demo.ts'],
  ]

  it.each(forbidden)('would not let %s import %s', (from, to) => {
    expect(violations([{ from, to }])).not.toEqual([])
  })

  it('has no rule that nothing could break', () => {
    const broken = forbidden.flatMap(([from, to]) => rulesAgainst({ from, to }))
    expect(RULES.filter((rule) => !broken.includes(rule))).toEqual([])
  })

  it.each([
    ["import { a } from './a.ts'", './a.ts'],
    ["import type { A } from './a.ts'", './a.ts'],
    ["import {\n  a,\n  type B,\n} from './a.ts'", './a.ts'],
    ["import {\n  a, // the author's\n} from './a.ts'", './a.ts'],
    ["import './a.ts'", './a.ts'],
    ["export * from './a.ts'", './a.ts'],
    ["export type { A } from './a.ts'", './a.ts'],
    ["const a = await import('./a.ts')", './a.ts'],
    ["const a = await import(\n  './a.ts'\n)", './a.ts'],
    ["type A = import('./a.ts').A", './a.ts'],
    ["let a: typeof import('./a.ts')", './a.ts'],
    ["const loads = [() => import('./a.ts')]", './a.ts'],
    ["import('./a.ts').then(({ a }) => a)", './a.ts'],
  ])('reads %j', (text, specifier) => {
    expect(specifiersOf(`// first\n${text}\n`)).toEqual([specifier])
  })
})

/**
 * Takes away what imports nothing of the rest, or is imported by nothing of it, until nothing changes:
 * what is left are circles, and what lies between two of them.
 */
function circular(imports: readonly Import[]): string[] {
  const importing = new Set(imports.map(({ from }) => from))
  const imported = new Set(imports.map(({ to }) => to))
  const rest = imports.filter(({ from, to }) => imported.has(from) && importing.has(to))
  return rest.length < imports.length ? circular(rest) : [...importing].toSorted()
}

describe('when files import each other', () => {
  it('closes no circle, be it of types alone', () => {
    expect(circular(files.flatMap(importsOf))).toEqual([])
  })

  it.each([
    ['two files', ['a b', 'b a'], ['a', 'b']],
    ['a file with itself', ['a a'], ['a']],
    [
      'three files, and not those around them',
      ['x a', 'a b', 'b c', 'c a', 'c y'],
      ['a', 'b', 'c'],
    ],
    ['two circles', ['a b', 'b a', 'c d', 'd c', 'e c'], ['a', 'b', 'c', 'd']],
    ['nobody, however many ways there are', ['a b', 'a c', 'b d', 'c d', 'd undici'], []],
  ])('finds a circle of %s', (_, arrows, found) => {
    const imports = arrows
      .map((arrow) => arrow.split(' '))
      .map(([from = '', to = '']) => ({ from, to }))
    expect(circular(imports)).toEqual(found)
  })
})

describe('when something is written', () => {
  /** Whatever is said passes the one that takes out of it what hides or acts. */
  it.each([
    ['the runner', /\bcore\.(?:debug|info|notice|warning|error|setFailed|setOutput|summary)\b/],
    ['a terminal', /\bprocess\.std(?:out|err)\b/],
    ['what hides', /\\p\{C[cf]?\}/],
  ])('%s is known to one file', (_, word) => {
    const known = files.filter((file) => word.test(readFileSync(file, 'utf8')))
    const owners = ['github/runner.ts', 'cli.ts', 'domain/text.ts', 'budgets/schema.ts']
    const strangers = known
      .map((file) => relative(SOURCE, file))
      .filter((file) => !owners.includes(file))
    expect(known).not.toEqual([])
    expect(strangers).toEqual([])
  })
})

describe('when a file grows', () => {
  it('is split before it passes 220 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 220)
    expect(long.map((file) => relative(SOURCE, file))).toEqual([])
  })
})
