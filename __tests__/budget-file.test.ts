import { describe, expect, it } from '@jest/globals'
import { BudgetFileError, loadCompared } from '../src/budget-file.ts'

const PATH = 'docker-image-budgets.yaml'
const BROKEN = 'budgets: 5\n'

/** A file with the limits of ghcr.io/acme/NAME, in MiB. */
function file(limits: Readonly<Record<string, number>>): string {
  const entries = Object.entries(limits).map(
    ([name, max]) => `  - image: ghcr.io/acme/${name}\n    max_mb: ${max}\n`,
  )
  return `budgets:\n${entries.join('')}`
}

function loaded(base: string | undefined, head: string | undefined) {
  const { budgets, file, notices } = loadCompared(PATH, base, head)
  return {
    limits: budgets.map(({ name, limit }) => `${name} ${limit?.text}`),
    origin: file.origin,
    notices,
  }
}

describe('when both sides have a budget file', () => {
  it('judges by the base’s limits, and what the change adds by its own', () => {
    expect(loaded(file({ api: 200 }), file({ api: 300, web: 50 }))).toEqual({
      limits: ['api 200', 'web 50'],
      origin: 'base',
      notices: [],
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
    expect(notices).toEqual([expect.stringContaining('cannot be read')])
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
    expect(() => loaded(undefined, undefined)).toThrow(/Add one, for example/)
  })
})
