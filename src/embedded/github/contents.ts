import { createHash } from 'node:crypto'
import { type Answer, type Call, notFound } from './answer.ts'
import { findCommit } from './history.ts'

/** From here on GitHub gives the content only to those who ask for it raw. */
const MAX_INLINE_BYTES = 1_048_576

/** A file at a commit, as JSON or raw; of a directory, what is in it. */
export function getContents(call: Call, path: string): Answer {
  const ref = call.url.searchParams.get('ref') || call.world.defaultBranch
  const commit = findCommit(call.world, ref)
  if (commit === undefined) throw notFound(`No commit found for the ref ${ref}`)
  const text = Object.hasOwn(commit.files, path) ? commit.files[path] : undefined
  if (text === undefined) return directory(Object.keys(commit.files), path)

  const raw = /application\/vnd\.github\.(v3\.)?raw(\+json)?/.exec(call.accept)
  if (raw !== null) {
    return { status: 200, body: text, headers: { 'content-type': `${raw[0]}; charset=utf-8` } }
  }
  return { status: 200, body: file(path, Buffer.from(text)) }
}

function file(path: string, bytes: Buffer) {
  const inline = bytes.length <= MAX_INLINE_BYTES
  return {
    type: 'file',
    ...named(path),
    size: bytes.length,
    sha: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
    encoding: inline ? 'base64' : 'none',
    content: inline ? bytes.toString('base64').replace(/.{1,60}/g, '$&\n') : '',
  }
}

function directory(paths: readonly string[], path: string): Answer {
  const below = paths.filter((each) => each.startsWith(`${path}/`))
  if (below.length === 0) throw notFound()
  const children = below.map((each) => each.slice(path.length + 1).split('/'))
  const entries = new Map(
    children.map(([name = '', ...rest]) => [name, rest.length > 0 ? 'dir' : 'file']),
  )
  const body = [...entries].map(([name, type]) => ({ type, ...named(`${path}/${name}`) }))
  return { status: 200, body }
}

function named(path: string) {
  return { path, name: path.slice(path.lastIndexOf('/') + 1) }
}
