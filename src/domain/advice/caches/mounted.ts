import type { Command } from '../../shell/command.ts'
import type { Copy } from '../files/copies.ts'
import type { Run } from '../run.ts'

/** Files of a project that its package manager reads where it stands. */
const PROJECTS: readonly (readonly [RegExp, RegExp, readonly string[]])[] = [
  [/^npm$/, /^(?:ci|install|i|clean-install)$/, ['package.json', 'package-lock.json']],
  [/^pnpm$/, /^(?:install|i|fetch)$/, ['package.json', 'pnpm-lock.yaml']],
  [/^yarn$/, /^(?:install)?$/, ['package.json', 'yarn.lock']],
  [/^poetry$/, /^(?:install|sync)$/, ['pyproject.toml', 'poetry.lock']],
  [/^uv$/, /^sync$/, ['pyproject.toml', 'uv.lock']],
  [/^cargo$/, /^(?:build|b|fetch)$/, ['cargo.toml', 'cargo.lock']],
  [/^go$/, /^(?:mod|build)$/, ['go.mod', 'go.sum']],
  [/^mvn$/, /./, ['pom.xml']],
  [/^gradle$/, /./, ['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts']],
  [/^bundler?$/, /^(?:install)?$/, ['gemfile', 'gemfile.lock']],
  [/^composer$/, /^(?:install|i)$/, ['composer.json', 'composer.lock']],
]

/**
 * Whether a step reads files that no step before has brought: they came by a bind mount, which
 * history does not record, and caches then likely by a cache mount.
 */
export function readsMounted(run: Run, copies: readonly Copy[], runs: readonly Run[]): boolean {
  if (runs.some((each) => each.commands.some(mayBring))) return false
  return run.commands.some((command) => {
    const wanted = filesReadBy(command)
    return wanted.length > 0 && !copies.some((copy) => mayHold(copy, wanted))
  })
}

function filesReadBy({ name, words, operands }: Command): readonly string[] {
  if (/^pip[\d.]*$/.test(name)) {
    const at = words.findIndex((word) => /^(?:-r|--requirement)$/.test(word))
    const inline = words.find((word) => word.startsWith('--requirement='))
    const file = inline?.replace(/^.*=/, '') ?? (at < 0 ? undefined : words[at + 1])
    // An address is fetched.
    return file === undefined || /[$]|:\/\//.test(file) ? [] : [lastOf(file)]
  }
  const isProject = operands.length <= 1 || name === 'go' || /^(?:mvn|gradle)$/.test(name)
  const found = PROJECTS.find(
    ([names, verbs]) => names.test(name) && verbs.test(operands[0] ?? '') && isProject,
  )
  return words.some((word) => /^(?:-g|--global|--location=global)$/.test(word))
    ? []
    : (found?.[2] ?? [])
}

function mayHold({ sources, target }: Copy, wanted: readonly string[]): boolean {
  return [...sources, target].some((source) => {
    const name = lastOf(source)
    return wanted.includes(name) || !/^[^*?[]*[^*?[./]\.\w+$/.test(name)
  })
}

function lastOf(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//s, '').toLowerCase()
}

/** What fetches, unpacks or writes files may have brought any of them. */
function mayBring({ name, writes, operands }: Command): boolean {
  const isNew = operands.some((word) => /^(?:init|new|create)$/.test(word))
  return (
    writes.length > 0 ||
    isNew ||
    /^(?:git|curl|wget|tar|unzip|cp|mv|npx|tee|svn|hg|rsync|aws|gsutil|python[\d.]*|node)$/.test(
      name,
    )
  )
}
