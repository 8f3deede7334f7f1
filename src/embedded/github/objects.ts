import { createHash } from 'node:crypto'
import type { GitHubWorld, StoredObject } from './world.ts'

/** Git's objects as git stores them: their names are the ones that git itself would give. */

type ObjectType = StoredObject['type']

export interface TreeEntry {
  readonly mode: string
  readonly name: string
  readonly sha: string
}

export function storeObject(world: GitHubWorld, type: ObjectType, bytes: Buffer): string {
  const header = `${type} ${bytes.length}\0`
  const sha = createHash('sha1').update(header).update(bytes).digest('hex')
  world.objects ??= {}
  world.objects[sha] ??= { type, bytes }
  return sha
}

/** undefined: there is none of this type. */
export function objectOf(world: GitHubWorld, sha: string, type: ObjectType): Buffer | undefined {
  const objects = world.objects ?? {}
  const found = Object.hasOwn(objects, sha) ? objects[sha] : undefined
  return found?.type === type ? found.bytes : undefined
}

/** Its entries in git's order: a folder's name is followed by a slash. */
export function storeTree(world: GitHubWorld, entries: readonly TreeEntry[]): string {
  const key = ({ mode, name }: TreeEntry) => Buffer.from(mode === '40000' ? `${name}/` : name)
  const sorted = entries.toSorted((a, b) => Buffer.compare(key(a), key(b)))
  const parts = sorted.flatMap(({ mode, name, sha }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(sha, 'hex'),
  ])
  return storeObject(world, 'tree', Buffer.concat(parts))
}

export function treeEntries(bytes: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at)
    const [mode = '', ...name] = bytes.toString('utf8', at, end).split(' ')
    entries.push({
      mode,
      name: name.join(' '),
      sha: bytes.toString('hex', end + 1, end + 21),
    })
    at = end + 21
  }
  return entries
}

interface StoredCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
}

export function storeCommit(
  world: GitHubWorld,
  { tree, parents, message }: StoredCommit,
  now: string,
): string {
  const who = `github-actions[bot] <github-actions[bot]@example.com> ${Date.parse(now) / 1000} +0000`
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`,
  ]
  return storeObject(world, 'commit', Buffer.from(`${lines.join('\n')}\n\n${message}`))
}

export function commitOf(bytes: Buffer): StoredCommit {
  const text = bytes.toString('utf8')
  const [head = '', ...message] = text.split('\n\n')
  const parents = [...head.matchAll(/^parent ([0-9a-f]{40})$/gm)].map(([, sha = '']) => sha)
  const tree = /^tree ([0-9a-f]{40})$/m.exec(head)?.[1] ?? ''
  return { tree, parents, message: message.join('\n\n') }
}

/** Whether a commit is another one, or descends from it. */
export function descendsFrom(world: GitHubWorld, sha: string, ancestor: string): boolean {
  const seen = new Set<string>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === ancestor) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...parentsOf(world, next))
  }
  return false
}

export function isCommit(world: GitHubWorld, sha: string): boolean {
  return (
    objectOf(world, sha, 'commit') !== undefined || world.commits.some((each) => each.sha === sha)
  )
}

function parentsOf(world: GitHubWorld, sha: string): readonly string[] {
  const stored = objectOf(world, sha, 'commit')
  if (stored !== undefined) return commitOf(stored).parents
  return world.commits.find((each) => each.sha === sha)?.parents ?? []
}
