import { chmod, chown, link, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { budgetsOf } from '../support/budget-files.ts'
import { LayoutFiles } from '../support/layout-files.ts'
import { Suggestions, sized } from '../support/suggestions.ts'
import { run } from '../support/tools.ts'

const SHOP = sized({
  'acme/api:main': 150,
  'acme/api:v1': 130,
  'acme/web:main': { amd64: 25, arm64: 28 },
  'other/api:main': 8,
})

const BUDGETS = `# ours
budgets:
  - image: HOST/acme/api   # the API
    max_mb: 200
  - image: HOST/acme/web
    max_size: "30 MiB"
`

describe('when there is no budget file yet', () => {
  it('shows and writes one, with a budget for each repository', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    const { code, stdout, stderr } = await suggestions.suggest([
      ...['HOST/acme/api:main', 'HOST/acme/api:v1', 'HOST/acme/api:v1'],
      ...['HOST/acme/web:main', 'HOST/other/api:main'],
    ])
    const text = `version: 1
budgets:
  - image: HOST/acme/api
    max_mb: 168
  - image: HOST/acme/web
    max_mb: 34
  - name: other/api
    image: HOST/other/api
    max_mb: 9.6
`
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      `--- /dev/null
+++ docker-image-budgets.yaml
@@ -0,0 +1,9 @@
${text.replace(/^(?=.)/gm, '+')}docker-image-budgets.yaml: 3 budgets added
`,
    )
    expect(await suggestions.read()).toBe(text)
  })

  it('writes a goal to shrink to, below the average', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    await suggestions.suggest(['--below', 'HOST/acme/api:main', 'HOST/acme/api:v1'])
    expect(await suggestions.read()).toContain('    max_mb: 112\n')
  })

  it('writes the file that --config names, by the margin that is asked for', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    await suggestions.suggest(['--config', 'b.yaml', '--margin', '50', 'HOST/other/api:main'])
    expect(await suggestions.read('b.yaml')).toContain('    max_mb: 12\n')
  })

  it('wants to know the images', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    const { code, stderr } = await suggestions.suggest([])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^There is no docker-image-budgets.yaml yet. Name the images .*:main/)
  })
})

