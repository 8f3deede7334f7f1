import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../src/embedded/runner.ts'

/** What the files of `from` may import, and why no more. Paths are relative to src/. */
interface Rule {
  readonly from: RegExp
  readonly mayImport: RegExp
  readonly because: string
}

const DOMAIN = '^domain/'
const PORT = '^measure/image-source\\.ts$'
const NET = '^net/'
/** The port to where the history of sizes is kept. */
const BRANCH = '^series/history-branch\\.ts$'
const own = (room: string, ...others: readonly string[]) =>
  new RegExp([`^${room}/`, DOMAIN, ...others].join('|'))
/** Files of a room, and the domain. */
const of = (room: string, ...names: readonly string[]) => `^${room}/(?:${names.join('|')})\\.ts$`
const only = (...files: readonly string[]) => new RegExp([DOMAIN, ...files].join('|'))

/** The rooms of the domain, from the ground to the top: each knows itself and those below. */
const DOMAIN_ROOMS = [
  'values',
  'shell',
  'secrets',
  'image',
  'budget',
  'history',
  'dockerfile',
  'series',
  'forecast',
  'files',
  'explanation',
  'advice',
  'verdict',
  'approval',
  'fleet',
  'guidance',
  'report',
  'audit',
]
const domainRule = (room: string, index: number): Rule => ({
  from: new RegExp(`^domain/${room}/`),
  mayImport: new RegExp(
    `^domain/(?:${DOMAIN_ROOMS.slice(0, index + 1).join('|')})/${room === 'shell' ? '|^unbash$' : ''}`,
  ),
  because: `decisions are pure, and ${room} knows nothing that is made of it`,
})

/** A room within another one: it knows its own files, those that lie loose in the outer room, and rooms below it. */
const innerRule = (outer: string, room: string, ...below: readonly string[]): Rule => ({
  from: new RegExp(`^${outer}/${room}/`),
  mayImport: new RegExp(`^(?!${outer}/[^/]+/)|^${outer}/(?:${[room, ...below].join('|')})/`),
  because: `${outer}/${room} is below the other rooms of ${outer}, or beside them`,
})

/** The rooms of the registry client, from the ground to the top, where it is put together. */
const REGISTRY_ROOMS = ['transport', 'hosts', 'auth', 'content']
const registryRule = (room: string, index: number): Rule => ({
  from: new RegExp(`^registry/${room}/`),
  mayImport: new RegExp(
    `^(?!registry/)|^registry/(?:${REGISTRY_ROOMS.slice(0, index + 1).join('|')})/`,
  ),
  because: `transports are wrapped in transports, and ${room} does not know by which`,
})

