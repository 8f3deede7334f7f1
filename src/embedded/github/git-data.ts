import { type Answer, type Call, notFound, Refusal, requiredText } from './answer.ts'
import {
  commitOf,
  descendsFrom,
  isCommit,
  objectOf,
  storeCommit,
  storeObject,
  storeTree,
  type TreeEntry,
  treeEntries,
} from './objects.ts'
import { getReference } from './references.ts'
import type { GitHubWorld } from './world.ts'

/** The Git database API: blobs, trees, commits and references. */

const FOLDER = '40000'

export function getCommitObject({ world }: Call, sha: string): Answer {
  const bytes = objectOf(world, sha, 'commit')
  if (bytes === undefined) throw notFound()
  const { tree, parents, message } = commitOf(bytes)
  const body = {
    sha,
    tree: { sha: tree },
    parents: parents.map((each) => ({ sha: each })),
    message,
  }
  return { status: 200, body }
}

export function getTree({ world, url }: Call, sha: string): Answer {
  if (objectOf(world, sha, 'tree') === undefined) throw notFound()
  const all = listed(world, sha, url.searchParams.has('recursive'))
  return { status: 200, body: { sha, tree: all, truncated: false } }
}

function listed(world: GitHubWorld, sha: string, isDeep: boolean, folder = ''): object[] {
  return entriesOf(world, sha).flatMap(({ mode, name, sha: of }) => {
    const path = `${folder}${name}`
    if (mode === FOLDER) {
      const below = isDeep ? listed(world, of, true, `${path}/`) : []
      return [{ path, mode: '040000', type: 'tree', sha: of }, ...below]
    }
    return [{ path, mode, type: 'blob', sha: of, size: objectOf(world, of, 'blob')?.length ?? 0 }]
  })
}

function entriesOf(world: GitHubWorld, sha: string): TreeEntry[] {
  return treeEntries(objectOf(world, sha, 'tree') ?? Buffer.alloc(0))
}

export function getBlob({ world, accept }: Call, sha: string): Answer {
  const bytes = objectOf(world, sha, 'blob')
  if (bytes === undefined) throw notFound()
  const raw = /application\/vnd\.github\.(v3\.)?raw(\+json)?/.exec(accept)
  if (raw !== null) {
    return { status: 200, body: bytes, headers: { 'content-type': `${raw[0]}; charset=utf-8` } }
  }
  const content = bytes.toString('base64')
  return { status: 200, body: { sha, size: bytes.length, encoding: 'base64', content } }
}

export function createBlob(call: Call): Answer {
  const encoding = call.body['encoding'] === 'base64' ? 'base64' : 'utf8'
  const sha = storeObject(call.world, 'blob', Buffer.from(requiredText(call, 'content'), encoding))
  return { status: 201, body: { sha } }
}

export function createTree(call: Call): Answer {
  const { world, body } = call
  const base = body['base_tree']
  if (typeof base === 'string' && objectOf(world, base, 'tree') === undefined) {
    throw new Refusal(404, 'Not Found')
  }
  const changes = Array.isArray(body['tree']) ? body['tree'] : []
  if (changes.length === 0) throw new Refusal(422, 'Invalid tree info')
  let root = typeof base === 'string' ? base : ''
  for (const change of changes) root = withChange(world, root, changeOf(world, change))
  return { status: 201, body: { sha: root, truncated: false } }
}

interface Change {
  readonly path: readonly string[]
  readonly mode: string
  /** null: it is taken away. */
  readonly sha: string | null
}

function changeOf(world: GitHubWorld, change: unknown): Change {
  const { path, mode, type, sha, content }: Record<string, unknown> = { ...Object(change) }
  if (typeof path !== 'string' || typeof mode !== 'string' || typeof type !== 'string') {
    throw new Refusal(422, 'Must supply a valid tree.mode')
  }
  const parts = path.split('/')
  if (parts.some((part) => ['', '.', '..'].includes(part))) {
    throw new Refusal(422, 'tree.path contains a malformed path component')
  }
  const stored =
    typeof content === 'string' ? storeObject(world, 'blob', Buffer.from(content)) : sha
  if (stored === null) return { path: parts, mode, sha: null }
  if (typeof stored !== 'string' || objectOf(world, stored, 'blob') === undefined) {
    throw new Refusal(422, `tree.sha ${String(stored)} is not a valid blob`)
  }
  return { path: parts, mode, sha: stored }
}

/** A folder that nothing is left in is gone, as git has none. */
function withChange(world: GitHubWorld, tree: string, { path, mode, sha }: Change): string {
  const [name = '', ...below] = path
  const entries = entriesOf(world, tree)
  const others = entries.filter((each) => each.name !== name)
  const own = entries.find((each) => each.name === name)
  if (below.length === 0) {
    if (sha === null && own === undefined) {
      throw new Refusal(422, 'GitRPC::BadObjectState')
    }
    return storeTree(world, sha === null ? others : [...others, { mode, name, sha }])
  }
  const folder = withChange(world, own?.mode === FOLDER ? own.sha : '', { path: below, mode, sha })
  return entriesOf(world, folder).length === 0
    ? storeTree(world, others)
    : storeTree(world, [...others, { mode: FOLDER, name, sha: folder }])
}

export function createCommit(call: Call): Answer {
  const { world, body, now } = call
  const tree = requiredText(call, 'tree')
  if (objectOf(world, tree, 'tree') === undefined) throw new Refusal(422, 'Tree SHA does not exist')
  const parents = Array.isArray(body['parents']) ? body['parents'].map(String) : []
  if (!parents.every((parent) => isCommit(world, parent))) {
    throw new Refusal(422, 'Parent SHA does not exist or is not a commit object')
  }
  const sha = storeCommit(world, { tree, parents, message: requiredText(call, 'message') }, now)
  return { status: 201, body: { sha, tree: { sha: tree } } }
}

export function createReference(call: Call): Answer {
  const { world } = call
  const name = /^refs\/heads\/(.+)$/.exec(requiredText(call, 'ref'))?.[1]
  const sha = requiredText(call, 'sha')
  if (name === undefined) throw new Refusal(422, 'Reference name must start with refs/heads/')
  if (!isCommit(world, sha)) throw new Refusal(422, 'Object does not exist')
  if (Object.hasOwn(world.branches, name)) throw new Refusal(422, 'Reference already exists')
  world.branches[name] = sha
  return { ...getReference(call, `heads/${name}`), status: 201 }
}

export function updateReference(call: Call, name: string): Answer {
  const { world, body } = call
  const sha = requiredText(call, 'sha')
  const tip = Object.hasOwn(world.branches, name) ? world.branches[name] : undefined
  if (tip === undefined) throw new Refusal(422, 'Reference does not exist')
  if (!isCommit(world, sha)) throw new Refusal(422, 'Object does not exist')
  if (body['force'] !== true && !descendsFrom(world, sha, tip)) {
    throw new Refusal(422, 'Update is not a fast forward')
  }
  world.branches[name] = sha
  return getReference(call, `heads/${name}`)
}