describe('when the file has budgets', () => {
  it('lowers a limit in place, and adds what has none', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const { stdout } = await suggestions.suggest(['HOST/acme/api:v1', 'HOST/other/api:main'])
    expect(stdout).toBe(`--- docker-image-budgets.yaml
+++ docker-image-budgets.yaml
@@ -1,6 +1,9 @@
 # ours
 budgets:
   - image: HOST/acme/api   # the API
-    max_mb: 200
+    max_mb: 156
   - image: HOST/acme/web
     max_size: "30 MiB"
+  - name: other/api
+    image: HOST/other/api
+    max_mb: 9.6
docker-image-budgets.yaml: 1 limit lowered, 1 budget added
`)
  })

  it('measures every budget without a reference, and raises none', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const { code, stdout } = await suggestions.suggest(['--head', 'main'])
    expect(code).toBe(0)
    expect(stdout).toContain(
      'web keeps 30 MiB: today’s size asks for 34 MiB; --raise takes it\n' +
        'docker-image-budgets.yaml: 1 limit lowered, 1 kept\n',
    )
    expect(await suggestions.read()).toBe(BUDGETS.replace('200', '180'))
  })

  it('raises with --raise', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const { stdout } = await suggestions.suggest(['--raise', 'HOST/acme/web:main'])
    expect(stdout).toMatch(/docker-image-budgets.yaml: 1 limit raised\n$/)
    expect(await suggestions.read()).toBe(BUDGETS.replace('30 MiB', '34 MiB'))
  })

  it('writes nothing with --dry-run, and says so', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const { stdout } = await suggestions.suggest(['--dry-run', 'HOST/acme/api:main'])
    expect(stdout).toContain('+    max_mb: 180\n')
    expect(stdout).toContain('1 limit lowered (--dry-run: nothing was written)\n')
    expect(await suggestions.read()).toBe(BUDGETS)
  })

  it('changes nothing the second time, and does not touch the file', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    await suggestions.suggest(['--head', 'main', '--raise'])
    const { ino } = await stat(suggestions.path())
    const { code, stdout } = await suggestions.suggest(['--head', 'main', '--raise'])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'docker-image-budgets.yaml: nothing to change, 2 limits kept\n',
    })
    expect((await stat(suggestions.path())).ino).toBe(ino)
  })

  it('gives a limit to a budget without one', async () => {
    const suggestions = await Suggestions.start(SHOP, 'budgets: [{image: HOST/acme/api:v1}]\n')
    const { stdout } = await suggestions.suggest([])
    expect(stdout).toMatch(/: 1 limit added\n$/)
    expect(await suggestions.read()).toBe('budgets: [{image: HOST/acme/api:v1, max_mb: 156}]\n')
  })

  it('measures an image with a tag at its own tag, whatever --head says', async () => {
    const suggestions = await Suggestions.start(SHOP, 'budgets: [{image: HOST/acme/api:v1}]\n')
    await suggestions.suggest(['--head', 'main'])
    expect(await suggestions.read()).toContain('max_mb: 156')
  })

  it.each<[string, string[]]>([
    ['without --head', []],
    ['whatever --head says', ['--head', 'main']],
  ])('measures a budget with a head of its own at it, %s', async (_, words) => {
    const text = 'budgets: [{image: HOST/acme/api, head: v1}]\n'
    const suggestions = await Suggestions.start(SHOP, text)
    await suggestions.suggest(words)
    expect(await suggestions.read()).toContain('head: v1}')
    expect(await suggestions.read()).toContain('max_mb: 156')
  })

  it('adds a budget beside one that is for another tag', async () => {
    const text = 'budgets:\n- image: HOST/acme/api:main\n  max_mb: 300\n'
    const suggestions = await Suggestions.start(SHOP, text)
    const { stdout } = await suggestions.suggest(['HOST/acme/api:v1'])
    expect(stdout).toMatch(/: 1 budget added\n$/)
    expect(await suggestions.read()).toBe(
      `${text}- name: acme/api\n  image: HOST/acme/api\n  max_mb: 156\n`,
    )
  })

  it('takes placeholders from the environment of GitHub Actions', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const env = { GITHUB_BASE_REF: 'main' }
    const { code } = await suggestions.suggest(['--head', '{base_ref}'], { env })
    expect(code).toBe(0)
    expect(await suggestions.read()).toContain('max_mb: 180')
  })

  it('judges only the platforms that a budget lists', async () => {
    const text = (limit: number) =>
      `budgets: [{image: HOST/acme/web, platforms: [linux/amd64], max_mb: ${limit}}]\n`
    const suggestions = await Suggestions.start(SHOP, text(90))
    await suggestions.suggest(['HOST/acme/web:main'])
    expect(await suggestions.read()).toBe(text(30))
  })

  it('changes that of several budgets of one repository which has the tag', async () => {
    const text = (limit: number) =>
      `budgets:\n- {image: HOST/acme/api, max_mb: 300}\n- {image: HOST/acme/api:v1, name: v1, max_mb: ${limit}}\n`
    const suggestions = await Suggestions.start(SHOP, text(200))
    await suggestions.suggest(['HOST/acme/api:v1'])
    expect(await suggestions.read()).toBe(text(156))
  })
})

describe('when an image is in a file', () => {
  it('needs no --head, and is found again by its path, however that is written', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    const layout = new LayoutFiles()
    const image = (MB: number) => layout.image({ layers: [MB * 1024 * 1024] })
    await layout.list(image(60), 'v1').writeTo(suggestions.path('out/api'))
    await suggestions.suggest(['oci:out/api:v1'])
    expect(await suggestions.read()).toMatch(/- image: oci:out\/api:v1\n {4}max_mb: 72\n$/)
    await suggestions.suggest(['--margin', '0', 'oci:./out/../out/api:v1'])
    expect(await suggestions.read()).toMatch(/- image: oci:out\/api:v1\n {4}max_mb: 60\n$/)
    const { stdout } = await suggestions.suggest([])
    expect(stdout).toContain('api keeps 60 MB: today’s size asks for 72 MB')
  })
})

