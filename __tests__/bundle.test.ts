import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../src/demo/runner.ts'
import { run } from './support/tools.ts'

const DIST = join(projectFolder(), 'dist')
const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .map((file) => join(DIST, file))

/** A module that is loaded late, and the names that are used of it. */
interface Late {
  readonly module: string
  readonly names: readonly string[]
}

/** `const { a, b: c } = await import("x")` and `(await import("x")).a`. */
const DESTRUCTURED = /\{([^{}]*)\}\s*=\s*await import\("([^"]+)"\)/g
const MEMBER = /\(await import\("([^"]+)"\)\)\.(\w+)/g
/** `const [{ a }, { b }] = await Promise.all([import("x"), import("y")])`. */
const TOGETHER = /\[([^[\]]*)\]\s*=\s*await Promise\.all\(\[((?:\s*import\("[^"]+"\),?)+\s*)\]\)/g
const IMPORT = /\bimport\("([^"]+)"\)/g

function lateIn(text: string): Late[] {
  const single = [...text.matchAll(DESTRUCTURED)].map(([, names = '', module = '']) => ({
    module,
    names: namesIn(names),
  }))
  const members = [...text.matchAll(MEMBER)].map(([, module = '', name = '']) => ({
    module,
    names: [name],
  }))
  const together = [...text.matchAll(TOGETHER)].flatMap(([, patterns = '', imports = '']) => {
    const modules = [...imports.matchAll(IMPORT)].map(([, module = '']) => module)
    const names = [...patterns.matchAll(/\{([^{}]*)\}/g)].map(([, each = '']) => namesIn(each))
    return modules.map((module, index) => ({ module, names: names[index] ?? [] }))
  })
  return [...single, ...members, ...together]
}

/** `a, b: c` takes a and b. */
function namesIn(pattern: string): string[] {
  return pattern
    .split(',')
    .map((part) => part.split(':')[0]?.trim() ?? '')
    .filter((name) => name !== '')
}

const late = files.flatMap((file) =>
  lateIn(readFileSync(file, 'utf8')).map(({ module, names }) => ({
    module: module.startsWith('.') ? resolve(file, '..', module) : module,
    names,
  })),
)

describe('when the bundle loads a module late', () => {
  it('is seen by this test, in whichever form it is written', () => {
    const count = files
      .map((file) => [...readFileSync(file, 'utf8').matchAll(IMPORT)].length)
      .reduce((sum, each) => sum + each, 0)
    expect(late).toHaveLength(count)
    expect(late.filter(({ names }) => names.length === 0)).toEqual([])
    expect(count).toBeGreaterThanOrEqual(7)
  })

  it.each(late.map(({ module, names }) => [names.join(', '), module] as const))(
    'finds %s there',
    async (names, module) => {
      // In a process of its own, as Node loads it: not as the tests load modules.
      const url = module.startsWith('/') ? pathToFileURL(module).href : module
      const script = `const m = await import(${JSON.stringify(url)}); process.stdout.write(JSON.stringify(${JSON.stringify(names.split(', '))}.filter((name) => m[name] === undefined)))`
      const { stdout, stderr } = await run(process.execPath, [
        '--input-type=module',
        '--eval',
        script,
      ])
      expect([stdout, stderr]).toEqual(['[]', ''])
    },
  )
})

describe('when the bundle is handed on', () => {
  it('carries the licence of each package that it holds', () => {
    const licenses = readFileSync(join(DIST, 'licenses.txt'), 'utf8')
    const held = new Set(
      files.flatMap((file) =>
        [
          ...readFileSync(file, 'utf8').matchAll(/^\s*\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
        ].map(([, name = '']) => name),
      ),
    )
    expect(held.size).toBeGreaterThan(20)
    expect([...held].filter((name) => !licenses.includes(`\n${name} `))).toEqual([])
    expect(licenses).toMatch(/Permission is hereby granted/)
  })
})
