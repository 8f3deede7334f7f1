import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { budgetFileJsonSchema } from '../src/budgets/schema.ts'
import { at, readYaml } from '../src/budgets/yaml.ts'
import { HELP } from '../src/cli/help.ts'
import { DEFAULT_NOISE_FLOOR } from '../src/domain/values/increase.ts'
import { projectFolder } from '../src/embedded/runner.ts'

const root = projectFolder()
const read = (file: string) => readFileSync(join(root, file), 'utf8')

function actionKeys(section: 'inputs' | 'outputs'): string[] {
  const yaml = readYaml(read('action.yml'))
  if ('message' in yaml) throw new TypeError(yaml.message)
  return Object.keys(at(yaml.value, [section]) ?? {})
}

describe('when somebody reads how to use the action', () => {
  it.each(['inputs', 'outputs'] as const)(
    'finds all %s of action.yml in docs/inputs.md',
    (section) => {
      const page = read('docs/inputs.md')
      const missing = actionKeys(section).filter((name) => !page.includes(`\`${name}\``))
      expect(missing).toEqual([])
    },
  )

  it('finds every key of a budget in docs/budget-file.md', () => {
    const schema = JSON.parse(JSON.stringify(budgetFileJsonSchema()))
    const keys = Object.keys(schema.properties.budgets.items.properties)
    expect(keys.length).toBeGreaterThan(15)
    const page = read('docs/budget-file.md')
    expect(keys.filter((key) => !new RegExp(`^ *[-#]* *${key}: `, 'm').test(page))).toEqual([])
  })

  it('finds every command in docs/cli.md', () => {
    const commands = [...HELP.matchAll(/^ {2}([a-z]+)(?: [a-z]+)*(?= )/gm)].map(([words]) =>
      words.trim(),
    )
    expect(commands.length).toBeGreaterThan(5)
    const page = read('docs/cli.md')
    expect(commands.filter((command) => !page.includes(`| \`${command}`))).toEqual([])
  })

  it('finds every input of action.yml read by the action', () => {
    const source = read('src/github/inputs.ts') + read('src/action/main.ts')
    expect(actionKeys('inputs').filter((name) => !source.includes(`'${name}'`))).toEqual([])
  })
})

describe('when the command line has what is an input of the action', () => {
  it('has the same noise floor', () => {
    const yaml = readYaml(read('action.yml'))
    if ('message' in yaml) throw new TypeError(yaml.message)
    expect(at(yaml.value, ['inputs', 'noise-floor', 'default'])).toBe(DEFAULT_NOISE_FLOOR)
  })
})

describe('when the bundle is built', () => {
  it('holds one undici, and not the old ones that the toolkit asks for', () => {
    const { packages } = JSON.parse(read('package-lock.json'))
    const undicis = Object.keys(packages).filter((path) => path.endsWith('node_modules/undici'))
    expect(undicis).toEqual(['node_modules/undici'])
    expect(packages['node_modules/undici'].version).toMatch(/^8\./)
  })

  it('stays small', () => {
    const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
    const bytes = files
      .map((file) => statSync(join(root, 'dist', file)))
      .filter((stat) => stat.isFile())
    expect(bytes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(3.4e6)
  })
})

describe('when dependencies are installed', () => {
  it('comes from whichever registry is set up: no address is recorded', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"http/)
  })
})

describe('when npm installs from git', () => {
  it('finds no script for which it would fetch what only developers need', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const before = ['preinstall', 'install', 'postinstall', 'prepack', 'prepare', 'build']
    expect(before.filter((name) => Object.hasOwn(scripts, name))).toEqual([])
  })
})

describe('when an editor looks for the schema', () => {
  it('finds the one that the definition makes', () => {
    expect(JSON.parse(read('schema/docker-image-budgets.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(budgetFileJsonSchema())),
    )
  })
})
