import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Addition, type Edits, editBudgets, type LimitEdit } from '../../src/budgets/edit.ts'
import { readBudgets } from '../../src/budgets/read.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'
import { formatReference } from '../../src/domain/image/reference.ts'
import { MIB, parseSize } from '../../src/domain/values/bytes.ts'
import { budgetsOf } from '../support/budget-files.ts'
import { RUNS } from '../support/properties.ts'

/** `150`, of max_mb, or `150 MiB`, of max_size. */
function limit(index: number, words: string): LimitEdit {
  const [amount = '', ...unit] = words.split(/(?=[ a-z])/i)
  const suffix = unit.join('')
  return suffix === ''
    ? {
        index,
        amount,
        spelling: { key: 'max_mb', suffix: ' MB' },
        bytes: Math.floor(+amount * MIB),
      }
    : { index, amount, spelling: { key: 'max_size', suffix }, bytes: parseSize(words) }
}

function addition(image: string, MB: number, name?: string): Addition {
  return { image, amount: String(MB), bytes: MB * MIB, ...(name === undefined ? {} : { name }) }
}

/** The text with its edits, or the lines at which they are refused. */
function edited(text: string | null, ...edits: readonly (LimitEdit | Addition)[]) {
  const result = editBudgets(text, sorted(edits))
  return 'text' in result ? result.text : result.refusals.map(({ place }) => place.line)
}

/** Line and obstacle of each edit that is refused. */
function refused(text: string, ...edits: readonly (LimitEdit | Addition)[]) {
  const result = editBudgets(text, sorted(edits))
  return 'text' in result
    ? []
    : result.refusals.map((each) => `${each.place.line} ${each.obstacle}`)
}

function sorted(edits: readonly (LimitEdit | Addition)[]): Edits {
  return {
    limits: edits.filter((edit) => 'index' in edit),
    additions: edits.filter((edit) => 'image' in edit),
  }
}

const COMMENTED = `# Budgets of the shop.
version: 1

defaults: {max_increase: 5%} # for all
budgets:
  # The API, watched by its team.
  - image: ghcr.io/acme/api
    max_mb:   200    # agreed in May
    warn_at: 90%
  - max_size: "80 MB" # decimal
    name: 'web'
    image: ghcr.io/acme/web
`

describe('when a budget has a limit of its own', () => {
  it('changes the number, and not a character more', () => {
    expect(edited(COMMENTED, limit(0, '150'), limit(1, '75 MB'))).toBe(
      COMMENTED.replace('200  ', '150  ').replace('"80 MB"', '"75 MB"'),
    )
  })

  it.each([
    ['max_size: 200MB', '150MB', 'max_size: 150MB'],
    ["max_size: '1.5 GiB'", '1.2 GiB', "max_size: '1.2 GiB'"],
    ['max_size:  2 gib', '1 gib', 'max_size:  1 gib'],
    ['max_size: &size 200 MB', '150 MB', 'max_size: &size 150 MB'],
    ['max_mb: 2e2', '150', 'max_mb: 150'],
    ['max_mb: 0xC8', '0.35', 'max_mb: 0.35'],
    ['max_mb: !!float "200"', '150', 'max_mb: !!float "150"'],
    ['? max_mb\n    : 200', '150', '? max_mb\n    : 150'],
  ])('makes %j with %s to %j', (before, words, after) => {
    const file = (line: string) => `budgets:\n  - image: api\n    ${line}\n`
    expect(edited(file(before), limit(0, words))).toBe(file(after))
  })

  it('changes a limit, and no waiver', () => {
    const text =
      'budgets:\n- image: a\n  waivers: [{max_mb: 9, until: 2027-01-31, reason: x}]\n  max_mb: 5\n'
    expect(edited(text, limit(0, '4'))).toBe(text.replace('max_mb: 5', 'max_mb: 4'))
  })
})

