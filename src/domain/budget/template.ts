import { isTag, parseReference, type Reference, withDefaultTag } from '../image/reference.ts'
import { Malformed, quoted, shortened } from '../values/problem.ts'
import { nearest } from '../values/text.ts'

export const PLACEHOLDERS = [
  'number',
  'head_sha',
  'head_ref',
  'base_sha',
  'base_ref',
  'merge_base',
  'sha',
] as const

export type Placeholder = (typeof PLACEHOLDERS)[number]

/** What is known of the change; what the event does not tell is left out. */
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>

const FIELD = /\{([^{}:]*)(?::(\d+))?\}/g
/** The commits that a base template can walk back from. */
const COMMITS: readonly Placeholder[] = ['base_sha', 'merge_base', 'sha']

/** @throws {Malformed} on a placeholder that does not exist, or a brace without its partner. */
export function checkTemplate(template: string): void {
  if (template.trim() === '') throw new Malformed('is empty, where a tag or a template belongs')
  if (/\$[a-z_{(]/i.test(template)) {
    const known = PLACEHOLDERS.map((name) => `{${name}}`).join(', ')
    throw new Malformed(
      `${JSON.stringify(template)}: no variable is filled in here, but placeholders are, without "$": ${known}`,
    )
  }
  for (const { name } of fields(template)) {
    if (!isPlaceholder(name)) {
      const hint = nearest(name, PLACEHOLDERS)
      const guess = hint === undefined ? '.' : `; did you mean {${hint}}?`
      const known = PLACEHOLDERS.map((known) => `{${known}}`).join(', ')
      throw new Malformed(`{${shortened(name)}} is not a placeholder${guess} Known are ${known}`)
    }
  }
  if (/:0+\}/.test(template)) {
    throw new Malformed(
      `${quoted(template)} shortens to nothing: {head_sha:7} keeps seven characters`,
    )
  }
  if (/[{}]/.test(template.replace(FIELD, ''))) {
    throw new Malformed(`${quoted(template)} has a brace without its partner`)
  }
}

export function usesPlaceholder(template: string, placeholder: Placeholder): boolean {
  return fields(template).some(({ name }) => name === placeholder)
}

/** The commit placeholder of a base template, if it has one: it can look back over the history. */
export function commitPlaceholder(template: string): Placeholder | undefined {
  return COMMITS.find((placeholder) => usesPlaceholder(template, placeholder))
}

/**
 * The tag or reference that a template comes to. References (`head_ref`, `base_ref`) are made
 * tag-safe as docker/metadata-action does it.
 * @throws {Malformed} when the event does not tell a placeholder's value.
 */
export function expandTemplate(template: string, values: PlaceholderValues): string {
  return template.replace(FIELD, (field, name: string, length?: string) => {
    const value = isPlaceholder(name) ? values[name] : undefined
    if (value === undefined) {
      throw new Malformed(`${shortened(field)} of ${quoted(template)} is not known here`)
    }
    const text = name.endsWith('_ref') ? tagSafe(value) : value
    return length === undefined ? text : text.slice(0, Number(length))
  })
}

/**
 * The reference of an image by a tag, or by a whole reference, that a template came to.
 * @throws {Malformed} when it is neither.
 */
export function applyTag(image: Reference, text: string): Reference {
  if (isTag(text)) {
    if (image.kind === 'layout') return { ...image, name: text }
    const { registry, repository } = image
    return { kind: 'registry', registry, repository, tag: text }
  }
  if (/^@?sha(256|512):/.test(text) && image.kind === 'registry') {
    return parseReference(`${image.registry}/${image.repository}@${text.replace(/^@/, '')}`)
  }
  if (/[/:@]/.test(text)) return withDefaultTag(parseReference(text))
  throw new Malformed(
    `${quoted(text)} is no tag: letters, digits, "_", "." and "-", not starting with "." or "-", 128 at most`,
  )
}

/** `feature/x` becomes `feature-x`. */
export function tagSafe(ref: string): string {
  return ref.replace(/[^a-zA-Z0-9._-]+/g, '-')
}

function fields(template: string): { name: string }[] {
  return [...template.matchAll(FIELD)].map(([, name = '']) => ({ name }))
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name)
}
