import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { readBudgets } from '../../src/budgets/read.ts'
import { formatReference } from '../../src/domain/image/reference.ts'
import { MIB } from '../../src/domain/values/bytes.ts'
import { demoContent } from '../../src/embedded/images.ts'

const text = await readFile(new URL('../../docker-image-budgets.yaml', import.meta.url), 'utf8')
const result = readBudgets(text)
const budgets = 'budgets' in result ? result.budgets : []

describe('when the project’s own budget file is read', () => {
  it('has no problems', () => {
    expect('problems' in result ? result.problems : []).toEqual([])
  })

  it('limits each of the four services', () => {
    const limits = budgets.map(({ name, limit }) => [name, (limit?.value ?? 0) / MIB])
    expect(limits).toEqual([
      ['api', 250],
      ['web', 60],
      ['worker', 200],
      ['search', 120],
    ])
  })

  it('limits growth and warns early, for all of them', () => {
    const rules = budgets.map(({ maxIncrease, warnAt }) => [maxIncrease?.text, warnAt?.text])
    expect(rules).toEqual(Array(4).fill(['25%', '90%']))
  })

  it('names the schema to editors', () => {
    expect(text.split('\n')[0]).toBe(
      '# yaml-language-server: $schema=./schema/docker-image-budgets.schema.json',
    )
  })

  it('speaks of the images that the demo serves', () => {
    const served = [...demoContent().repositories.keys()].map((name) => `ghcr.io/${name}`)
    expect(budgets.map(({ image }) => formatReference(image)).toSorted()).toEqual(served.toSorted())
  })
})