describe('when a budget has no limit of its own', () => {
  it.each<[string, string, string, string?]>([
    [
      'behind its image',
      'budgets:\n  - image: a # ours\n    warn_increase: 5%\n',
      'budgets:\n  - image: a # ours\n    max_mb: 9\n    warn_increase: 5%\n',
    ],
    [
      'at the end of a file without a last line end',
      'budgets:\n- image: a',
      'budgets:\n- image: a\n  max_mb: 9',
    ],
    [
      'with the line ends of Windows',
      'budgets:\r\n  - image: a\r\n',
      'budgets:\r\n  - image: a\r\n    max_mb: 9\r\n',
    ],
    [
      'with the line end of its image, and leaves every other as it is',
      'budgets:\n- image: a\r\n- image: b\n- image: c\r',
      'budgets:\n- image: a\r\n  max_mb: 9\r\n- image: b\n- image: c\r',
    ],
    [
      'with the line end above it, at the end of a file',
      '# \nbudgets:\r\n- image: a',
      '# \nbudgets:\r\n- image: a\r\n  max_mb: 9',
    ],
    [
      'as far in as its image',
      'budgets:\n    -   name: x\n        image: "a"\n',
      'budgets:\n    -   name: x\n        image: "a"\n        max_mb: 9\n',
    ],
    [
      'below a folded image',
      'budgets:\n  - image: >-\n      a\n\n    name: x\n',
      'budgets:\n  - image: >-\n      a\n    max_mb: 9\n\n    name: x\n',
    ],
    ['in a flow', 'budgets:\n- { image: a }\n', 'budgets:\n- { image: a, max_mb: 9 }\n'],
    [
      'in JSON',
      '{"budgets":[{"image":"a","warn_at":"5 MB"}]}',
      '{"budgets":[{"image":"a", "max_mb": 9,"warn_at":"5 MB"}]}',
    ],
    [
      'over the defaults’, in their unit',
      'defaults: {max_size: 20 MB}\nbudgets:\n- image: a\n- image: b\n',
      'defaults: {max_size: 20 MB}\nbudgets:\n- image: a\n  max_size: 9 MB\n- image: b\n',
      '9 MB',
    ],
    [
      'over the defaults’, in JSON',
      '{"defaults":{"max_size":"20 MB"},"budgets":[{"image":"a"}]}',
      '{"defaults":{"max_size":"20 MB"},"budgets":[{"image":"a", "max_size": "9 MB"}]}',
      '9 MB',
    ],
  ])('puts one %s', (_, before, after, words = '9') => {
    expect(edited(before, limit(0, words))).toBe(after)
  })
})

