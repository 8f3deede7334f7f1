import { type Answer, type Call, notFound } from './answer.ts'

/** A branch or a tag by its whole name: `heads/main`. */
export function getReference({ world, url }: Call, ref: string): Answer {
  const [, kind, name = ''] = /^(heads|tags)\/(.+)$/.exec(ref) ?? []
  const all = (kind === 'heads' ? world.branches : world.tags) ?? {}
  const sha = Object.hasOwn(all, name) ? all[name] : undefined
  if (sha === undefined) throw notFound()
  const api = `${url.origin}/repos/${world.repository}/git`
  const body = {
    ref: `refs/${ref}`,
    url: `${api}/refs/${ref}`,
    object: { sha, type: 'commit', url: `${api}/commits/${sha}` },
  }
  return { status: 200, body }
}
