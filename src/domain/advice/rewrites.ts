import type { DescribedLayer } from '../history/described-layer.ts'
import { oneLine } from '../values/text.ts'
import { copyOf } from './copies.ts'
import { about, type Draft, exactly } from './rule.ts'
import { isCommand, type Run } from './run.ts'
import type { Command } from './shell.ts'

/** Layers whose sizes differ by less hold likely the same files. */
const SAME_SIZE = 0.1

/** They make no large files, so that the size of a layer beside them comes from the change. */
const LIGHT =
  /^(?:chmod|chown|chgrp|mkdir|cd|set|echo|ln|touch|find|test|\[|true|:|ls|add(?:user|group)|(?:user|group)add|usermod)$/

/** A changed mode or owner stores the whole file again. */
export function chmodCopy(run: Run, earlier: readonly DescribedLayer[]): Draft | null {
  const changes = run.commands.filter(({ name }) => /^(?:chmod|chown|chgrp)$/.test(name))
  const twin = earlier.findLast(({ layer }) => isAboutAs(run.bytes, layer.bytes))
  const isAlone = run.commands.every(({ name }) => LIGHT.test(name))
  if (changes.length === 0 || !isAlone || twin === undefined) return null
  return {
    rule: 'chmod-copy',
    layer: run.layer,
    ...exactly(run.bytes),
    sentence:
      'This layer is about as large as an earlier one: changing modes or owners likely stored the same files again.',
    cure:
      copyOf(twin) === null
        ? 'Change modes and owners in the RUN that makes the files.'
        : 'Give mode and owner with the COPY that brings the files.',
    dockerfile: copyLine(twin, changes),
  }
}

function isAboutAs(bytes: number, other: number): boolean {
  return other > 0 && Math.abs(bytes - other) <= SAME_SIZE * other
}

/** The COPY as it stands, with what the later commands did to it. */
function copyLine(twin: DescribedLayer, changes: readonly Command[]): string | null {
  const copy = copyOf(twin)
  if (copy === null) return null
  const value = (name: string) => changes.find((change) => change.name === name)?.operands[0]
  const [owner, mode] = [value('chown'), value('chmod')]
  // Symbolic modes came to COPY late, and would read as something else in an older Dockerfile.
  const added = [
    owner === undefined ? [] : [`--chown=${owner}`],
    mode !== undefined && /^[0-7]{3,4}$/.test(mode) ? [`--chmod=${mode}`] : [],
  ].flat()
  const kept = copy.flags.filter((flag) => !/^--(?:chown|chmod)=/.test(flag))
  const flags = added.length === 0 ? ['--chown=USER:GROUP'] : added
  return oneLine([copy.instruction, ...kept, ...flags, ...copy.sources, copy.target].join(' '))
}

/** A layer of removals holds little more than their names. */
const TINY_BYTES = 64 * 1024

export function lateCleanup(run: Run, earlier: readonly DescribedLayer[]): Draft | null {
  const removes = run.commands.some(isRemoval)
  const isAlone = run.commands.every((command) => isRemoval(command) || isNeutral(command))
  const before = earlier.findLast(({ layer }) => layer.bytes >= TINY_BYTES)
  if (!removes || !isAlone || run.bytes >= TINY_BYTES || before === undefined) return null
  return {
    rule: 'late-cleanup',
    layer: run.layer,
    ...about(before.layer.bytes),
    sentence:
      'This RUN only removes, but earlier layers keep what they hold, so that it likely saves nothing. How much it could is not known: counted is, at most, the last large layer before it.',
    cure: 'Remove in the same RUN that makes the files.',
    dockerfile: 'RUN make install && rm -rf /src',
  }
}

const REMOVAL_VERB =
  /^(?:clean|autoclean|dist-?clean|autoremove|autopurge|remove|purge|del|erase|uninstall|prune)$/

function isRemoval(command: Command): boolean {
  if (/^(?:rm|rmdir|unlink)$/.test(command.name)) return true
  return (
    isCommand(command, /^find$/, /^-(?:delete|exec)$/) ||
    isCommand(
      command,
      /^(?:apt|apt-get|aptitude|apk|dnf|dnf5|microdnf|yum|pip[\d.]*|npm|yarn|conda)$/,
      REMOVAL_VERB,
    )
  )
}

function isNeutral({ name }: Command): boolean {
  return /^(?:set|cd|true|:|echo|ls|export|sync|df|du)$/.test(name)
}
