import { LINE_END, type Problem } from './problem.ts'

/** UTF-16 that was read as UTF-8: every other byte of it is zero. */
const UTF_16 = /^(?:\ufffd\ufffd)?(?:\0[^\0]|[^\0]\0)/

/** Blanks that look like YAML's own, and are letters to it. */
const ODD_BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/
const NO_BREAK = ['\u00a0', '\u202f']

export function isUtf16(text: string): boolean {
  return UTF_16.test(text)
}

/** Problems of a text, and whether a blank that only looks like one is to blame. */
export function withOddBlanks(text: string, problems: readonly Problem[]): readonly Problem[] {
  if (!ODD_BLANK.test(text)) return problems
  const lines = text.split(LINE_END)
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
  const name = NO_BREAK.includes(blank)
    ? `a no-break space (${code})`
    : `a blank of its own (${code})`
  return `There is ${name} in line ${line}, column ${found.index + 1}: YAML takes plain spaces only`
}
