import { type Answer, type Call, notFound } from './answer.ts'

/** A branch by its whole name, `heads/main`; tags are none of this world's. */
export function getReference({ world, url }: Call, ref: string): Answer {
  const branch = ref.startsWith('heads/') ? ref.slice('heads/'.length) : ''
  const sha = Object.hasOwn(world.branches, branch) ? world.branches[branch] : undefined
  if (sha === undefined) throw notFound()
  const api = `${url.origin}/repos/${world.repository}/git`
  const body = {
    ref: `refs/${ref}`,
    url: `${api}/refs/${ref}`,
    object: { sha, type: 'commit', url: `${api}/commits/${sha}` },
  }
  return { status: 200, body }
}
