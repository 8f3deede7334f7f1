import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'

/** A unified diff; empty where nothing differs. */
export function unifiedDiff(name: string, before: string | null, after: string): string {
  if (before === after) return ''
  const from = before === null ? '/dev/null' : name
  return createTwoFilesPatch(from, name, before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}
