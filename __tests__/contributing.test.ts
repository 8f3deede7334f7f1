import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../src/embedded/runner.ts'

const read = (file: string) => readFileSync(join(projectFolder(), file), 'utf8')
const { scripts } = JSON.parse(read('package.json'))
const pages = ['CONTRIBUTING.md', 'SECURITY.md', 'README.md']

describe('when somebody follows a page of this project', () => {
  it.each(pages)('finds every script that %s names', (page) => {
    const named = [...read(page).matchAll(/\bnpm run ([\w-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  it.each(pages)('finds every file that %s links to', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to = '']) => to)
    expect(links.filter((to) => !existsSync(join(projectFolder(), to)))).toEqual([])
  })

  it('finds every file and folder that CONTRIBUTING.md names', () => {
    const named = read('CONTRIBUTING.md').matchAll(
      /(?<![\w/.-])((?:src|docs|examples|__tests__)\/[\w./-]*\w)/g,
    )
    const missing = [...named].map(([, path = '']) => path)
    expect(missing.length).toBeGreaterThan(10)
    expect(missing.filter((path) => !existsSync(join(projectFolder(), path)))).toEqual([])
  })

  it('finds a test by the name that CONTRIBUTING.md gives', () => {
    const [, file = '', name = ''] =
      /npm test -- (\S+) -t '([^']+)'/.exec(read('CONTRIBUTING.md')) ?? []
    expect(read(file)).toContain(`it('${name}`)
  })

  it('is sent to the Debian packages that CI installs', () => {
    const [, packages = ''] = /^packages=\((.*)\)$/m.exec(read('.ci/run')) ?? []
    expect(read('CONTRIBUTING.md')).toContain(`apt-get install ${packages}\n`)
  })

  it('is told the programs of every step that is checked', () => {
    const steps = String(scripts.check)
      .split(' && ')
      .map((step) => step.replace(/^npm (run )?/, ''))
    expect(steps.filter((step) => !read('CONTRIBUTING.md').includes(`\`${step}\``))).toEqual([])
  })
})
