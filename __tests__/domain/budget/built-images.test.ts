import { describe, expect, it } from '@jest/globals'
import { checkBuiltImages, parseBuiltImages } from '../../../src/domain/budget/built-images.ts'
import { aBudget } from '../../support/builders.ts'

describe('when it is told what a change built', () => {
  it.each<[string, string[] | null]>([
    ['api', ['api']],
    ['api, web', ['api', 'web']],
    ['api\r\nweb\r\n', ['api', 'web']],
    ['api,,api', ['api']],
    ['["api", "a, b"]', ['api', 'a, b']],
    [' [ ] ', []],
    ['[""]', []],
    ['', []],
    ['my api', ['my api']],
    ['*', null],
    [' * ', null],
  ])('reads %j', (text, names) => {
    const built = parseBuiltImages(text)
    expect(built && [...built]).toEqual(names)
  })

  it.each(['[', '["api"', '[1]', '[["api"]]', '[{"name":"api"}]', '[null]'])(
    'takes %s for no list',
    (text) => {
      expect(() => parseBuiltImages(text)).toThrow('is not a JSON list of names')
    },
  )
})

describe('when names are looked up', () => {
  const budgets = ['api', 'web'].map((name) => aBudget({ name }))
  const check =
    (text: string, known = budgets) =>
    () =>
      checkBuiltImages(parseBuiltImages(text), known, { source: 'input images', file: 'b.yaml' })

  it.each(['*', '', 'api', '["web"]'])('finds no fault with %j', (text) => {
    expect(check(text)).not.toThrow()
  })

  it('names each that is unknown, and what there is', () => {
    expect(check('apo, storybook, web')).toThrow(
      [
        'input images: there is no budget named "apo". Did you mean api?',
        'input images: there is no budget named "storybook".',
        'b.yaml has budgets for api, web. Name what was built by the names of its budgets, and leave out what has none.',
      ].join('\n'),
    )
  })

  it('counts what is too much to list, and shows nothing that acts', () => {
    const many = Array.from({ length: 1000 }, (_, index) => aBudget({ name: `service-${index}` }))
    const names = Array.from({ length: 1000 }, () => '\u001b[2J'.repeat(1000))
    const text = JSON.stringify(names.map((name, index) => `${name}${index}`))
    let message = ''
    try {
      check(text, many)()
    } catch (error) {
      message = String(error)
    }
    expect(message).toContain('and 980 more')
    expect(message.length).toBeLessThan(10_000)
    expect(message).not.toContain('\u001b')
  })
})
