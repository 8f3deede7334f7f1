import type { DoubleQuotedPart, Word, WordPart } from 'unbash'

/** What a word is expanded with. */
export interface Values {
  readonly variables: ReadonlyMap<string, string>
  /** `$1`, `$2`, … of a function. */
  readonly positional: readonly string[]
}

/** `{a,b}{c,d}…` is no Dockerfile's beyond this. */
const MOST_ALTERNATIVES = 64

/**
 * The fields that a shell makes of a word. What only a running shell knows (`$(…)`, variables of the
 * build) stays as it is written.
 */
export function fieldsOf(word: Word, values: Values): string[] {
  const { parts } = word
  if (parts === undefined) return [word.value]
  const done: string[] = []
  let open = ['']
  let isThere = false
  for (const part of parts) {
    const { alternatives, splits } = expand(part, values)
    const [first = '', ...others] = splits ? alternatives : []
    if (!splits) {
      open = crossed(open, alternatives)
      isThere = true
      continue
    }
    if (first !== '') {
      open = open.map((start) => start + first)
      isThere = true
    }
    for (const field of others) {
      if (isThere) done.push(...open)
      open = [field]
      isThere = field !== ''
    }
  }
  return isThere ? [...done, ...open] : done
}

/** A word where no field is parted from another: an assigned value, or a file. */
export function textOf(word: Word, values: Values): string {
  if (word.parts === undefined) return word.value
  return word.parts.map((part) => quoted(part, values)).join('')
}

function crossed(starts: readonly string[], ends: readonly string[]): string[] {
  if (starts.length * ends.length > MOST_ALTERNATIVES) return [...starts]
  return starts.flatMap((start) => ends.map((end) => start + end))
}

interface Expanded {
  readonly alternatives: readonly string[]
  /** The alternatives are fields of their own. */
  readonly splits: boolean
}

function expand(part: WordPart, values: Values): Expanded {
  if (part.type === 'BraceExpansion') {
    return { alternatives: alternativesIn(part.text), splits: false }
  }
  if (isAll(part) && values.positional.length > 0) {
    return { alternatives: values.positional, splits: true }
  }
  if (part.type === 'SimpleExpansion' || part.type === 'ParameterExpansion') {
    const value = expansionOf(part, values)
    if (value !== null) return { alternatives: value.split(/\s+/), splits: true }
  }
  return { alternatives: [quoted(part, values)], splits: false }
}

/** `$@`, `"$@"`, `$*`. */
function isAll(part: WordPart): boolean {
  return /^"?\$[@*]"?$/.test(part.text)
}

function alternativesIn(text: string): string[] {
  const [, inner] = /^\{([^{}]*,[^{}]*)\}$/.exec(text) ?? []
  return inner === undefined ? [text] : inner.split(',')
}

function quoted(part: WordPart, values: Values): string {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
    case 'Glob':
      return part.value
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts
        .map((inner: DoubleQuotedPart['parts'][number]) => quoted(inner, values))
        .join('')
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      return expansionOf(part, values) ?? part.text
    default:
      return part.text
  }
}

type Expansion = Extract<WordPart, { readonly type: 'SimpleExpansion' | 'ParameterExpansion' }>

/** null where only the running shell knows it. */
function expansionOf(part: Expansion, values: Values): string | null {
  if (part.type === 'SimpleExpansion') return lookUp(part.text.slice(1), values)
  const { parameter, operation, prefix, index } = part
  if (prefix !== undefined || index !== undefined) return null
  const known = lookUp(parameter, values)
  if (operation === undefined) return known
  if (operation.type !== 'Default' || !/^:?[-=]$/.test(operation.operator)) return null
  const isUsed = known !== null && (known !== '' || !operation.operator.startsWith(':'))
  return isUsed ? known : textOf(operation.operand, values)
}

function lookUp(name: string, { variables, positional }: Values): string | null {
  if (/^[1-9]$/.test(name)) return positional[Number(name) - 1] ?? null
  if (/^[@*]$/.test(name)) return positional.length > 0 ? positional.join(' ') : null
  return variables.get(name) ?? null
}
