import type { Command } from '../../shell/command.ts'
import { deletes } from '../files/paths.ts'
import type { AdviceRule, Draft, Saving } from '../rule.ts'
import { isOn, type Run } from '../run.ts'

/** What a package manager leaves beside what it installs. */
export interface Cache {
  readonly rule: AdviceRule
  readonly fetches: (command: Command) => boolean
  /** A command of the manager's own that empties it. */
  readonly cleans: (command: Command) => boolean
  /** Where it is. */
  readonly folders: readonly string[]
  /** Variables that switch it off. */
  readonly switches?: readonly string[]
  /** Variables that move it to where nobody looks. */
  readonly moves?: readonly string[]
  /** What containers may be started with that needs it all. */
  readonly neededBy?: RegExp
  /** Settings in a file that switch it off, or tell that it is in a mount. */
  readonly settings?: RegExp
  /** What of the layer it is. */
  readonly saving: (run: Run) => Saving
  readonly sentence: string
  readonly cure: string
  readonly summary: string
  /** A line to paste. */
  readonly line: (run: Run) => string
}

/** Whether a step leaves the cache in its layer, as far as it shows. */
export function leaves(run: Run, cache: Cache): boolean {
  const { fetches, cleans, folders, switches = [], moves = [] } = cache
  const at = run.commands.findIndex((command) => !command.isConditional && fetches(command))
  if (at < 0 || run.hidesCleaning) return false
  const isElsewhere = moves.some((name) => run.variables.has(name))
  return (
    !isElsewhere &&
    !switches.some((name) => isOn(run, name)) &&
    !run.commands.some(cleans) &&
    !deletes(run, folders)
  )
}

/** Whether a step empties the cache of an earlier one. */
export function empties(run: Run, { cleans, folders }: Cache): boolean {
  return run.commands.some(cleans) || deletes(run, folders)
}

export function cacheDraft(run: Run, cache: Cache): Draft | null {
  if (!leaves(run, cache)) return null
  const { rule, sentence, cure, summary } = cache
  return {
    rule,
    layer: run.layer,
    ...cache.saving(run),
    sentence,
    cure,
    summary,
    dockerfile: cache.line(run),
  }
}

/** What a step before, or the step itself, has set for good. */
export function isSet(run: Run, { fetches, settings }: Cache, before: readonly Run[]): boolean {
  const names = new Set(run.commands.filter(fetches).map(({ name }) => name))
  return [...before, run].some(
    ({ commands, written }) =>
      commands.some((command) => names.has(command.name) && configuresCache(command)) ||
      (settings !== undefined &&
        (written.some((text) => settings.test(text)) ||
          commands.some(({ operands }) => operands.some((word) => settings.test(word))))),
  )
}

/** `pip config set global.no-cache-dir true`, `npm config set cache /tmp/x`. */
function configuresCache({ words }: Command): boolean {
  return words[1] === 'config' && words.some((word) => /cache/i.test(word))
}
