import { describe, expect, it } from '@jest/globals'
import { BudgetFileError, type LoadedBudgets, loadCompared } from '../../src/common/budget-file.ts'

const PATH = 'docker-image-budgets.yaml'
const BROKEN = 'budgets: 5\n'

/** A file with the limits of ghcr.io/acme/NAME, in MiB. */
function file(limits: Readonly<Record<string, number>>): string {
  const entries = Object.entries(limits).map(
    ([name, max]) => `  - image: ghcr.io/acme/${name}\n    max_mb: ${max}\n`,
  )
  return `budgets:\n${entries.join('')}`
}

type Text = string | undefined

/** A change whose branch began at the base, unless its fork says otherwise. */
function loaded(base: Text, head: Text, from: { fork: Text } = { fork: base }) {
  return told(loadCompared(PATH, { base, head, ...from }, { isForeign: false }))
}

function told({ budgets, file, notices, retired }: LoadedBudgets) {
  return {
    limits: budgets.map(({ name, limit }) => `${name} ${limit?.text}`),
    origin: file.origin,
    notices,
    edits: file.edits.map(({ name, what, from, to }) => `${name} ${what}: ${from} → ${to}`),
    retired: [...retired],
  }
}

describe('when both sides have a budget file', () => {
  it('judges by the base’s limits, and what the change adds by its own', () => {
    expect(loaded(file({ api: 200 }), file({ api: 300, web: 50 }))).toEqual({
      limits: ['api 200', 'web 50'],
      origin: 'base',
      notices: [],
      edits: ['api limit: 200.0 MiB → 300.0 MiB', 'web budget: null → 50.0 MiB'],
      retired: [],
    })
  })

  it('keeps judging a service whose budget the change takes away', () => {
    expect(loaded(file({ api: 200 }), file({ web: 50 })).limits).toEqual(['api 200', 'web 50'])
  })
})

describe('when the base’s file is broken', () => {
  it('judges by the head’s, which mends it, and says so', () => {
    const { limits, origin, notices } = loaded(BROKEN, file({ api: 300 }))
    expect({ limits, origin }).toEqual({ limits: ['api 300'], origin: 'mended' })
    expect(notices).toEqual([expect.stringContaining('is broken at the base commit')])
  })

  it('asks for leave, whatever the head’s allows', () => {
    expect(loaded(BROKEN, file({ api: 300 })).edits).toEqual([
      'api budget: what cannot be read → 300.0 MiB',
    ])
  })

  it('is an error where the change does not mend it', () => {
    expect(() => loaded(BROKEN, BROKEN)).toThrow(BudgetFileError)
    expect(() => loaded(BROKEN, undefined)).toThrow(BudgetFileError)
  })
})

describe('when one side has no file', () => {
  it('judges a new one by itself', () => {
    expect(loaded(undefined, file({ api: 300 }))).toMatchObject({
      limits: ['api 300'],
      origin: 'head',
    })
  })

  it('says that it is deleted, and judges by the base’s', () => {
    const { limits, notices } = loaded(file({ api: 200 }), undefined)
    expect(limits).toEqual(['api 200'])
    expect(notices).toEqual([expect.stringContaining('This change deletes')])
  })

  it('asks for one where there is none at all', () => {
    expect(() => loaded(undefined, undefined)).toThrow(
      /Add one \(where there is one, the job may lack the permission contents: read\), for example/,
    )
  })
})

describe('when the base has got another version since the branch began', () => {
  const old = file({ api: 220, gone: 30 })
  const now = file({ api: 180, added: 40 })

  it('judges by the base’s, and takes nothing of it for the change’s doing', () => {
    expect(loaded(now, old, { fork: old })).toEqual({
      limits: ['api 180', 'added 40'],
      origin: 'base',
      notices: [],
      edits: [],
      retired: ['added'],
    })
  })

  it('still tells what the change itself edits', () => {
    expect(loaded(now, file({ api: 300, gone: 30 }), { fork: old }).edits).toEqual([
      'api limit: 180.0 MiB → 300.0 MiB',
    ])
  })

  it('tells an edit of what the base has renamed, and judges it', () => {
    const renamed = file({ 'web-api': 180 })
    const { limits, edits } = loaded(renamed, file({ api: 5000 }), { fork: file({ api: 180 }) })
    expect(edits).toEqual(['api limit: 180.0 MiB → 5,000.0 MiB'])
    expect(limits).toEqual(['web-api 180', 'api 5000'])
  })

  it('does not call a file deleted that the branch never had', () => {
    const { notices, edits, retired } = loaded(now, undefined, { fork: undefined })
    expect({ notices, edits, retired }).toEqual({
      notices: [expect.stringContaining('has come to the base branch since')],
      edits: [],
      retired: ['api', 'added'],
    })
  })

  it('judges a branch that began with a broken file, and has not touched it', () => {
    const { limits, origin, edits, retired } = loaded(now, BROKEN, { fork: BROKEN })
    expect({ limits, origin, edits, retired }).toEqual({
      limits: ['api 180', 'added 40'],
      origin: 'base',
      edits: [],
      retired: [],
    })
  })

  it('shows every edit where the branch began with a broken file', () => {
    expect(loaded(now, file({ api: 300, added: 40 }), { fork: BROKEN }).edits).toEqual([
      'api limit: 180.0 MiB → 300.0 MiB',
    ])
  })
})

