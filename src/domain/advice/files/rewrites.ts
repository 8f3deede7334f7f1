import type { DescribedLayer } from '../../history/described-layer.ts'
import type { Command } from '../../shell/command.ts'
import { type Draft, exactly } from '../rule.ts'
import type { Run } from '../run.ts'
import { type Copy, copyInstruction, copyOf } from './copies.ts'
import { baseName } from './names.ts'
import { coverOf, segmentsOf } from './paths.ts'

/** They make no large files, so that the size of a layer beside them comes from the change. */
const LIGHT =
  /^(?:chmod|chown|chgrp|mkdir|cd|set|echo|ln|touch|find|test|\[|\[\[|true|:|ls|export|umask|add(?:user|group)|(?:user|group)add|usermod)$/
const CHANGE = /^(?:chmod|chown|chgrp)$/

/** A changed mode or owner stores the whole file again, whatever brought it. */
export function chmodCopy(run: Run, earlier: readonly DescribedLayer[]): Draft | null {
  const isAlone = run.commands.every((command) => LIGHT.test(command.name) || changesBy(command))
  const changes = run.commands.filter(({ name }) => CHANGE.test(name))
  if (run.isCut || run.isMixed || !isAlone || !run.commands.some(isChange)) return null
  const copy = earlier.findLast((layer) => isAbout(layer, changes))
  return {
    rule: 'chmod-copy',
    layer: run.layer,
    ...exactly(run.bytes),
    sentence:
      'Changing modes or owners stored every file that changed once more: this layer is the second copy.',
    cure:
      copy === undefined
        ? 'Change modes and owners in the RUN that makes the files.'
        : 'Give mode and owner with the COPY that brings the files.',
    summary: 'give modes and owners where the files are made',
    dockerfile: copy === undefined ? null : copyLine(copy, changes),
  }
}

function isChange(command: Command): boolean {
  return CHANGE.test(command.name) || changesBy(command)
}

/** `find /app -exec chmod 644 {} +`. */
function changesBy({ name, words }: Command): boolean {
  return (
    name === 'find' &&
    words.some((word, at) => /^-exec(?:dir)?$/.test(word) && CHANGE.test(words[at + 1] ?? ''))
  )
}

/** Whether the COPY brought files that are changed. */
function isAbout(layer: DescribedLayer, changes: readonly Command[]): boolean {
  const target = copyOf(layer)?.target
  const path = target === undefined ? null : segmentsOf(target)
  if (path === null) return false
  return changes.some(({ operands, folder }) =>
    operands.slice(1).some((operand) => {
      const changed = segmentsOf(operand, folder)
      const isRelative = changed?.[0] !== '' || path[0] !== ''
      return changed !== null && (isRelative || coverOf(changed, path) !== 'none')
    }),
  )
}

/** The COPY as it stands, with what the later commands did to it. */
function copyLine(layer: DescribedLayer, changes: readonly Command[]): string | null {
  const copy = copyOf(layer)
  const value = (name: string) => changes.find((change) => change.name === name)?.operands[0]
  const [owner, mode] = [value('chown'), value('chmod')]
  // BuildKit does not tell the stage that was copied from: an absolute source is likely there.
  if (copy === null || copy.sources.some((source) => source.startsWith('/'))) return null
  // Symbolic modes came to COPY late, and would read as something else in an older Dockerfile.
  const added = [
    owner === undefined ? [] : [`--chown=${owner}`],
    mode === undefined ? [] : modeFlag(mode, copy.target, changes),
  ].flat()
  if (added.length === 0) return null
  const isReplaced = (flag: string) =>
    added.some((each) => flag.startsWith(each.replace(/=.*$/s, '=')))
  const kept = copy.flags.filter((flag) => !isReplaced(flag))
  return copyInstruction({ ...copy, flags: [...kept, ...added], sources: sourcesOf(copy) })
}

/** Of `+x` for one of many files, there is no mode for all of them. */
function modeFlag(mode: string, target: string, changes: readonly Command[]): string[] {
  if (/^[0-7]{3,4}$/.test(mode)) return [`--chmod=${mode}`]
  const isFile = changes.some(
    ({ name, operands }) => name === 'chmod' && isSameFile(operands, target),
  )
  return isFile && /\+[rx]*x/.test(mode) ? ['--chmod=755'] : []
}

function isSameFile(operands: readonly string[], target: string): boolean {
  return operands.slice(1).some((file) => file === target || file.startsWith(target))
}

/** Docker's old builder and Buildah do not tell what was copied: likely what it is called there. */
function sourcesOf({ sources, target }: Copy): readonly string[] {
  if (!sources.includes('…')) return sources
  return [/\.\w+$/.test(target) ? baseName(target) : '.']
}
