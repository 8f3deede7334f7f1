import type { HistoryEntry } from '../image/manifest.ts'
import { oneLine } from '../values/text.ts'
import { mergedStep } from './merged-steps.ts'
import type { Step } from './step.ts'

const STORE_PATH = /\/nix\/store\/[0-9a-z]{32}-([\w+.?=-]{1,200})/g
const MOST_PATHS = 1_000

/** A layer of Nix with several store paths: its last one has all that found no layer of its own. */
export function storePathsOf({ createdBy, comment }: HistoryEntry): Step | null {
  if (createdBy.trim() !== '' || !comment.startsWith('store paths:')) return null
  const names = [...comment.matchAll(STORE_PATH)].slice(0, MOST_PATHS).map(([, name = '']) => name)
  if (names.length < 2) return null
  const steps = names.map((name) => ({
    text: oneLine(name, 200),
    instruction: null,
    buildArguments: [],
  }))
  return mergedStep({ steps, withBase: false, isOfPaths: true })
}