describe('when it is read by a program', () => {
  it('tells everything as JSON', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const { stdout } = await suggestions.suggest([
      ...['--format', 'json', 'HOST/acme/api:main', 'HOST/acme/web:main', 'HOST/other/api:main'],
    ])
    const MIB = 1024 * 1024
    expect(JSON.parse(stdout)).toEqual({
      file: 'docker-image-budgets.yaml',
      written: true,
      budgets: [
        {
          name: 'api',
          image: 'HOST/acme/api',
          measuredBytes: 150 * MIB,
          limitBytes: 180 * MIB,
          previousLimitBytes: 200 * MIB,
          change: 'lowered',
          note: null,
        },
        {
          name: 'web',
          image: 'HOST/acme/web',
          measuredBytes: 28 * MIB,
          limitBytes: 30 * MIB,
          previousLimitBytes: 30 * MIB,
          change: 'kept',
          note: 'web keeps 30 MiB: today’s size asks for 34 MiB; --raise takes it',
        },
        {
          name: 'other/api',
          image: 'HOST/other/api',
          measuredBytes: 8 * MIB,
          limitBytes: Math.floor(9.6 * MIB),
          previousLimitBytes: null,
          change: 'new',
          note: null,
        },
      ],
      diff: expect.stringMatching(/^--- docker-image-budgets.yaml\n[\s\S]*\+ {4}max_mb: 180\n/),
    })
  })

  it('shows Markdown a fence that nothing in the file closes', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS.replace('the API', '````'))
    const { stdout } = await suggestions.suggest(['--format', 'markdown', 'HOST/acme/api:main'])
    expect(stdout).toMatch(
      /^`{5}diff\n--- [\s\S]*\n`{5}\n\ndocker-image-budgets.yaml: 1 limit lowered\n$/,
    )
  })
})

describe('when the file holds what a terminal would act on', () => {
  const WORDS = '\u009b31m \u202e | pipe'
  const HOSTILE = BUDGETS.replace('the API', WORDS)

  it('shows none of it, and writes all of it', async () => {
    const suggestions = await Suggestions.start(SHOP, HOSTILE)
    const { stdout } = await suggestions.suggest(['HOST/acme/api:main'])
    expect(stdout).toContain('# \ufffd31m \ufffd | pipe\n')
    expect(stdout).not.toMatch(/[^\P{C}\n]/u)
    expect(await suggestions.read()).toBe(HOSTILE.replace('200', '180'))
  })

  it('escapes it in JSON, which keeps it', async () => {
    const suggestions = await Suggestions.start(SHOP, HOSTILE)
    const { stdout } = await suggestions.suggest(['--format', 'json', 'HOST/acme/api:main'])
    expect(stdout).not.toMatch(/[^\P{C}\n]/u)
    expect(JSON.parse(stdout).diff).toContain(`# ${WORDS}\n`)
  })

  it('colours a diff on a terminal, and its lines only', async () => {
    const suggestions = await Suggestions.start(SHOP, HOSTILE)
    const { stdout } = await suggestions.suggest(['HOST/acme/api:main'], { isTTY: true })
    expect(stdout).toContain('\u001b[31m-    max_mb: 200\u001b[39m\n')
    expect(stdout).toContain('\u001b[32m+    max_mb: 180\u001b[39m\n')
    expect(stdout).not.toContain('\u009b')
  })
})

describe('when something cannot be measured', () => {
  it.each([
    ['an image that is not there', 'acme/api:nope', 'HOST/acme/api:nope: there is no such image\n'],
    ['a repository that is not there', 'acme/no:pe', 'HOST/acme/no:pe: there is no such image\n'],
    ['a file that is not there', 'oci:gone', /^oci:gone.*\n/],
  ])('writes nothing for %s, nor for what is there', async (_, missing, sentence) => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const reference = missing.startsWith('oci:') ? missing : `HOST/${missing}`
    const { code, stdout, stderr } = await suggestions.suggest([reference, 'HOST/acme/web:main'])
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr).toMatch(/Nothing was written\.\n$/)
    expect(await suggestions.read()).toBe(BUDGETS)
  })

  it('does not take an image without the platforms of its budget for an empty one', async () => {
    const text = 'budgets: [{image: HOST/acme/web, platforms: [linux/s390x], max_mb: 5}]\n'
    const suggestions = await Suggestions.start(SHOP, text)
    const { code, stderr } = await suggestions.suggest(['--head', 'main'])
    expect(code).toBe(3)
    expect(stderr).toContain(
      'HOST/acme/web:main: it has none of the platforms that its budget lists',
    )
  })
})

describe('when an image is empty', () => {
  it('has nothing to measure, and writes nothing', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const layout = new LayoutFiles()
    await layout.list(layout.image({ layers: [] }), 'v1').writeTo(suggestions.path('out'))
    const { code, stderr } = await suggestions.suggest(['oci:out:v1', 'HOST/acme/api:v1'])
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'oci:out:v1 is empty: it has no layers\nNothing was written.\n',
    })
    expect(await suggestions.read()).toBe(BUDGETS)
  })
})

