import { describe, expect, it } from '@jest/globals'
import { budgetsOf, problemsOf } from '../support/budget-files.ts'

const dockerfiles = (text: string) => budgetsOf(text).map(({ dockerfile }) => dockerfile)

describe('when a budget names its Dockerfile', () => {
  it('reads path and stage, from the budget or the defaults', () => {
    expect(
      dockerfiles(`defaults: {dockerfile: Dockerfile, target: prod}
budgets:
  - {image: a/x}
  - {image: a/y, target: debug}
  - {image: a/z, dockerfile: ./services/z/Dockerfile}
  - {image: a/w, dockerfile: w/Dockerfile, target: "0"}
`),
    ).toEqual([
      { path: 'Dockerfile', target: 'prod' },
      { path: 'Dockerfile', target: 'debug' },
      { path: 'services/z/Dockerfile', target: 'prod' },
      { path: 'w/Dockerfile', target: '0' },
    ])
  })

  it.each([
    ['/etc/passwd', '"/etc/passwd" is no path in the repository'],
    ['https://example.com/Dockerfile', 'is no path in the repository'],
    ['C:/Dockerfile', 'is no path in the repository'],
    ['../Dockerfile', 'has to name a file below the repository\'s root, without ".."'],
    ['a/../../b', 'without ".."'],
    ['a//b', 'doubled slashes'],
    ['a/', 'doubled slashes'],
    ['a\\\\b', 'write / between folders'],
    ['a\\u202eb', 'has to be 1 to 400 visible characters'],
    ['', 'has to be 1 to 400 visible characters'],
    ['a'.repeat(401), 'has to be 1 to 400 visible characters'],
  ])('refuses the path %j', (path, words) => {
    const [problem] = problemsOf(`budgets: [{image: a/x, dockerfile: "${path}"}]`)
    expect(problem).toContain(`dockerfile: `)
    expect(problem).toContain(words)
  })

  it.each(['', 'a b', '../a', '-x'])('refuses the stage %j', (target) => {
    const [problem] = problemsOf(`budgets: [{image: a/x, dockerfile: D, target: "${target}"}]`)
    expect(problem).toContain('is no stage: the name behind AS in the Dockerfile')
  })

  it.each([
    ['budgets: [{image: a/x, target: prod}]', '1:24'],
    ['defaults: {target: prod}\nbudgets: [{image: a/x}]', '1:12'],
    ['budgets: [{image: a/x, dockerfile: D}, {image: a/y, target: prod}]', '1:53'],
  ])('refuses a stage of no Dockerfile: %s', (text, place) => {
    expect(problemsOf(text)).toEqual([
      `${place}: target needs dockerfile: the file that has this stage`,
    ])
  })

  it('takes a stage in the defaults for the Dockerfiles of the budgets', () => {
    const text = 'defaults: {target: prod}\nbudgets: [{image: a/x, dockerfile: D}, {image: a/y}]'
    expect(dockerfiles(text)).toEqual([{ path: 'D', target: 'prod' }, undefined])
  })
})