describe('when an image has no budget yet', () => {
  it.each<[string, string, string]>([
    [
      'indented',
      'budgets:\n  - image: a\n    max_mb: 1\n',
      'budgets:\n  - image: a\n    max_mb: 1\n  - image: x/new\n    max_mb: 9\n',
    ],
    [
      'not indented',
      'budgets:\n- image: a\n  max_mb: 1\nversion: 1\n',
      'budgets:\n- image: a\n  max_mb: 1\n- image: x/new\n  max_mb: 9\nversion: 1\n',
    ],
    [
      'without a last line end',
      'budgets:\n  - image: a',
      'budgets:\n  - image: a\n  - image: x/new\n    max_mb: 9',
    ],
    [
      'with the line ends of Windows',
      'budgets:\r\n  - image: a\r\n',
      'budgets:\r\n  - image: a\r\n  - image: x/new\r\n    max_mb: 9\r\n',
    ],
    [
      'far behind their dashes',
      'budgets:\n  -   image: a\n',
      'budgets:\n  -   image: a\n  -   image: x/new\n      max_mb: 9\n',
    ],
    [
      'below their dashes',
      'budgets:\n  -\n    image: a\n',
      'budgets:\n  -\n    image: a\n  -\n    image: x/new\n    max_mb: 9\n',
    ],
    [
      'apart',
      'budgets:\n  - image: a\n\n  # B\n  - image: b\n',
      'budgets:\n  - image: a\n\n  # B\n  - image: b\n\n  - image: x/new\n    max_mb: 9\n',
    ],
    [
      'with a comment of the last one, and one of the list',
      'budgets:\n  - image: a # one\n    # max_mb: 3\n  # the end\n',
      'budgets:\n  - image: a # one\n    # max_mb: 3\n  - image: x/new\n    max_mb: 9\n  # the end\n',
    ],
    [
      'with a comment of the last one below empty lines',
      'budgets:\n  - image: a\n\n \n    # one\n\n      # two\n\n  # the end\n',
      'budgets:\n  - image: a\n\n \n    # one\n\n      # two\n  - image: x/new\n    max_mb: 9\n\n  # the end\n',
    ],
    [
      'with a comment below them that is not theirs, behind empty lines of Windows',
      'budgets:\r\n- image: a\r\n\r\n# the end\r\n',
      'budgets:\r\n- image: a\r\n- image: x/new\r\n  max_mb: 9\r\n\r\n# the end\r\n',
    ],
    [
      'with several line ends',
      'budgets:\n- image: a\n- image: b\r\nversion: 1\n',
      'budgets:\n- image: a\n- image: b\r\n- image: x/new\r\n  max_mb: 9\r\nversion: 1\n',
    ],
    [
      'as flows in a list',
      'budgets:\n  - {image: a, platforms: [linux/amd64]} # one\n',
      'budgets:\n  - {image: a, platforms: [linux/amd64]} # one\n  - {image: x/new, max_mb: 9}\n',
    ],
    [
      'as one flow',
      'budgets: [ { image: a }, ] # all\n',
      'budgets: [ { image: a }, { image: x/new, max_mb: 9 }, ] # all\n',
    ],
    [
      'as a flow of several lines',
      'budgets: [\n  {image: a}, # } one\n  {image: b # } two\n  }\n  ]\n',
      'budgets: [\n  {image: a}, # } one\n  {image: b # } two\n  },\n  {image: x/new, max_mb: 9}\n  ]\n',
    ],
    [
      'as flows, with a comment behind a comma',
      'budgets: [\n  { image: a }, # one\n  { image: b }, # two\n    # of two\n  # the end\n  ]\n',
      'budgets: [\n  { image: a }, # one\n  { image: b }, # two\n    # of two\n  { image: x/new, max_mb: 9 },\n  # the end\n  ]\n',
    ],
    [
      'as flows, with a comment and no comma',
      'budgets: [\r\n  { image: a } # one\r\n  ]\r\n',
      'budgets: [\r\n  { image: a }, # one\r\n  { image: x/new, max_mb: 9 }\r\n  ]\r\n',
    ],
    [
      'as flows, with a bracket on their last line',
      'budgets: [\n  { image: a },\n  { image: b }, ] # all\r\n',
      'budgets: [\n  { image: a },\n  { image: b },\r\n  { image: x/new, max_mb: 9 }, ] # all\r\n',
    ],
    [
      'as JSON in lines',
      '{"budgets": [\n  {"image": "a"}\n]}\n',
      '{"budgets": [\n  {"image": "a"},\n  {"image": "x/new", "max_mb": 9}\n]}\n',
    ],
    [
      'as JSON',
      '{"budgets": [{"image": "a", "platforms": ["linux/amd64"]}], "version": 1}',
      '{"budgets": [{"image": "a", "platforms": ["linux/amd64"]}, {"image": "x/new", "max_mb": 9}], "version": 1}',
    ],
    [
      'after a byte order mark',
      '\ufeffbudgets:\n- image: a\n',
      '\ufeffbudgets:\n- image: a\n- image: x/new\n  max_mb: 9\n',
    ],
  ])('puts it behind budgets that are written %s', (_, before, after) => {
    expect(edited(before, addition('x/new', 9))).toBe(after)
  })

  it('keeps the order of several, and of the limit that the last budget gets', () => {
    expect(
      edited('budgets:\n- image: a\n', limit(0, '1'), addition('b', 2), addition('o/b', 3, 'o/b')),
    ).toBe(
      'budgets:\n- image: a\n  max_mb: 1\n- image: b\n  max_mb: 2\n- name: o/b\n  image: o/b\n  max_mb: 3\n',
    )
  })

  it.each([
    ['acme/api', 'acme/api'],
    ['[::1]:5000/api', '"[::1]:5000/api"'],
    ['127.0.0.1:5000/api', '127.0.0.1:5000/api'],
    ['123', '"123"'],
    ['null', '"null"'],
    ['oci:build: image', '"oci:build: image"'],
    ['oci:a|b #c', '"oci:a|b #c"'],
    ['oci:\u0085\u202e\u{e0001}', '"oci:\\u0085\\u202e\\U000e0001"'],
    ['oci:a"\\\n', '"oci:a\\"\\\\\\n"'],
  ])('writes %j as %s', (image, written) => {
    expect(edited('budgets:\n- image: a\n', addition(image, 9))).toBe(
      `budgets:\n- image: a\n- image: ${written}\n  max_mb: 9\n`,
    )
  })
})