describe('when the change is a fork’s', () => {
  /** Which budgets are untrusted, and what is said of that. */
  function untrustedOf(base: Text, head: Text, fork: Text = base) {
    const { budgets, notices } = loadCompared(PATH, { base, head, fork }, { isForeign: true })
    return {
      names: budgets.filter(({ isUntrusted }) => isUntrusted).map(({ name }) => name),
      notices: notices.filter((notice) => notice.startsWith('Only this fork’s version')),
    }
  }
  const api = '  - image: ghcr.io/acme/api\n'
  const budgets = (...lines: readonly string[]) => `budgets:\n${lines.join('')}`

  it('takes what the base’s version does not name for untrusted, and says so once', () => {
    const { names, notices } = untrustedOf(file({ api: 1 }), file({ api: 1, web: 2, db: 3 }))
    expect(names).toEqual(['web', 'db'])
    expect(notices).toEqual([expect.stringContaining('has the budget of web and db: ')])
  })

  it.each([
    ['there is no file at the base', undefined],
    ['the base’s is broken', BROKEN],
  ])('takes all of it for untrusted where %s', (_, base) => {
    expect(untrustedOf(base, file({ api: 1, web: 2 })).names).toEqual(['api', 'web'])
  })

  it.each([
    ['a limit', '    max_mb: 5\n'],
    ['a waiver', '    waivers: [{ max_mb: 260, until: 2027-01-31, reason: x }]\n'],
    ['another name alone', ''],
  ])('believes a new budget that names nothing new: %s', (_, line) => {
    const renamed = `${api}    name: renamed\n${line}`
    expect(untrustedOf(budgets(api), budgets(renamed)).names).toEqual([])
  })

  it.each([
    'head: v1',
    'base: v1',
    'platforms: [linux/arm64]',
    'growth_of: own',
    'max_growth_since: v1\n    max_growth: 1%',
    'approvers: [eve]',
  ])('takes a second budget of an image for untrusted by its %s', (line) => {
    const second = `${api}    name: second\n    ${line}\n`
    expect(untrustedOf(budgets(api), budgets(api, second)).names).toEqual(['second'])
  })

  it('judges what the base’s names by the base’s, whatever the fork’s says of it', () => {
    const edited = budgets('  - image: ghcr.io/acme/secret\n    name: api\n')
    expect(untrustedOf(budgets(api), edited)).toEqual({ names: [], notices: [] })
  })

  it('names some of many', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`s${index}`, 1]))
    expect(untrustedOf(undefined, file(many)).notices[0]).toContain(
      's0, s1, s2, s3, s4 and 4 others: ',
    )
  })
})

describe('when the default branch’s version judges', () => {
  const byDefault = (base: Text, head: Text, fork: Text = base) =>
    told(loadCompared(PATH, { base, head, fork }, { authority: 'default', isForeign: false }))

  it('says whose it is, and what the change edits of it', () => {
    expect(byDefault(file({ api: 200 }), file({ api: 300 }))).toMatchObject({
      limits: ['api 200'],
      origin: 'default',
      edits: ['api limit: 200.0 MiB → 300.0 MiB'],
    })
  })

  it('says where the file has come to, is broken, or is missing', () => {
    expect(byDefault(file({ api: 200 }), undefined, file({ api: 200 })).notices).toEqual([
      expect.stringContaining('This change deletes'),
    ])
    const late = told(
      loadCompared(
        PATH,
        { base: file({ api: 200 }), head: undefined, fork: undefined },
        { authority: 'default', isForeign: false },
      ),
    )
    expect(late.notices).toEqual([
      `${PATH} has come to the default branch since this change began: the default branch’s version judges.`,
    ])
    expect(byDefault(BROKEN, file({ api: 300 })).notices).toEqual([
      `${PATH} is broken on the default branch: this change is judged by its own version.`,
    ])
    expect(() => byDefault(undefined, undefined)).toThrow(
      /neither on the default branch nor in this change/,
    )
  })
})