describe('when help is asked for', () => {
  it('tells every option, and writes nothing', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    const { code, stdout } = await suggestions.suggest(['--help', 'HOST/acme/api:main'])
    expect(code).toBe(0)
    const options = [
      '--config',
      '--margin',
      '--below',
      '--raise',
      '--dry-run',
      '--head',
      '--format',
    ]
    expect(options.filter((option) => !stdout.includes(`\n  ${option}`))).toEqual([])
    expect(await readdir(suggestions.folder)).toEqual([])
  })
})

describe('when the call or the file is wrong', () => {
  it.each<[string, string, string[], string | RegExp]>([
    ['a margin', BUDGETS, ['--margin', 'much'], '--margin: "much" is not a margin'],
    ['a goal of nothing', BUDGETS, ['--below', '--margin', '100%'], 'leaves nothing of an image'],
    ['a reference', BUDGETS, ['HOST/Acme/api'], 'the repository "Acme/api" has to be lower-case'],
    ['a template', BUDGETS, ['--head', '{tag}'], '--head: {tag} is not a placeholder'],
    [
      'a placeholder',
      BUDGETS,
      ['--head', 'pr-{number}'],
      '--head: {number} of "pr-{number}" is not',
    ],
    ['--head beside a reference', BUDGETS, ['--head', 'x', 'a'], '--head is for the budgets'],
    ['no tag', BUDGETS, [], /^api, web: the budget file names no tag .* --head main, or/],
    [
      'a repository of several budgets',
      'budgets:\n- {image: HOST/a/b}\n- {image: HOST/a/b, name: y}\n',
      ['HOST/a/b:z'],
      'HOST/a/b:z has several budgets: b, y.',
    ],
    [
      'a broken file',
      'budgets:\n- imagee: a\n  max_mb: x\n',
      ['HOST/acme/api:main'],
      /has 3 problems:\n[\s\S]*yaml:2:3: unknown key "imagee"/,
    ],
    [
      'a limit behind an alias',
      'budgets:\n- {image: HOST/acme/api, max_mb: &l 200}\n- {image: HOST/acme/web, max_mb: *l}\n',
      ['HOST/acme/web:main'],
      'docker-image-budgets.yaml:3: the limit of web cannot be changed by itself: an anchor, an alias or a merge key stands behind it. Enter max_mb: 34 by hand.\nNothing was written.\n',
    ],
    [
      'a limit in lines of its own',
      'budgets:\n- image: HOST/acme/web\n  max_size: >-\n    50 MiB\n',
      ['HOST/acme/web:main'],
      'docker-image-budgets.yaml:3: the limit of web cannot be changed: it is a block of text, behind > or |. Enter max_size: 34 MiB by hand.\nNothing was written.\n',
    ],
    [
      'a key that is written out',
      'budgets:\n- ? image\n  : HOST/acme/web\n',
      ['HOST/acme/web:main'],
      'docker-image-budgets.yaml:2: the limit of web cannot be changed as it is written. Enter max_mb: 34 by hand.\nNothing was written.\n',
    ],
    [
      'a head that is not known',
      'budgets: [{image: HOST/acme/web, head: "pr-{number}"}]\n',
      [],
      'The head of web: {number} of "pr-{number}" is not known here',
    ],
    [
      'a list that cannot be extended',
      'budgets: [image: HOST/acme/web]\n',
      ['HOST/acme/api:main'],
      'docker-image-budgets.yaml:1: HOST/acme/api cannot be added to the list as it is written. Enter its budget by hand, with max_mb: 180.\nNothing was written.\n',
    ],
  ])('exits 2 over %s, says what to do, and writes nothing', async (_, text, words, message) => {
    const suggestions = await Suggestions.start(SHOP, text)
    const { code, stdout, stderr } = await suggestions.suggest(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(typeof message === 'string' ? literally(message) : message)
    expect(await suggestions.read()).toBe(text)
  })

  it('says when a directory is not there', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    const { code, stderr } = await suggestions.suggest([
      '--config',
      'no/b.yaml',
      'HOST/acme/api:v1',
    ])
    expect(code).toBe(2)
    expect(stderr).toBe(
      'no/b.yaml cannot be written (ENOENT: no such file or directory): nothing was changed. Its directory has to be there, and to be writable; or name another file with --config FILE.\n',
    )
  })

  it('leaves a file alone that is not UTF-8', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    const bytes = Buffer.from('budgets: [{image: a}] # \xe9\n', 'latin1')
    await writeFile(suggestions.path(), bytes)
    const { code, stderr } = await suggestions.suggest(['HOST/acme/api:v1'])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'docker-image-budgets.yaml is not UTF-8 text. Save it as UTF-8.\n',
    })
    expect(await readFile(suggestions.path())).toEqual(bytes)
  })
})

