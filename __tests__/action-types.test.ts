import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import * as z from 'zod/mini'
import { at, readYaml } from '../src/budgets/yaml.ts'
import { OUTCOMES } from '../src/domain/verdict/outcome.ts'
import { projectFolder } from '../src/embedded/runner.ts'
import { readInputs } from '../src/github/inputs.ts'

/** The format of github-actions-typing, as far as it is used here; any other key is a slip. */
const plain = z.strictObject({ type: z.enum(['string', 'boolean', 'integer', 'float']) })
const oneOf = z.strictObject({
  type: z.literal('enum'),
  'allowed-values': z.array(z.string()).check(z.minLength(1)),
})
const list = z.strictObject({
  type: z.literal('list'),
  separator: z.string().check(z.minLength(1)),
  'list-item': z.union([plain, oneOf]),
})
const types = z.record(z.string(), z.union([plain, oneOf, list]))
const format = z.strictObject({ inputs: types, outputs: types })

function yaml(file: string): unknown {
  const read = readYaml(readFileSync(join(projectFolder(), file), 'utf8'))
  if ('message' in read) throw new TypeError(`${file} ${read.message}`)
  return read.value
}

const typed = format.parse(yaml('action-types.yml'))
const action = yaml('action.yml')
const names = (section: string) => Object.keys(at(action, [section]) ?? {})

function setInput(name: string, value: string): void {
  process.env[`INPUT_${name.toUpperCase()}`] = value
}

/** All of them as the runner sets them, with one of another value. */
function problemWith(name: string, value: string): string {
  for (const each of names('inputs')) {
    setInput(each, String(at(action, ['inputs', each, 'default']) ?? ''))
  }
  // A job that reports reads files, and only that one, or one that measures, has any.
  if (name === 'measurements') setInput('mode', 'report')
  if (name === 'mode' && value === 'report') setInput('measurements', 'sizes')
  setInput(name, value)
  try {
    readInputs()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

afterEach(() => {
  for (const each of names('inputs')) delete process.env[`INPUT_${each.toUpperCase()}`]
})

/** What an input allows, where it has a list of that. */
function allowedBy(name: string): string[] | undefined {
  const [, words] = /is not allowed: (.+)$/.exec(problemWith(name, 'no such value')) ?? []
  return words?.split(', ')
}

describe('when types are told of what the action takes and gives', () => {
  it.each(['inputs', 'outputs'] as const)('has a type for each of the %s, and no others', (of) => {
    expect(Object.keys(typed[of])).toEqual(names(of))
  })

  it.each(Object.entries(typed.inputs))('says what %s takes', (name, type) => {
    const told = type.type === 'enum' ? type['allowed-values'].toSorted() : undefined
    expect(told).toEqual(allowedBy(name)?.toSorted())
    for (const value of told ?? []) expect(problemWith(name, value)).toBe('')
  })

  it.each(Object.entries(typed.inputs).filter(([, { type }]) => type === 'boolean'))(
    'is right that %s is true or false',
    (name) => {
      expect([problemWith(name, 'true'), problemWith(name, 'false')]).toEqual(['', ''])
      expect(problemWith(name, '7')).toContain('neither true nor false')
    },
  )

  it.each([
    ['integer', '7', '7.5'],
    ['float', '7.5', 'seven'],
  ])('is right where it says %s', (kind, right, wrong) => {
    const inputs = Object.entries(typed.inputs).filter(([, { type }]) => type === kind)
    expect(inputs.length).toBeGreaterThan(0)
    for (const [name] of inputs) {
      expect(problemWith(name, right)).toBe('')
      expect(problemWith(name, wrong)).toContain(`input ${name}: `)
    }
  })

  it('says string of no input that takes numbers or two words only', () => {
    const strings = Object.entries(typed.inputs).filter(([, { type }]) => type === 'string')
    const narrow = strings.filter(([name]) =>
      /whole number|number of|neither true/.test(problemWith(name, 'x')),
    )
    expect(narrow).toEqual([])
  })

  it.each(Object.entries(typed.inputs).filter(([, { type }]) => type === 'list'))(
    'is right how the items of %s are parted',
    (name, type) => {
      const two = name === 'platforms' ? ['linux/amd64', 'linux/arm64'] : ['one', 'two']
      expect(problemWith(name, two.join('separator' in type ? type.separator : ''))).toBe('')
    },
  )

  it('names every outcome', () => {
    const { outcome } = typed.outputs
    const values = outcome?.type === 'enum' ? outcome['allowed-values'] : []
    expect(values.toSorted()).toEqual(OUTCOMES.toSorted())
  })
})
