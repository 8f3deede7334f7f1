import { describe, expect, it } from '@jest/globals'
import { ownersOf } from '../../../src/domain/approval/codeowners.ts'

const FILE = 'docker-image-budgets.yaml'
const DEEP = 'ci/size/docker-image-budgets.yaml'

describe('when CODEOWNERS tells whom a file belongs to', () => {
  it.each<[string, string, string, string[]]>([
    ['everything', '* @acme/all', FILE, ['acme/all']],
    ['a name in any folder', `${FILE} @alice`, DEEP, ['alice']],
    ['an ending', '*.yaml @alice @bob', DEEP, ['alice', 'bob']],
    ['a path from the root', `/${FILE} @alice`, FILE, ['alice']],
    ['a path from the root, and none below', `/${FILE} @alice`, DEEP, []],
    ['a folder at the root', '/ci/ @alice', DEEP, ['alice']],
    ['a folder anywhere', 'size/ @alice', DEEP, ['alice']],
    ['a folder’s path', 'ci/size @alice', DEEP, ['alice']],
    ['no folder of a file’s name', `${FILE}/ @alice`, FILE, []],
    ['the files of a folder', 'ci/size/* @alice', DEEP, ['alice']],
    ['the files of a folder, and none below', 'ci/* @alice', DEEP, []],
    ['whatever lies between', 'ci/**/docker-*.yaml @alice', DEEP, ['alice']],
    ['nothing between', '**/docker-*.yaml @alice', FILE, ['alice']],
    ['one letter', 'docker-image-budgets.y?ml @alice', FILE, ['alice']],
    ['the last line that matches', `* @acme/all\n${FILE} @alice\n*.go @bob`, FILE, ['alice']],
    ['a last line that names nobody', `* @acme/all\n${FILE}`, FILE, []],
    ['a comment', `# * @mallory\n* @alice # and @bob`, FILE, ['alice']],
    ['an address, which is no login', '* alice@example.com @bob', FILE, ['bob']],
    ['lines of Windows', '* @alice\r\n*.md @bob\r\n', FILE, ['alice']],
    ['letters as they are', '*.YAML @alice', FILE, []],
    ['nothing', '', FILE, []],
  ])('knows %s', (_, text, path, owners) => {
    expect(ownersOf(text, path)).toEqual(owners)
  })

  it('ends soon, however many stars there are', () => {
    const began = performance.now()
    const stars = `${'*a'.repeat(2_000)}/${'**/'.repeat(1_000)}x @alice\n`.repeat(20)
    expect(ownersOf(stars, `${'a'.repeat(200)}/${'b/'.repeat(50)}y`)).toEqual([])
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