const RULES: readonly Rule[] = [
  ...DOMAIN_ROOMS.map(domainRule),
  ...REGISTRY_ROOMS.map(registryRule),
  {
    from: /^domain\/shell\//,
    mayImport: /^domain\/shell\/|^unbash$/,
    because: 'a script is read in one place, by the one library',
  },
  {
    from: /^domain\/advice\/(?:base|caches|files|packages)\//,
    mayImport:
      /^domain\/(?:values|shell|image|history|explanation|advice\/(?:base|caches|files|packages))\/|^domain\/advice\/(?:rule|run|lines)\.ts$/,
    because: 'a rule knows an image, and neither the other rules’ bytes nor what is shown',
  },
  {
    from: /^budgets\//,
    mayImport: own('budgets', '^zod/mini$', '^js-yaml$'),
    because: 'text in, budgets out',
  },
  {
    from: /^dockerfile\//,
    mayImport: own('dockerfile', '^dockerfile-ast$'),
    because: 'text in, instructions out',
  },
  {
    from: /^oci\//,
    mayImport: own('oci', '^zod/mini$', '^node:crypto$'),
    because: 'bytes in, manifests out; both sources read them',
  },
  {
    from: /^net\/(?!proxy-agent\.ts$|proxied-fetch\.ts$)/,
    mayImport: own('net', '^node:(diagnostics_channel|net|url)$'),
    because: 'addresses and proxies, for whoever talks to servers',
  },
  {
    from: /^net\/proxy-agent\.ts$/,
    mayImport: /^undici$/,
    because: 'it is loaded for a proxy alone',
  },
  {
    from: /^net\/proxied-fetch\.ts$/,
    mayImport: /^undici$|^net\/(?:proxies|proxy-agent)\.ts$/,
    because: 'a request knows nothing but its way',
  },
  {
    from: /^alerts\//,
    mayImport: own('alerts', NET, '^node:timers/promises$'),
    because: 'who tells others knows not what of',
  },
  {
    from: /^registry\//,
    mayImport: own('registry', '^oci/', NET, PORT, '^zod/mini$', '^undici$', '^tldts$', '^node:'),
    because: 'an adapter knows its port and no other adapter',
  },
  {
    from: /^tar\//,
    mayImport: own('tar'),
    because: 'bytes in, entries out; images in files and layers are both archives',
  },
  {
    from: /^layers\//,
    mayImport: own('layers', '^tar/', '^node:(crypto|zlib)$'),
    because: 'bytes in, files out: whoever sends them is not its concern',
  },
  {
    from: /^inspect\//,
    mayImport: own('inspect', '^layers/', PORT),
    because: 'the story is told without its adapters',
  },
  {
    from: /^layout\//,
    mayImport: own('layout', '^oci/', '^tar/', PORT, '^zod/mini$', '^node:'),
    because: 'an adapter knows its port and no other adapter',
  },
  {
    from: /^measurements\//,
    mayImport: own('measurements', '^oci/', '^zod/mini$', '^node:'),
    because: 'a file of measurements is read whoever measured, and whoever judges',
  },
  {
    from: /^render\//,
    mayImport: own('render', '^fast-string-width$'),
    because: 'a report in, text out: no clock, no files',
  },
  {
    from: /^sarif\//,
    mayImport: own('sarif', '^node:'),
    because: 'a scanner’s file in, vulnerabilities out',
  },
  {
    from: /^metrics\//,
    mayImport: own('metrics'),
    because: 'a report in, text out: no clock, no files',
  },
  {
    from: /^github\//,
    mayImport: own(
      'github',
      NET,
      BRANCH,
      '^zod/mini$',
      '^undici$',
      '^node:crypto$',
      '^node:zlib$',
      '^bottleneck',
      '^@actions/',
      '^@octokit/',
    ),
    because: 'GitHub is one neighbour among others',
  },
  {
    from: /^github\/[^/]+$/,
    mayImport: /^(?!github\/[^/]+\/)/,
    because: 'what asks GitHub knows not what for',
  },
  innerRule('github', 'events'),
  innerRule('github', 'status'),
  innerRule('github', 'comment', 'status'),
  innerRule('github', 'approvals', 'events', 'status', 'comment'),
  innerRule('github', 'publishing', 'events', 'status', 'comment'),
  innerRule('github', 'issues'),
  {
    from: /^measure\/image-source\.ts$/,
    mayImport: only(),
    because: 'a port knows neither who asks nor who answers',
  },
  {
    from: /^measure\/index-(content|images|walk)\.ts$/,
    mayImport: only(PORT, of('measure', 'index-content', 'index-walk')),
    because: 'an index is walked for whoever measures',
  },
  {
    from: /^measure\//,
    mayImport: own('measure'),
    because: 'sizes are read through the port, whoever asks for them',
  },
  {
    from: /^check\/(locate-head|locate-baseline|tag-templates)\.ts$/,
    mayImport: only(PORT, of('measure', 'locate'), of('check', 'tag-templates')),
    because: 'an image is located before it is measured',
  },
  {
    from: /^check\/(judged-platforms|pair-images|measure-creep|newest-version|recorded-start)\.ts$/,
    mayImport: only(
      '^measure/',
      of('check', 'judged-platforms', 'pair-images', 'newest-version', 'recorded-start'),
    ),
    because: 'images are measured and paired before anything is explained',
  },
  {
    from: /^check\/(explain-changes|confirm-baseline|work-queue)\.ts$/,
    mayImport: only(PORT),
    because: 'evidence and verdicts are all that these see',
  },
  {
    from: /^check\//,
    mayImport: own('check', '^measure/'),
    because: 'the story is told without its adapters',
  },
  {
    from: /^series\/history-branch\.ts$/,
    mayImport: only(),
    because: 'a port knows neither who asks nor who answers',
  },
  {
    from: /^series\//,
    mayImport: own('series', '^node:timers/promises$'),
    because: 'the history is kept the same way, wherever its branch is',
  },
  {
    from: /^dashboard\/client\//,
    mayImport: /^dashboard\/(?:client\/|data\.ts$)|^domain\/values\/|^uplot$/,
    because: 'it runs in a browser, and knows what the page carries',
  },
  {
    from: /^dashboard\/(?!client\/)/,
    mayImport: only(of('dashboard', '[\\w-]+'), of('render', 'forecast-words'), '^node:crypto$'),
    because: 'sizes in, a page out: no clock, no files',
  },
  {
    from: /^(?!dashboard\/|cli\/dashboard\.ts$)/,
    mayImport: /^(?!dashboard\/)/,
    because: 'a page and its script are loaded by the command alone that writes it',
  },
  {
    from: /^explain\//,
    mayImport: own('explain', '^measure/', '^dockerfile/', of('check', 'explain-changes')),
    because: 'reasons are found through the same port as sizes',
  },
  {
    from: /^common\/late-explainer\.ts$/,
    mayImport: only('^explain/', PORT, of('check', 'explain-changes'), of('net', 'preload')),
    because: 'it only waits for the explainer',
  },
  {
    from: /^common\//,
    mayImport: /^(?!action\/|cli\/|github\/|render\/)/,
    because: 'what the action and the command line share knows neither',
  },
  { from: /^index\.ts$/, mayImport: /^action\/main\.ts$/, because: 'it only starts' },
  { from: /^cli\.ts$/, mayImport: /^cli\//, because: 'it only starts' },
  {
    from: /^action\//,
    mayImport: /^(?!cli\/)/,
    because: 'the action and the command line know what both share, and not each other',
  },
  {
    from: /^(?!index\.ts$|action\/)/,
    mayImport: /^(?!action\/)/,
    because: 'the action is put together at the top',
  },
  {
    from: /^(?!budgets\/yaml\.ts$)/,
    mayImport: /^(?!js-yaml$)/,
    because: 'only yaml.ts knows how YAML is read',
  },
  {
    from: /^(?!registry\/|github\/|embedded\/|net\/)/,
    mayImport: /^(?!undici$)/,
    because: 'only who talks to servers knows HTTP',
  },
  {
    from: /^(?!github\/|action\/main\.ts$)/,
    mayImport: /^(?!@(actions|octokit)\/)/,
    because: 'only github/ and action/main.ts know the runner',
  },
  {
    from: /^(?!cli\/run\.ts$|demo\/)/,
    mayImport: /^(?!demo\/)/,
    because: 'nothing that works depends on the demo',
  },
  {
    from: /^(?!demo\/|embedded\/)/,
    mayImport: /^(?!embedded\/)/,
    because: 'servers inside this machine are for the demo and the tests',
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
    expect(imports).toContainEqual({ from: 'check/measure-sides.ts', to: 'measure/measure.ts' })
    expect(imports).toContainEqual({ from: 'github/client.ts', to: '@octokit/rest' })
  })

  const forbidden: readonly (readonly [string, string])[] = [
    ['domain/values/text.ts', 'domain/image/reference.ts'],
    ['domain/image/image.ts', 'domain/budget/budget.ts'],
    ['domain/budget/budget.ts', 'domain/explanation/explanation.ts'],
    ['domain/history/history.ts', 'domain/explanation/layers.ts'],
    ['domain/dockerfile/match.ts', 'domain/explanation/layers.ts'],
    ['domain/series/size-history.ts', 'domain/forecast/forecast.ts'],
    ['domain/forecast/forecast.ts', 'domain/explanation/layers.ts'],
    ['domain/explanation/cause.ts', 'domain/advice/advice.ts'],
    ['domain/advice/rule.ts', 'domain/fleet/fleet.ts'],
    ['domain/advice/run.ts', 'unbash'],
    ['domain/advice/caches/cache.ts', 'domain/advice/savings.ts'],
    ['domain/shell/script.ts', 'domain/history/history.ts'],
    ['domain/secrets/mask.ts', 'domain/history/history.ts'],
    ['domain/verdict/rules/size.ts', 'domain/approval/votes.ts'],
    ['domain/approval/approval.ts', 'domain/report/report.ts'],
    ['domain/fleet/siblings.ts', 'domain/report/report.ts'],
    ['domain/guidance/next-step.ts', 'domain/report/report.ts'],
    ['domain/report/report.ts', 'render/json.ts'],
    ['domain/verdict/verdict.ts', 'node:fs'],
    ['domain/verdict/verdict.ts', 'zod/mini'],
    ['domain/verdict/verdict.ts', 'budgets/read.ts'],
    ['domain/verdict/verdict.ts', 'measure/measure.ts'],
    ['registry/client.ts', 'measure/measure.ts'],
    ['registry/transport/retry.ts', 'registry/hosts/dispatch.ts'],
    ['registry/hosts/trust.ts', 'registry/auth/tokens.ts'],
    ['registry/auth/authorize.ts', 'registry/content/repositories.ts'],
    ['registry/content/manifests.ts', 'registry/client.ts'],
    ['budgets/read.ts', 'js-yaml'],
    ['budgets/read.ts', 'node:fs'],
    ['dockerfile/parse.ts', 'explain/explainer.ts'],
    ['oci/parse.ts', 'registry/client.ts'],
    ['net/proxies.ts', 'registry/client.ts'],
    ['net/proxies.ts', 'undici'],
    ['net/proxy-agent.ts', 'net/proxies.ts'],
    ['common/late-explainer.ts', 'registry/client.ts'],
    ['registry/client.ts', 'layout/source.ts'],
    ['registry/client.ts', 'embedded/registry.ts'],
    ['layout/source.ts', 'registry/client.ts'],
    ['measurements/collect.ts', 'check/check.ts'],
    ['layout/source.ts', 'undici'],
    ['render/markdown.ts', 'github/client.ts'],
    ['domain/report/report.ts', 'domain/audit/audit.ts'],
    ['domain/audit/audit.ts', 'render/json.ts'],
    ['net/proxied-fetch.ts', 'registry/client.ts'],
    ['alerts/post.ts', 'render/json.ts'],
    ['github/issues/audit-issue.ts', 'github/comment/comment.ts'],
    ['render/json.ts', 'node:fs'],
    ['metrics/samples.ts', 'node:fs'],
    ['dashboard/page.ts', 'node:fs'],
    ['dashboard/page.ts', 'dashboard/client/main.ts'],
    ['dashboard/client/main.ts', 'dashboard/page.ts'],
    ['cli/history-show.ts', 'dashboard/page.ts'],
    ['sarif/parse.ts', 'layout/confined.ts'],
    ['github/client.ts', 'render/markdown.ts'],
    ['github/client.ts', 'check/check.ts'],
    ['github/client.ts', 'github/status/status.ts'],
    ['github/events/event.ts', 'github/status/status.ts'],
    ['github/status/status.ts', 'github/comment/comment.ts'],
    ['github/comment/comment.ts', 'github/publishing/settle.ts'],
    ['github/approvals/reviews.ts', 'github/publishing/announce.ts'],
    ['github/publishing/settle.ts', 'github/approvals/read-votes.ts'],
    ['check/check.ts', 'registry/client.ts'],
    ['check/check.ts', 'explain/explainer.ts'],
    ['tar/walk.ts', 'layout/tar.ts'],
    ['domain/files/inspection.ts', 'domain/explanation/explanation.ts'],
    ['layers/read-layer.ts', 'measure/image-source.ts'],
    ['inspect/layer-inspector.ts', 'registry/client.ts'],
    ['series/history-branch.ts', 'series/append.ts'],
    ['series/append.ts', 'github/history-api.ts'],
    ['measure/image-source.ts', 'measure/measure.ts'],
    ['check/locate-baseline.ts', 'measure/measure.ts'],
    ['measure/measure.ts', 'check/check.ts'],
    ['check/pair-images.ts', 'check/explain-changes.ts'],
    ['check/explain-changes.ts', 'explain/explainer.ts'],
    ['check/confirm-baseline.ts', 'measure/measure.ts'],
    ['explain/explainer.ts', 'registry/client.ts'],
    ['explain/explainer.ts', 'check/check.ts'],
    ['measure/index-walk.ts', 'measure/measure.ts'],
    ['measure/index-walk.ts', 'oci/parse.ts'],
    ['action/publish.ts', '@actions/core'],
    ['cli/run.ts', '@octokit/rest'],
    ['common/images.ts', 'undici'],
    ['common/images.ts', 'github/client.ts'],
    ['action/main.ts', 'cli/run.ts'],
    ['cli/check.ts', 'action/report-file.ts'],
    ['index.ts', 'check/check.ts'],
    ['cli.ts', 'check/check.ts'],
    ['action/main.ts', 'demo/demo.ts'],
  ]

  it.each(forbidden)('would not let %s import %s', (from, to) => {
    expect(violations([{ from, to }])).not.toEqual([])
  })

  it('forbids what could be: each file is there', () => {
    const named = forbidden.flat().filter((name) => name.endsWith('.ts'))
    expect(named.filter((name) => !files.includes(join(SOURCE, name)))).toEqual([])
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
    const owners = ['github/runner.ts', 'cli.ts', 'domain/values/text.ts', 'budgets/schema.ts']
    const strangers = known
      .map((file) => relative(SOURCE, file))
      .filter((file) => !owners.includes(file))
    expect(known).not.toEqual([])
    expect(strangers).toEqual([])
  })
})

describe('when a room grows', () => {
  it('holds fifteen files at most, in what is split into rooms', () => {
    const rooms = new Map<string, number>()
    for (const file of files) {
      const room = relative(SOURCE, join(file, '..'))
      if (/^(?:domain|registry|github)\b/.test(room)) rooms.set(room, (rooms.get(room) ?? 0) + 1)
    }
    expect([...rooms].filter(([room, count]) => room === 'domain' || count > 15)).toEqual([])
  })

  it('leaves nothing at the root but the entries', () => {
    const names = files.map((file) => relative(SOURCE, file))
    expect(names.filter((name) => !name.includes('/')).toSorted()).toEqual(['cli.ts', 'index.ts'])
  })
})

describe('when a file grows', () => {
  it('is split before it passes 220 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 220)
    expect(long.map((file) => relative(SOURCE, file))).toEqual([])
  })
})
