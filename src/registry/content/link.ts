import type { IncomingHttpHeaders } from 'node:http'
import { headerValues } from '../transport/http.ts'

/** An address in brackets, and its parameters up to the next one (RFC 8288, 3). */
const LINKS = /<([^<>]*)>((?:[^"<]|"[^"]*")*)/g
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i

/** Where the next page is, as the registry spells it. */
export function nextLink(headers: IncomingHttpHeaders): string | undefined {
  for (const value of headerValues(headers, 'link')) {
    for (const [, address, parameters = ''] of value.matchAll(LINKS)) {
      const [, quoted, plain = ''] = REL.exec(parameters) ?? []
      const relations = (quoted ?? plain).toLowerCase().split(/\s+/)
      if (relations.includes('next')) return address
    }
  }
  return undefined
}
