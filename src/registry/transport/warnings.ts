import { oneLine } from '../../domain/values/text.ts'
import { type HttpResponse, headerValues } from './http.ts'

const MOST = 5

/** Passes on what a registry wants its users to know (RFC 7234, 5.5). */
export function passOnWarnings(
  response: HttpResponse | undefined,
  warn: (message: string) => void,
): void {
  for (const value of headerValues(response?.headers ?? {}, 'warning').slice(0, MOST)) {
    for (const [, text = ''] of value.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
      const warning = oneLine(text.replace(/\\(.)/g, '$1'), 300)
      if (warning !== '') warn(`${response?.url.host} says: ${warning}`)
    }
  }
}
