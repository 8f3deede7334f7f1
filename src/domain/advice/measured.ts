import type { LayerContents } from '../files/layer-contents.ts'
import { formatBytes } from '../values/bytes.ts'
import { plural } from '../values/text.ts'
import type { AdviceRule, Draft } from './rule.ts'

/** What of a layer's files a rule is about. Rules that guess at more than one cache are not here. */
export const MEASURED_KINDS: Partial<Record<AdviceRule, readonly string[]>> = {
  'apt-lists': ['apt lists', 'apt cache'],
  'apk-cache': ['apk cache'],
  'dnf-cache': ['dnf cache'],
  'pip-cache': ['pip cache'],
  'uv-cache': ['uv cache'],
  'poetry-cache': ['poetry cache'],
  'conda-cache': ['conda packages'],
  'npm-cache': ['npm cache'],
  'yarn-cache': ['yarn cache'],
  'pnpm-store': ['pnpm store'],
  'composer-cache': ['composer cache'],
  'git-history': ['git history'],
}

/**
 * What a step only suggests, where its layer's files are known: with their bytes, or not at all.
 * @param contents by digest, of the layers that were looked into.
 */
export function measured(
  draft: Draft,
  contents: ReadonlyMap<string, LayerContents> | undefined,
): Draft | null {
  const found = draft.layer && contents?.get(draft.layer.layer.digest)
  if (!found) return draft
  if (draft.rule === 'chmod-copy') return repeated(draft, found)
  const kinds = MEASURED_KINDS[draft.rule]
  if (kinds === undefined) return draft
  const left = found.leftovers.filter(({ kind }) => kinds.includes(kind))
  const [first] = left
  // A cache mount, for instance, shows in no history.
  if (first === undefined) return null
  const bytes = left.reduce((sum, each) => sum + each.bytes, 0)
  const stored = left.reduce((sum, each) => sum + each.storedBytes, 0)
  const what = left.map(({ kind }) => kind).join(' and ')
  const sentence = `Its files show it: this layer holds ${formatBytes(bytes)} of ${what}, about ${formatBytes(stored)} compressed.`
  return withBytes(draft, stored, sentence)
}

/** What is not found again may be a copy of a layer that nobody has looked into, or of small files. */
function repeated(draft: Draft, { again }: LayerContents): Draft {
  const { files, bytes, storedBytes } = again
  if (files === 0) return draft
  const same = files === 1 ? 'the same file' : `the same ${plural(files, 'file')}`
  const sentence = `Changing modes or owners stored files once more: this layer holds ${same} again, ${formatBytes(bytes)}, about ${formatBytes(storedBytes)} compressed.`
  return withBytes(draft, storedBytes, sentence)
}

function withBytes({ claims: _, ...draft }: Draft, stored: number, sentence: string): Draft {
  const bytes = Math.min(stored, draft.layer?.layer.bytes ?? stored)
  return { ...draft, bytes, atMost: bytes, isEstimate: true, isAtMost: false, sentence }
}
