import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { at, readYaml } from '../src/budgets/yaml.ts'
import { projectFolder } from '../src/embedded/runner.ts'
import { problemsOf, workflowParser } from './support/workflow-parser.ts'

const read = (file: string) => readFileSync(join(projectFolder(), file), 'utf8')

const parser = await workflowParser()

function yaml(file: string): unknown {
  const parsed = readYaml(read(file))
  if ('message' in parsed) throw new TypeError(`${file} ${parsed.message}`)
  return parsed.value
}

const entries = (value: unknown) => Object.entries(value ?? {})

const workflows = readdirSync(join(projectFolder(), '.github/workflows')).map((name) => ({
  name,
  file: `.github/workflows/${name}`,
}))
describe('when GitHub reads the workflows', () => {
  it.each(workflows)('finds nothing wrong with $file', async ({ name, file }) => {
    expect(await problemsOf(parser, { name, content: read(file) })).toEqual([])
  })

  it.each([
    ['permisions: {}', 'permisions'],
    ['defaults: { run: { shel: bash } }', 'shel'],
  ])('would find %s', async (slip, word) => {
    const content = `${slip}\n${read('.github/workflows/ci.yml')}`
    const found = await problemsOf(parser, { name: 'ci.yml', content })
    expect(found.join()).toContain(`Unexpected value '${word}'`)
  })
})

describe('when a workflow runs', () => {
  const jobs = workflows.flatMap(({ file }) =>
    entries(at(yaml(file), ['jobs'])).map(([job, value]) => ({ file, job, value })),
  )
  const uses = workflows.flatMap(({ file }) =>
    [...read(file).matchAll(/^.*\buses: *(.*)$/gm)].map(([, action = '']) => ({ file, action })),
  )

  it.each(uses)('uses what cannot be changed: $action', ({ action }) => {
    expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('uses one version of each action', () => {
    const versions = new Set(
      uses.map(({ action }) => action.replace(/^([^/]+\/[^/@]+)[^@]*/, '$1')),
    )
    const repositories = [...versions].map((version) => version.split('@')[0])
    expect(repositories).toEqual([...new Set(repositories)])
  })

  it.each(workflows)('may write nothing unless a job says so: $file', ({ file }) => {
    const permissions = at(yaml(file), ['permissions'])
    expect(typeof permissions).toBe('object')
    expect(entries(permissions).filter(([, leave]) => leave !== 'read')).toEqual([])
  })

  it('may write what code scanning has found and a release needs, and nothing else', () => {
    const written = jobs.flatMap(({ file, value }) =>
      entries(at(value, ['permissions']))
        .filter(([, leave]) => leave !== 'read')
        .map(([what, leave]) => `${file} ${what}: ${leave}`),
    )
    expect(written.toSorted()).toEqual([
      '.github/workflows/codeql.yml security-events: write',
      '.github/workflows/release.yml contents: write',
    ])
  })

  it.each(jobs)('ends in time, and keeps no token in the checkout: $file $job', ({ value }) => {
    expect(at(value, ['timeout-minutes'])).toBeGreaterThan(0)
    const steps = entries(at(value, ['steps'])).map(([, step]) => step)
    const checkouts = steps.filter((step) => /checkout/.test(String(at(step, ['uses']))))
    expect(checkouts.length).toBeGreaterThan(0)
    for (const step of checkouts) expect(at(step, ['with', 'persist-credentials'])).toBe(false)
  })
})

describe('when a version’s tag is pushed', () => {
  const release = yaml('.github/workflows/release.yml')

  it('is released only once all checks of CI have passed, and by nothing else', () => {
    expect(at(release, ['on'])).toEqual({ push: { tags: ['v[0-9]+.[0-9]+.[0-9]+'] } })
    const job = (name: string) =>
      entries(at(release, ['jobs', name, 'steps'])).map(([, step]) => step)
    expect(job('test').map((step) => at(step, ['run']))).toContain('bash .ci/run')
    expect(at(release, ['jobs', 'release', 'needs'])).toBe('test')
    expect(at(job('release').at(-1), ['run'])).toBe('scripts/release.sh "$GITHUB_REF_NAME"')
  })

  it('is judged with every tag and branch at hand', () => {
    const [checkout] = entries(at(release, ['jobs', 'release', 'steps'])).map(([, step]) => step)
    expect(at(checkout, ['with', 'fetch-depth'])).toBe(0)
  })
})

describe('when everything is checked', () => {
  const scripts = new Map(entries(at(JSON.parse(read('package.json')), ['scripts'])))
  const steps = String(scripts.get('check'))
    .split(' && ')
    .map((step) => step.replace(/^npm (run )?/, ''))

  it('goes through the same steps in CI as by npm run check', () => {
    expect(read('.ci/run').trimEnd()).toMatch(/\nnpm ci\n(#.*\n)*CI=true npm run check$/)
    expect(read('.github/workflows/ci.yml')).toContain('run: bash .ci/run\n')
    expect(steps).toEqual(['test', 'lint', 'types', 'knip', 'built', 'demo'])
  })

  it('has a script for each step', () => {
    expect(steps.filter((step) => !scripts.has(step))).toEqual([])
  })
})

describe('when dependencies are to be renewed', () => {
  const updates = entries(at(yaml('.github/dependabot.yml'), ['updates'])).map(([, each]) => each)

  it('is asked each week, and all at once', () => {
    const asked = updates.map((update) => [
      at(update, ['package-ecosystem']),
      at(update, ['schedule', 'interval']),
      entries(at(update, ['groups'])).at(-1)?.[1],
    ])
    const all = { patterns: ['*'] }
    expect(asked).toEqual([
      ['npm', 'weekly', all],
      ['github-actions', 'weekly', all],
    ])
  })

  it('has those apart that end up in dist', () => {
    const { devDependencies } = JSON.parse(read('package.json'))
    const licensed = [...read('dist/licenses.txt').matchAll(/^(\S+) \d+\.\d+\.\d\S* \(/gm)].map(
      ([, name = '']) => name,
    )
    const bundled = Object.keys(devDependencies).filter((name) => licensed.includes(name))
    const patterns = entries(at(updates[0], ['groups', 'bundled', 'patterns']))
    const isMatched = (name: string) =>
      patterns.some(([, pattern]) =>
        String(pattern).endsWith('*')
          ? name.startsWith(String(pattern).slice(0, -1))
          : name === pattern,
      )
    expect(bundled.length).toBeGreaterThan(5)
    expect(Object.keys(devDependencies).filter(isMatched)).toEqual(bundled)
  })
})

describe('when an editor formats a file', () => {
  it('does as biome does', () => {
    const { formatter } = JSON.parse(read('biome.json'))
    const all = read('.editorconfig').split(/^\[/m)[1] ?? ''
    const said = Object.fromEntries(
      [...all.matchAll(/^(\w+) = (\S+)$/gm)].map(([, key, value]) => [key, value]),
    )
    expect(said).toMatchObject({
      indent_style: formatter.indentStyle,
      indent_size: String(formatter.indentWidth),
      max_line_length: String(formatter.lineWidth),
      end_of_line: 'lf',
    })
  })
})