describe('when there is no file yet', () => {
  it('is one that names its version', () => {
    expect(edited(null, addition('ghcr.io/acme/api', 9), addition('x/api', 0.5, 'x/api'))).toBe(
      `version: 1
budgets:
  - image: ghcr.io/acme/api
    max_mb: 9
  - name: x/api
    image: x/api
    max_mb: 0.5
`,
    )
  })
})

describe('when an edit would change something else', () => {
  it.each<[string, string, LimitEdit | Addition, number]>([
    [
      'a limit that another budget refers to',
      'budgets:\n- image: a\n  max_mb: &l 200\n- image: b\n  max_mb: *l\n',
      limit(0, '9'),
      3,
    ],
    [
      'a limit that is an alias',
      'budgets:\n- image: a\n  max_mb: &l 200\n- image: b\n  max_mb: *l\n',
      limit(1, '9'),
      5,
    ],
    [
      'a limit that a merge key brings',
      'budgets:\n- &a\n  image: a\n  max_mb: 200\n- <<: *a\n  image: b\n',
      limit(1, '9'),
      5,
    ],
    [
      'a limit that a merge key takes away',
      'budgets:\n- &a\n  image: a\n  max_mb: 200\n- <<: *a\n  image: b\n',
      limit(0, '9'),
      4,
    ],
    [
      'a budget that is merged into another before it has a limit',
      'budgets:\n- &a\n  image: a\n- <<: *a\n  image: b\n',
      limit(0, '9'),
      3,
    ],
    [
      'a budget that is an alias',
      'defaults:\n  waivers: []\nbudgets: [&a {image: a, name: x}, {<<: *a, name: y}]\n',
      limit(1, '9'),
      3,
    ],
    [
      'a limit in lines of its own',
      'budgets:\n- image: a\n  max_size: >-\n    9 MB\n',
      limit(0, '8 MB'),
      3,
    ],
    ['a list of pairs', 'budgets: [image: a]\n', addition('b', 9), 1],
    ['a name that is taken', 'budgets:\n- image: b\n', addition('x/b', 9), 1],
    ['an image behind `?`', 'budgets:\n- ? image\n  : a\n', limit(0, '9'), 2],
  ])('refuses %s', (_, text, edit, line) => {
    expect(edited(text, edit)).toEqual([line])
  })

  it.each<[string, string, LimitEdit, string[]]>([
    [
      'an alias',
      'budgets:\n- image: a\n  max_mb: &l 200\n- image: b\n  max_mb: *l\n',
      limit(1, '9'),
      ['5 shared'],
    ],
    [
      'another budget that says it too',
      'budgets:\n- image: a\n  max_mb: &l 200\n- image: b\n  max_mb: *l\n',
      limit(0, '9'),
      ['3 shared'],
    ],
    [
      'lines of its own',
      'budgets:\n- image: a\n  max_size: >-\n    9 MB\n',
      limit(0, '8 MB'),
      ['3 lines'],
    ],
    ['its form', 'budgets:\n- ? image\n  : a\n', limit(0, '9'), ['2 form']],
  ])('says that what stands in the way is %s', (_, text, edit, refusals) => {
    expect(refused(text, edit)).toEqual(refusals)
  })

  it('finds one among many, and does not read the file for each', () => {
    const limits = Array.from({ length: 800 }, (_, index) => limit(index, '1'))
    const lines = limits.map(
      ({ index }) => `- image: i${index}\n  max_mb: ${index === 500 ? '&l 2' : 2}`,
    )
    const text = `budgets:\n${lines.join('\n')}\n- image: last\n  max_mb: *l\n`
    let readings = 0
    const result = editBudgets(text, { limits, additions: [] }, (each) => {
      readings++
      return readBudgets(each)
    })
    expect(result).toMatchObject({ refusals: [{ edit: { index: 500 }, obstacle: 'shared' }] })
    expect(readings).toBeLessThan(30)
  })

  it('reads it once more where an edit has no place', () => {
    const limits = Array.from({ length: 800 }, (_, index) => limit(index + 1, '1'))
    const lines = limits.map(
      ({ index }) => `- image: i${index}\n  max_mb: ${index === 500 ? '*l' : 2}`,
    )
    const text = `budgets:\n- image: first\n  max_mb: &l 2\n${lines.join('\n')}\n`
    let readings = 0
    const result = editBudgets(text, { limits, additions: [] }, (each) => {
      readings++
      return readBudgets(each)
    })
    expect(result).toMatchObject({ refusals: [{ edit: { index: 500 }, obstacle: 'shared' }] })
    expect(readings).toBe(3)
  })

  it('changes nothing at all, and names only what cannot be', () => {
    const text =
      'budgets:\n- image: a\n  max_mb: 5\n- image: b\n  max_mb: &l 6\n- image: c\n  max_mb: *l\n'
    expect(edited(text, limit(0, '1'), limit(1, '2'))).toEqual([5])
  })

  it('changes what has an anchor that nobody refers to', () => {
    expect(edited('budgets:\n- &a image: a\n  max_mb: &l 5\n', limit(0, '1'))).toBe(
      'budgets:\n- &a image: a\n  max_mb: &l 1\n',
    )
  })
})

