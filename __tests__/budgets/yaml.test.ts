import { describe, expect, it } from '@jest/globals'
import { type Path, readYaml, type Yaml } from '../../src/budgets/yaml.ts'

function yamlOf(text: string): Yaml {
  const yaml = readYaml(text)
  if ('message' in yaml) throw new TypeError(yaml.message)
  return yaml
}

function keyAt(text: string, path: Path): string {
  const { line, column } = yamlOf(text).keyAt(path)
  return `${line}:${column}`
}

function valueAt(text: string, path: Path): string {
  const { line, column } = yamlOf(text).valueAt(path)
  return `${line}:${column}`
}

const BLOCK = `# budgets of the shop
defaults:
  max_increase: 5%
budgets:
  - image: ghcr.io/acme/api
    "max_mb":   200
  -
    image: 'ghcr.io/acme/web'
`
const FLOW = '{budgets: [{image: a, max_mb: 1}, {image: b}]}'

describe('when asked where a word stands', () => {
  it.each<[string, string, Path, string, string]>([
    ['a key of a mapping', BLOCK, ['defaults', 'max_increase'], '3:3', '3:17'],
    ['a mapping', BLOCK, ['defaults'], '2:1', '3:3'],
    ['an item of a sequence', BLOCK, ['budgets', 0], '5:5', '5:5'],
    ['a key in an item', BLOCK, ['budgets', 0, 'image'], '5:5', '5:12'],
    ['a quoted key, inside its quotes', BLOCK, ['budgets', 0, 'max_mb'], '6:6', '6:17'],
    ['an item on a line of its own', BLOCK, ['budgets', 1], '8:5', '8:5'],
    ['a quoted value, inside its quotes', BLOCK, ['budgets', 1, 'image'], '8:5', '8:13'],
    ['an item of a flow', FLOW, ['budgets', 1], '1:35', '1:35'],
    ['a key of a flow', FLOW, ['budgets', 0, 'max_mb'], '1:23', '1:31'],
    ['the document', FLOW, [], '1:1', '1:1'],
    ['a word after a carriage return alone', 'a: 1\rb: 2', ['b'], '2:1', '2:4'],
    ['a word after Windows’ line ends', 'a: 1\r\nb: 2\r\n', ['b'], '2:1', '2:4'],
  ])('knows %s', (_, text, path, key, value) => {
    expect([keyAt(text, path), valueAt(text, path)]).toEqual([key, value])
  })

  it('takes the nearest parent’s place for what is not there', () => {
    expect(keyAt(BLOCK, ['budgets', 0, 'until'])).toBe('5:5')
    expect(keyAt(BLOCK, ['budgets', 7, 'image'])).toBe('4:1')
  })

  it('takes the key’s place for a value that was left empty', () => {
    expect(valueAt('a: 1\nimage:\nb: 2\n', ['image'])).toBe('2:1')
  })

  it('takes the sequence’s place for an item that was left empty', () => {
    expect(valueAt('a:\n  - 1\n  -\n  - 3\n', ['a', 1])).toBe('2:3')
  })

  it('tells an alias where it is used, with all that it brings', () => {
    const text = 'x: &x\n  image: a\nbudgets:\n  - *x\n'
    expect(valueAt(text, ['budgets', 0, 'image'])).toBe(valueAt(text, ['budgets', 0]))
    expect(valueAt(text, ['budgets', 0])).toMatch(/^4:/)
  })
})

describe('when asked for a value as it is written', () => {
  const SPANS = `a: &x [ 1, { b: "c" # ] }
 } ]
d: *x
e: >-
  f
g:
  - h: 'i'   # j
k: [l: m]
n:
`
  it.each<[Path, string, string]>([
    [['a'], 'flow', '[ 1, { b: "c" # ] }\n } ]'],
    [['a', 0], 'scalar', '1'],
    [['a', 1], 'flow', '{ b: "c" # ] }\n }'],
    [['d'], 'alias', 'x'],
    [['e'], 'lines', '  f\n'],
    [['g'], 'block', "- h: 'i'"],
    [['k'], 'flow', '[l: m]'],
    [['k', 0], 'flow', 'l: m'],
    [['n'], 'empty', ''],
  ])('has %j, %s', (path, shape, text) => {
    const span = yamlOf(SPANS).spanAt(path)
    expect([span?.shape, SPANS.slice(span?.value, span?.after)]).toEqual([shape, text])
  })

  it('ends what is quoted inside its quotes, and after them', () => {
    const { value, end, after } = yamlOf(SPANS).spanAt(['g', 0, 'h']) ?? {}
    expect([SPANS.slice(value, end), SPANS.slice(value, after)]).toEqual(['i', "i'"])
  })

  it.each<[string, Path]>([
    ['behind an alias', ['d', 0]],
    ['nowhere', ['o']],
  ])('has nothing that stands %s', (_, path) => {
    expect(yamlOf(SPANS).spanAt(path)).toBeUndefined()
  })
})

describe('when a text is not YAML', () => {
  it.each([
    ['a: [\n  b,\n]\n', 3, 'is not YAML: deficient indentation: indent the closing bracket'],
    ['a: {\n  b: 1\n}\n', 3, 'is not YAML: deficient indentation: indent the closing bracket'],
    ['a: [\n  b,\nc ]\n', 3, 'is not YAML: deficient indentation'],
  ])('says of %j what to do about a bracket', (text, line, message) => {
    expect(readYaml(text)).toMatchObject({ place: { line }, message })
  })
})

describe('when YAML could do harm', () => {
  it('reads no tag but the plain ones', () => {
    expect(readYaml('a: !!js/function "x"')).toMatchObject({ place: { line: 1, column: 4 } })
  })

  it('takes a day for a text, as it was written', () => {
    expect(yamlOf('until: 2027-01-31').value).toEqual({ until: '2027-01-31' })
  })

  it('sets no prototype', () => {
    const { value } = yamlOf('__proto__: {max_mb: 1}')
    expect(Object.keys(value ?? {})).toEqual(['__proto__'])
    expect(value).not.toHaveProperty('max_mb')
  })

  it('ends what grows by aliases of aliases', () => {
    const levels = Array.from({ length: 30 }, (_, at) =>
      at === 0 ? 'a0: &a0 [x]' : `a${at}: &a${at} [${Array(10).fill(`*a${at - 1}`)}]`,
    )
    expect(readYaml(levels.join('\n'))).toMatchObject({
      message: expect.stringMatching(/^is not YAML/),
    })
  })

  it('ends what nests without end', () => {
    expect(readYaml('['.repeat(100_000))).toMatchObject({
      message: expect.stringMatching(/^is not YAML/),
    })
  })
})
