/** What a server asks for before it answers, RFC 9110 section 11.6.1. */
export interface Challenge {
  /** In lower case. */
  readonly scheme: string
  /** Names in lower case. */
  readonly parameters: ReadonlyMap<string, string>
}

const SEPARATORS = /[\s,]*/y
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y
const EQUALS = /[ \t]*=[ \t]*/y
const VALUE = /"((?:[^"\\]|\\.)*)"|([^\s,"]+)/y
const TOKEN68 = /[ \t]+[0-9A-Za-z._~+/-]+=*[ \t]*(?=,|$)/y

/**
 * Reads WWW-Authenticate: several headers, several challenges in one, quoted commas, escapes.
 * What cannot be read is passed over up to the next comma.
 */
export function parseChallenges(headers: readonly string[]): Challenge[] {
  return headers.flatMap(parseHeader)
}

function parseHeader(text: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) at = pattern.lastIndex
    return match
  }
  while (at < text.length) {
    take(SEPARATORS)
    const word = take(TOKEN)?.[0]
    if (word === undefined) {
      at = afterComma(text, at)
      continue
    }
    const current = challenges.at(-1)
    if (current !== undefined && take(EQUALS) !== null) {
      const value = take(VALUE)
      if (value === null) {
        at = afterComma(text, at)
        continue
      }
      current.parameters.set(
        word.toLowerCase(),
        value[1]?.replace(/\\(.)/g, '$1') ?? value[2] ?? '',
      )
    } else {
      challenges.push({ scheme: word.toLowerCase(), parameters: new Map() })
      take(TOKEN68)
    }
  }
  return challenges
}

function afterComma(text: string, at: number): number {
  const comma = text.indexOf(',', at)
  return comma < 0 ? text.length : comma + 1
}

/** How a registry wants to be asked; Bearer before Basic, other schemes are not for us. */
export type Scheme =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly realm: URL; readonly service: string | undefined }

/** @returns undefined when no challenge is one that can be answered. */
export function schemeOf(challenges: readonly Challenge[]): Scheme | undefined {
  const bearers = challenges.filter(({ scheme }) => scheme === 'bearer').map(bearerOf)
  const bearer = bearers.find((each) => each !== undefined)
  if (bearer !== undefined) return bearer
  return challenges.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined
}

function bearerOf({ parameters }: Challenge): Scheme | undefined {
  const realm = parameters.get('realm') ?? ''
  if (!/^https?:/i.test(realm) || !URL.canParse(realm)) return undefined
  return { kind: 'bearer', realm: new URL(realm), service: parameters.get('service') }
}
