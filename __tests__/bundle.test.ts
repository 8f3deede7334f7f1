import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../src/embedded/runner.ts'
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
/** `import("x").then(({ a, b }) =>` and `import("x").then((late) => late.a`. */
const THEN_TAKEN = /import\("([^"]+)"\)\.then\(\s*\(\{([^{}]*)\}\) =>/g
const THEN_MEMBER = /import\("([^"]+)"\)\.then\(\s*\((\w+)\) =>\s*(?:new )?\2\.(\w+)/g
/** `const late = await import("x");`, and `late.a` in the next statement. */
const KEPT = /const (\w+) = await import\("([^"]+)"\);\s*(?:return )?\1\.(\w+)/g
/** `() => import("x")`: for later, or to be there when it is wanted by name. */
const LOADER = /(?:\b(\w+)(?:: | = ))?\(\) => import\("([^"]+)"\)(?!\.then)/g
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
  const then = [...text.matchAll(THEN_TAKEN)].map(([, module = '', names = '']) => ({
    module,
    names: namesIn(names),
  }))
  const thenMembers = [...text.matchAll(THEN_MEMBER)].map(([, module = '', , name = '']) => ({
    module,
    names: [name],
  }))
  const kept = [...text.matchAll(KEPT)].map(([, , module = '', name = '']) => ({
    module,
    names: [name],
  }))
  const loaders = [...text.matchAll(LOADER)].map(([, loader, module = '']) => ({
    module,
    names: loader === undefined ? [] : takenBy(loader, text),
  }))
  return [...single, ...members, ...together, ...then, ...thenMembers, ...kept, ...loaders]
}

/** `const { a, b } = await loader()`, wherever it is called. */
function takenBy(loader: string, text: string): string[] {
  const calls = text.matchAll(/\{([^{}]*)\}\s*=\s*await (?:\w+\.)?(\w+)\(\)/g)
  return [...calls].flatMap(([, names = '', called]) => (called === loader ? namesIn(names) : []))
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

/** What is only loaded early, to be there later, is taken by its names elsewhere. */
const named = late.filter(({ names }) => names.length > 0)

describe('when the bundle loads a module late', () => {
  it('is seen by this test, in whichever form it is written', () => {
    const count = files
      .map((file) => [...readFileSync(file, 'utf8').matchAll(IMPORT)].length)
      .reduce((sum, each) => sum + each, 0)
    expect(late).toHaveLength(count)
    expect(late.filter(({ module }) => !named.some((each) => each.module === module))).toEqual([])
    expect(count).toBeGreaterThanOrEqual(30)
  })

  it.each(named.map(({ module, names }) => [names.join(', '), module] as const))(
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

describe('when the bundle is read', () => {
  const starts = ['cli.js', 'index.js'].map((entry) => [...filesFrom(join(DIST, entry))])

  it('starts with ASCII alone, which Node reads and compiles sooner', () => {
    const others = starts.flat().filter((file) => /[^\0-\x7f]/.test(readFileSync(file, 'latin1')))
    expect(others.map((file) => relative(DIST, file))).toEqual([])
  })

  it('starts with a handful of files', () => {
    const counts = starts.map(({ length }) => length)
    expect(Math.min(...counts)).toBeGreaterThan(1)
    expect(Math.max(...counts)).toBeLessThanOrEqual(8)
  })
})

/** A file and all that it imports at once. */
function filesFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|\} from) "(\.[^"]+)";$/gm)
  for (const [, path = ''] of imports) filesFrom(resolve(file, '..', path), seen)
  return seen
}

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
