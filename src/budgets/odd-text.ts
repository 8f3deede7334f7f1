import { LINE_END, type Problem } from './problem.ts'

/** UTF-16 that was read as UTF-8: every other byte of it is zero. */
const UTF_16 = /^(?:\ufffd\ufffd)?(?:\0[^\0]|[^\0]\0)/

/** Blanks that look like YAML's own or like nothing, and are letters to it. */
const ODD_BLANK = /[\u0085\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/u
const NO_BREAK = ['\u00a0', '\u202f']
const INVISIBLE = /[\u0085\u200b\u2060\ufeff]/u

export function isUtf16(text: string): boolean {
  return UTF_16.test(text)
}

/** Problems of a text, and whether a blank that only looks like one is to blame. */
export function withOddBlanks(text: string, problems: readonly Problem[]): readonly Problem[] {
  if (!ODD_BLANK.test(text)) return problems
  // A byte order mark at the very beginning is none of them.
  const lines = text.replace(/^\ufeff/, ' ').split(LINE_END)
  return problems.map((problem) => {
    // YAML often stumbles over what comes behind it.
    const near = [problem.place.line, problem.place.line - 1]
    const hint = near.map((line) => oddBlankIn(lines, line)).find((each) => each !== undefined)
    return hint === undefined ? problem : { ...problem, message: `${problem.message}. ${hint}` }
  })
}

function oddBlankIn(lines: readonly string[], line: number): string | undefined {
  const [words = ''] = (lines[line - 1] ?? '').split(/(?:^|\s)#/, 1)
  const found = ODD_BLANK.exec(words)
  if (found === null) return undefined
  const [blank] = found
  const code = `U+${blank.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
  const cure = INVISIBLE.test(blank) ? 'leave it out' : 'YAML takes plain spaces only'
  return `There is ${nameOf(blank)} (${code}) in line ${line}, column ${found.index + 1}: ${cure}`
}

function nameOf(blank: string): string {
  if (NO_BREAK.includes(blank)) return 'a no-break space'
  return INVISIBLE.test(blank) ? 'an invisible character' : 'a blank of its own'
}