describe('whatever the file', () => {
  const comment = fc.constantFrom('', ' # }]', '  #: - image: x', ' # \'it"s')
  const lineEnd = fc.constantFrom('\n', '\r\n')
  const budget = fc.record({
    limit: fc.constantFrom('', 'max_mb: 200', 'max_size: 200 MB', 'max_size: "200MB"'),
    before: fc.constantFrom('', 'warn_at: 90%', 'platforms: [ linux/amd64, "linux/arm64" ]'),
    comment,
    isFlow: fc.boolean(),
  })
  const file = fc.record({
    budgets: fc.array(budget, { minLength: 1, maxLength: 4 }),
    indent: fc.constantFrom('', ' ', '    '),
    lead: fc.constantFrom(' ', '   '),
    gap: fc.constantFrom('', '\n', '\n# between\n'),
    lineEnd,
    end: fc.constantFrom('', '\n', '\n\n# the end\n', '\ndefaults: { warn_increase: 3% } # }\n'),
  })

  type Shape = typeof file extends fc.Arbitrary<infer Value> ? Value : never

  function written({ budgets, indent, lead, gap, lineEnd, end }: Shape): string {
    const items = budgets.map(({ limit, before, comment, isFlow }, index) => {
      const entries = [before, `image: acme/i${index}`, limit].filter((entry) => entry !== '')
      if (isFlow) return `${indent}-${lead}{ ${entries.join(', ')} }${comment}`
      return `${indent}-${lead}${entries.join(`${comment}\n${indent} ${lead}`)}${comment}`
    })
    return `# first\nbudgets: \n${items.join(`\n${gap}`)}${end}`.replaceAll('\n', lineEnd)
  }

  const formOf = (text: string) => ({
    comments: text.match(/#[^\r\n]*/g) ?? [],
    endsLine: text.endsWith('\n'),
    hasReturns: /\r/.test(text),
    hasBareLines: /(?<!\r)\n/.test(text),
  })

  it('has the limits that were meant, its other lines, and its comments', () => {
    fc.assert(
      fc.property(
        file,
        fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 999 }),
        fc.nat({ max: 2 }),
        (shape, chosen, MB, count) => {
          const text = written(shape)
          const edits = [...new Set(chosen)]
            .filter((index) => index < shape.budgets.length)
            .map((index) => {
              const suffix = / ?MB/.exec(shape.budgets[index]?.limit ?? '')?.[0] ?? ''
              return limit(index, `${MB}${suffix}`)
            })
          const additions = Array.from({ length: count }, (_, at) => addition(`acme/new${at}`, MB))
          const after = edited(text, ...edits, ...additions)
          if (typeof after !== 'string') throw new TypeError(`refused in ${after}:\n${text}`)

          const [old, now] = [budgetsOf(text), budgetsOf(after)]
          const meant = old.map((each, index) => {
            const edit = edits.find((one) => one.index === index)
            return [formatReference(each.image), edit?.bytes ?? each.limit?.value]
          })
          const added = additions.map(({ image, bytes }) => [`docker.io/${image}`, bytes])
          expect({
            limits: now.map((each) => [formatReference(each.image), each.limit?.value]),
            ...formOf(after),
          }).toEqual({ limits: [...meant, ...added], ...formOf(text) })
          if (edits.length + count === 0) expect(after).toBe(text)
        },
      ),
      RUNS,
    )
  })

  it('gives a text that says what was meant, or names the edits that it refuses', () => {
    const words = [
      '<<: *a',
      '&a ',
      '*a',
      '- ',
      '? ',
      '{',
      '}',
      '[',
      ']',
      ': ',
      ',',
      '"',
      '|\n',
      '#',
    ]
    const keys = [
      'image: z',
      'max_mb: 7',
      'max_size: 7 MB',
      'name: n',
      '\n',
      '\n  ',
      '\n    ',
      '\r',
    ]
    const splice = fc.record({
      at: fc.nat({ max: COMMENTED.length }),
      cut: fc.nat({ max: 12 }),
      word: fc.constantFrom(...words, ...keys),
    })
    const edits = [limit(0, '150'), addition('acme/new', 9)]
    fc.assert(
      fc.property(fc.array(splice, { minLength: 1, maxLength: 3 }), (splices) => {
        const text = splices.reduce(
          (all, { at, cut, word }) => all.slice(0, at) + word + all.slice(at + cut),
          COMMENTED,
        )
        fc.pre('budgets' in readBudgets(text))
        const after = edited(text, ...edits)
        if (typeof after !== 'string') return expect(after.length).toBeGreaterThan(0)
        const now = budgetsOf(after)
        expect(now[0]?.limit?.value).toBe(150 * MIB)
        expect(now.at(-1)?.name).toBe('new')
        expect(now.slice(1, -1).map(wordsOf)).toEqual(budgetsOf(text).slice(1).map(wordsOf))
      }),
      { ...RUNS, numRuns: RUNS.numRuns / 5 },
    )
  })
})

/** What a budget says, wherever it stands. */
function wordsOf({ name, image, limit, warnAt }: Budget) {
  return [name, formatReference(image), limit?.text, warnAt?.text]
}
