import { NoManifest, Unmeasurable } from '../domain/values/problem.ts'

export const WRITE_AGAIN =
  'Build the image and write it again: what is there is incomplete or damaged.'

interface Details {
  readonly cure?: string
  readonly cause?: unknown
}

/** `name` is what cannot be used: a reference, or a file in what it names. */
export function unusable(
  name: string,
  what: string,
  { cure = WRITE_AGAIN, cause }: Details = {},
): Unmeasurable {
  return new Unmeasurable(`${name} ${what}`, cure, { cause })
}

/** Parsers know what is wrong with a content, and not that no registry is to blame for it. */
export function asStored<Value>(parse: () => Value): Value {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error
    const Kind = error instanceof NoManifest ? NoManifest : Unmeasurable
    throw new Kind(error.message, WRITE_AGAIN, { cause: error })
  }
}

/** Runs a file operation. @returns undefined when there is no such file. */
export async function unlessMissing<Value>(
  name: string,
  operation: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await operation()
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    const cure = 'Check its permissions.'
    throw unusable(name, `cannot be read: ${code}`, { cure, cause: error })
  }
}

/** `EACCES`, or zlib's `Z_DATA_ERROR`; Node's own `ERR_…` tell of mistakes in the code. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'code')
  return typeof code === 'string' && /^(?:E(?!RR_)|Z_)/.test(code) ? code : undefined
}
