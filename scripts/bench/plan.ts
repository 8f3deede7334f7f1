import type { Repository } from '../../src/embedded/content.ts'
import { contentOf, type Fleet } from './fleet.ts'

/** Paths that may be asked for at once, and what may be asked for when all of them have come. */
type Stage = readonly [paths: readonly string[], then?: readonly Stage[]]

export interface Plan {
  readonly stages: readonly Stage[]
  /** Sent with every request but the first, whose answer asks for it. */
  readonly authorization?: string
  /** GET where it is left out. */
  readonly method?: 'HEAD'
}

/**
 * A check without and with explanations, behind Bearer tokens, and with all manifests known from an
 * earlier run.
 */
export type Work = 'check' | 'explain' | 'tokens' | 'cached'

/**
 * What has to be asked for by whoever knows a fleet's tags alone, and in which order: the images of
 * an index after the index, configs after the manifests that differ, tags after their token.
 */
export function planOf(fleet: Fleet, work: Work): Plan {
  const repositories = [...contentOf(fleet).repositories]
  const stages = repositories.map(([name, repository]) => {
    const own = repositoryStages(name, repository, work)
    return { own, token: [[tokenPath(name)], own] as const }
  })
  const all = stages.flatMap(({ own }) => own)
  if (work === 'cached') return { stages: all.map(([paths]) => [paths]), method: 'HEAD' }
  if (work !== 'tokens') return { stages: all }
  const first = `/v2/${repositories[0]?.[0]}/manifests/pr-7`
  const whole: Stage = [[first], stages.map(({ token }) => token)]
  return { stages: [whole], authorization: `Bearer ${TOKEN}` }
}

export const TOKEN = 'an-anonymous-token'

function tokenPath(repository: string): string {
  const scope = encodeURIComponent(`repository:${repository}:pull`)
  return `/token?service=bench&scope=${scope}`
}

function repositoryStages(name: string, { tags, manifests }: Repository, work: Work): Stage[] {
  const found = [...tags].map(([tag, digest]) => {
    const manifest = JSON.parse(String(manifests.get(digest)?.body)) as StoredManifest
    return { path: `/v2/${name}/manifests/${tag}`, digest, manifest }
  })
  const hasChanged = new Set(tags.values()).size > 1
  if (work === 'explain') {
    const configs = found.map(({ manifest }) => `/v2/${name}/blobs/${manifest.config?.digest}`)
    return [[found.map(({ path }) => path), hasChanged ? [[configs]] : []]]
  }
  return found.map(({ path, manifest }) => {
    const images = manifest.manifests?.map(({ digest }) => `/v2/${name}/manifests/${digest}`)
    return [[path], images === undefined ? [] : [[images]]]
  })
}

interface StoredManifest {
  readonly config?: { readonly digest: string }
  readonly manifests?: readonly { readonly digest: string }[]
}
