import {
  type LayoutReference,
  parseReference,
  type RegistryReference,
} from '../domain/image/reference.ts'
import { Malformed } from '../domain/values/problem.ts'
import { plural } from '../domain/values/text.ts'
import { ambiguous } from './choose.ts'

/**
 * The tags in RepoTags of the repository that a reference names; without a name, or with a
 * position, it means the only one there is.
 * @returns undefined when there is no such repository.
 */
export function tagsOf(
  { transport, path, name }: LayoutReference,
  repoTags: readonly string[],
): readonly string[] | undefined {
  const tags = tagsByRepository(repoTags)
  if (name !== undefined && !/^@\d+$/.test(name)) return tags.get(repositoryOf(asReference(name)))
  const [only, ...others] = tags.keys()
  if (only === undefined) return []
  if (others.length === 0) return tags.get(only)
  const what = plural(tags.size, 'repository', 'repositories')
  throw ambiguous(`${transport}:${path}`, what, [only, ...others])
}

function tagsByRepository(repoTags: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>()
  for (const name of new Set(repoTags)) {
    const reference = asReference(name)
    const repository = repositoryOf(reference)
    if (reference?.tag === undefined) continue
    const known = tags.get(repository) ?? []
    known.push(reference.tag)
    tags.set(repository, known)
  }
  return tags
}

function asReference(name: string): RegistryReference | undefined {
  try {
    const reference = parseReference(name)
    return reference.kind === 'registry' ? reference : undefined
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

function repositoryOf(reference: RegistryReference | undefined): string {
  return reference === undefined ? '' : `${reference.registry}/${reference.repository}`
}
