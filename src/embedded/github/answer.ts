import type { GitHubWorld } from './world.ts'

/** One request, as far as a handler needs to know it. */
export interface Call {
  readonly world: GitHubWorld
  readonly url: URL
  readonly accept: string
  readonly body: Readonly<Record<string, unknown>>
  /** The time as GitHub writes it, without fractions of a second. */
  readonly now: string
  /** Ids are never used twice, not even after a deletion. */
  readonly nextCommentId: () => number
}

/** A string or a buffer is sent as it is, everything else as JSON, undefined as nothing. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a validation finds wrong with one field. */
export interface FieldError {
  readonly resource: string
  readonly code: 'custom' | 'unprocessable'
  readonly field?: string
  readonly message: string
}

interface RefusalDetails {
  readonly errors?: readonly FieldError[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that GitHub turns down; becomes the answer's status and `{ message, … }`. */
export class Refusal extends Error {
  readonly status: number
  readonly details: RefusalDetails

  constructor(status: number, message: string, details: RefusalDetails = {}) {
    super(message)
    this.status = status
    this.details = details
  }

  answer(documentationUrl: string): Answer {
    const { errors, headers = {} } = this.details
    const status = String(this.status)
    const body = { message: this.message, errors, documentation_url: documentationUrl, status }
    return { status: this.status, headers, body }
  }
}

export function notFound(message = 'Not Found'): Refusal {
  return new Refusal(404, message)
}

export function validationFailed(...errors: readonly FieldError[]): Refusal {
  return new Refusal(422, 'Validation Failed', { errors })
}

/** A field of the request that may be left out; another type than text is refused. */
export function optionalText({ body }: Call, field: string): string | null {
  const value = body[field] ?? null
  if (value === null || typeof value === 'string') return value
  const shown = JSON.stringify(value)
  throw new Refusal(422, `Invalid request.\n\nFor 'properties/${field}', ${shown} is not a string.`)
}

export function requiredText(call: Call, field: string): string {
  const value = optionalText(call, field)
  if (value === null) throw new Refusal(422, `Invalid request.\n\n"${field}" wasn't supplied.`)
  return value
}

/** GitHub counts characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length
}