describe('when the file is replaced', () => {
  it('keeps its mode, and leaves nothing beside it', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    await chmod(suggestions.path(), 0o606)
    await suggestions.suggest(['HOST/acme/api:v1'])
    expect((await stat(suggestions.path())).mode & 0o777).toBe(0o606)
    expect(await readdir(suggestions.folder)).toEqual(['docker-image-budgets.yaml'])
  })

  it('keeps its byte order mark', async () => {
    const suggestions = await Suggestions.start(SHOP, `\ufeff${BUDGETS}`)
    await suggestions.suggest(['HOST/acme/api:v1'])
    expect(await suggestions.read()).toBe(`\ufeff${BUDGETS.replace('200', '156')}`)
  })

  it('writes through a link', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    await suggestions.write(BUDGETS, 'real.yaml')
    await symlink('real.yaml', suggestions.path())
    await suggestions.suggest(['HOST/acme/api:v1'])
    expect(await suggestions.read('real.yaml')).toBe(BUDGETS.replace('200', '156'))
    expect((await readdir(suggestions.folder)).sort()).toEqual([
      'docker-image-budgets.yaml',
      'real.yaml',
    ])
  })

  it('keeps its owner and its group', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    const [uid, gid] = isRoot ? [1234, 5678] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0]
    await chown(suggestions.path(), uid, gid)
    await chmod(suggestions.path(), 0o640)
    await suggestions.suggest(['HOST/acme/api:v1'])
    const { mode, ...now } = await stat(suggestions.path())
    expect({ uid: now.uid, gid: now.gid, mode: mode & 0o777 }).toEqual({ uid, gid, mode: 0o640 })
    expect(await suggestions.read()).toContain('156')
  })

  it('keeps its other names', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    await link(suggestions.path(), suggestions.path('other.yaml'))
    await suggestions.suggest(['HOST/acme/api:v1'])
    expect(await suggestions.read('other.yaml')).toBe(BUDGETS.replace('200', '156'))
    expect((await stat(suggestions.path())).nlink).toBe(2)
  })

  it('does not replace one that is write-protected', async () => {
    const suggestions = await Suggestions.start(SHOP, 'budgets: [{image: oci:out}]\n')
    const layout = new LayoutFiles()
    await layout.list(layout.image({ layers: [1e6] }), 'v1').writeTo(suggestions.path('out'))
    await chmod(suggestions.path(), 0o444)
    const { code, stderr } = await suggestProtected(suggestions.folder)
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'docker-image-budgets.yaml is write-protected (EACCES: permission denied): nothing was changed. Make it writable, or name another file with --config FILE.\n',
    })
    expect(await suggestions.read()).toBe('budgets: [{image: oci:out}]\n')
  })

  it('replaces no link that leads nowhere', async () => {
    const suggestions = await Suggestions.start(SHOP, null)
    await symlink('gone.yaml', suggestions.path())
    const { code, stderr } = await suggestions.suggest(['HOST/acme/api:v1'])
    expect(code).toBe(2)
    expect(stderr).toContain('docker-image-budgets.yaml cannot be read (ENOENT')
    expect(await readdir(suggestions.folder)).toEqual(['docker-image-budgets.yaml'])
  })

  it('overwrites nothing that somebody else has written meanwhile', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS, {
      before: async () => {
        await suggestions.write('theirs')
        return undefined
      },
    })
    const { code, stderr } = await suggestions.suggest(['HOST/acme/api:v1'])
    expect(code).toBe(2)
    expect(stderr).toContain('was changed by somebody else in the meantime: nothing was written')
    expect(await suggestions.read()).toBe('theirs')
  })
})

describe('when the new file is checked', () => {
  it('passes with what was suggested', async () => {
    const suggestions = await Suggestions.start(SHOP, BUDGETS)
    await suggestions.suggest(['--head', 'main', '--raise'])
    const limits = budgetsOf(await suggestions.read()).map(({ limit }) => limit?.text)
    expect(limits).toEqual(['180', '34 MiB'])
  })
})

const isRoot = process.getuid?.() === 0

/** In a process of its own that file modes bind, as they do not bind root. */
function suggestProtected(cwd: string) {
  const command = [process.execPath, join(projectFolder(), 'src/cli.ts'), 'suggest']
  const bound = isRoot ? ['setpriv', '--bounding-set', '-dac_override', ...command] : command
  const [program = '', ...words] = bound
  return run(program, words, { cwd, timeoutMs: 20_000 })
}

function literally(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
}
