import type { DescribedLayer } from '../history/described-layer.ts'
import type { Step } from '../history/step.ts'
import { namesSecret } from '../secrets/names.ts'
import type { Command } from '../shell/command.ts'
import { readScript } from '../shell/script.ts'

/**
 * A RUN step of the image's own, as the rules look at it; or all those of a layer that holds several:
 * what one of them leaves, another may take away without a trace.
 */
export interface Run {
  readonly layer: DescribedLayer
  readonly bytes: number
  readonly commands: readonly Command[]
  /** What ENV and the step itself set. */
  readonly variables: ReadonlyMap<string, string>
  /** Texts that it writes into files. */
  readonly written: readonly string[]
  /** Steps that are no RUN made files in the same layer. */
  readonly isMixed: boolean
  /** The text was cut, or cannot be read to its end: nothing may be said to be missing. */
  readonly isCut: boolean
  /** Nor may it be said that a cache stays: a mount keeps it out of the layer. */
  readonly hidesCleaning: boolean
}

/** null for what is not a RUN. */
export function runOf(layer: DescribedLayer, environment: ReadonlyMap<string, string>): Run | null {
  const { step } = layer
  const steps = step?.merged?.steps ?? (step === null ? [] : [step])
  const read = steps
    .filter(({ instruction }) => instruction === 'RUN')
    .map((each) => readStep(each, environment))
  if (read.length === 0) return null
  const isCut = read.some((each) => each.isCut)
  return {
    layer,
    bytes: layer.layer.bytes,
    commands: read.flatMap(({ commands }) => commands),
    variables: new Map(read.flatMap(({ variables }) => [...variables])),
    written: read.flatMap(({ written }) => written),
    isMixed: read.length < steps.length,
    isCut,
    hidesCleaning: isCut || read.some((each) => each.isMounted),
  }
}

function readStep({ text, script }: Step, environment: ReadonlyMap<string, string>) {
  const flags = /^\s*RUN\s+((?:--\w+=\S+\s+)*)/.exec(text)?.[0] ?? ''
  const source = script ?? text.slice(flags.length)
  const read = readScript(execForm(source) ?? source, {
    variables: environment,
    isSecret: namesSecret,
  })
  const isCut = !read.isWhole || (script === undefined && text.includes('…'))
  return { ...read, isCut, isMounted: /--mount=\S*type=cache/.test(flags) }
}

/** `["apt-get", "update"]` as a shell would have it; null for what is none. */
function execForm(text: string): string | null {
  if (!text.startsWith('[')) return null
  try {
    const words: unknown = JSON.parse(text)
    if (!Array.isArray(words)) return null
    return words.map((word) => `'${String(word).replaceAll("'", `'\\''`)}'`).join(' ')
  } catch {
    return null
  }
}

/** Whether a variable is set to anything but no. */
export function isOn({ variables }: Run, name: string): boolean {
  return !/^(?:0|false|no|off|n|f|)$/i.test(variables.get(name) ?? '')
}
