import { Malformed, quoted } from '../values/problem.ts'

/**
 * A branch's name, by the rules of git check-ref-format; empty: no history is kept.
 * @throws {Malformed}
 */
export function parseBranchName(text: string): string {
  if (text === '') return text
  const isWrong =
    text.length > 200 ||
    // Of the ASCII characters only visible ones: no blank, no control.
    /[^!-\u{10ffff}]|[\s\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[/.-]|[/.]$|\/\.|\.lock(?:\/|$)|^@$/u.test(
      text,
    )
  if (isWrong) throw new Malformed(`${quoted(text)} is no name that git takes for a branch`)
  if (!text.startsWith('refs/')) return text
  throw new Malformed(
    `${quoted(text)} is a whole reference: name the branch alone, without refs/heads/`,
  )
}
