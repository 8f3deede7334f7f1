import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run, runChecked } from '../support/tools.ts'

/** GitHub, as far as a release asks it: tags are those of the bare repository, releases are files. */
const GH = `#!/usr/bin/env bash
set -euo pipefail
case "$1 $2" in
  'release view') test -e "$RELEASES/$3" ;;
  'release create')
    [[ " $* " == *' --verify-tag '* ]] && git -C "$ORIGIN" rev-parse -q --verify "refs/tags/$3" >/dev/null
    { cat; echo "\${@: -1}"; } > "$RELEASES/$3" ;;
  'api --silent')
    [[ $5 == repos/acme/shop/git/refs* ]]
    ref=\${5#repos/acme/shop/git/}
    for word in "$@"; do case $word in sha=*) sha=\${word#sha=} ;; ref=*) ref=\${word#ref=refs/}; ref=refs/$ref ;; esac; done
    case $4 in
      PATCH) git -C "$ORIGIN" rev-parse -q --verify "$ref" >/dev/null; git -C "$ORIGIN" update-ref "$ref" "$sha" ;;
      POST) git -C "$ORIGIN" update-ref "$ref" "$sha" 0000000000000000000000000000000000000000 ;;
    esac ;;
  *) exit 64 ;;
esac
`

let folder = ''
let env: NodeJS.ProcessEnv = {}
const git = (...args: string[]) => runChecked('git', args, { cwd: join(folder, 'clone'), env })

/** Commits a version to main, as CONTRIBUTING.md tells it, and tags it. */
async function version(
  number: string,
  { notes = `What is new in ${number}.`, says = number } = {},
) {
  const clone = join(folder, 'clone')
  await writeFile(
    join(clone, 'package.json'),
    `{\n  "version": "${says}",\n  "type": "module"\n}\n`,
  )
  const heading = notes === '' ? '' : `## ${number} – 2026-11-25\n\n${notes}\n\n`
  const log = `# Changelog\n\n${heading}## 0.0.1 – 2026-01-01\n\nThe first one.\n`
  await writeFile(join(clone, 'CHANGELOG.md'), log)
  await git('add', '-A')
  await git('commit', '-qm', `Release ${number}`)
  await git('tag', '-a', `v${number}`, '-m', `Release ${number}`)
}

async function release(tag: string) {
  await git('push', '-q', 'origin', 'main', '--tags')
  await git('fetch', '-q', '--tags', '--force', 'origin')
  await git('checkout', '-q', tag)
  const result = await run('scripts/release.sh', [tag], { cwd: join(folder, 'clone'), env })
  await git('checkout', '-q', 'main')
  return result
}

const at = async (ref: string) =>
  (await run('git', ['-C', join(folder, 'origin'), 'rev-parse', '--verify', `${ref}^{commit}`]))
    .stdout
const released = (tag: string) =>
  readFile(join(folder, 'releases', tag), 'utf8').catch(() => undefined)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'))
  for (const name of ['bin', 'releases', 'clone']) await mkdir(join(folder, name))
  await writeFile(join(folder, 'bin/gh'), GH)
  await chmod(join(folder, 'bin/gh'), 0o755)
  env = {
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    HOME: folder,
    ORIGIN: join(folder, 'origin'),
    RELEASES: join(folder, 'releases'),
    GITHUB_REPOSITORY: 'acme/shop',
    GIT_AUTHOR_NAME: 'alice',
    GIT_AUTHOR_EMAIL: 'alice@example.com',
    GIT_COMMITTER_NAME: 'alice',
    GIT_COMMITTER_EMAIL: 'alice@example.com',
  }
  await runChecked('git', ['init', '-q', '--bare', '-b', 'main', join(folder, 'origin')])
  await git('init', '-q', '-b', 'main')
  await git('remote', 'add', 'origin', join(folder, 'origin'))
  await mkdir(join(folder, 'clone/scripts'))
  await copyFile(
    join(projectFolder(), 'scripts/release.sh'),
    join(folder, 'clone/scripts/release.sh'),
  )
})
afterEach(() => rm(folder, { recursive: true }))

describe('when a version is tagged', () => {
  it('is released with its part of the changelog, and v1 is made', async () => {
    await version('1.0.0')
    const { code, stdout } = await release('v1.0.0')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'v1 is new: v1.0.0.\n' })
    expect(await released('v1.0.0')).toBe('\nWhat is new in 1.0.0.\n--latest=true\n')
    expect(await at('v1')).toBe(await at('v1.0.0'))
  })

  it('moves v1, by numbers and not by letters, and leaves v2 alone', async () => {
    for (const number of ['1.9.0', '2.0.0']) {
      await version(number)
      await release(`v${number}`)
    }
    await version('1.10.0')
    expect((await release('v1.10.0')).stdout).toBe('v1 is now v1.10.0.\n')
    expect(await at('v1')).toBe(await at('v1.10.0'))
    expect(await at('v2')).toBe(await at('v2.0.0'))
    expect(await released('v1.10.0')).toContain('--latest=false\n')
  })

  it('moves nobody back by a fix of an older version', async () => {
    await version('1.3.0')
    await release('v1.3.0')
    await version('1.2.1')
    expect((await release('v1.2.1')).stdout).toBe(
      'v1 stays: there is a newer version than v1.2.1.\n',
    )
    expect(await at('v1')).toBe(await at('v1.3.0'))
    expect(await released('v1.2.1')).toContain('What is new in 1.2.1.')
  })

  it('does, started again, what is left to do', async () => {
    await version('1.0.0')
    await release('v1.0.0')
    await runChecked('git', ['-C', join(folder, 'origin'), 'tag', '-d', 'v1'])
    const { code, stdout } = await release('v1.0.0')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'v1.0.0 is released already.\nv1 is new: v1.0.0.\n',
    })
  })
})

describe('when a tag is no release', () => {
  const refused = async (tag: string) => {
    const { code, stdout, stderr } = await release(tag)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(await released(tag)).toBeUndefined()
    expect(await at('v1')).toBe('')
    return stderr
  }

  it('is not released where package.json has another version', async () => {
    await version('1.0.0', { says: '0.9.0' })
    expect(await refused('v1.0.0')).toBe(
      'package.json says version 0.9.0, and the tag 1.0.0: run npm version 1.0.0 --no-git-tag-version.\n',
    )
  })

  it('is not released where the changelog says nothing of it', async () => {
    await version('1.0.0', { notes: '' })
    expect(await refused('v1.0.0')).toContain('CHANGELOG.md says nothing')
  })

  it('is not released from a branch that is not merged', async () => {
    await version('0.0.1')
    await git('checkout', '-q', '-b', 'next')
    await version('1.0.0')
    await git('checkout', '-q', 'main')
    expect(await refused('v1.0.0')).toContain('v1.0.0 is not on main')
  })

  it.each(['v1.0', 'v1.0.0-rc.1', 'v01.0.0', '1.0.0', 'v1.0.0;id'])(
    'is not released as %s',
    async (tag) => {
      await version('0.0.1')
      await git('tag', tag)
      expect(await refused(tag)).toBe(
        `'${tag}' is no version: a release has a tag such as v1.2.3.\n`,
      )
    },
  )
})
