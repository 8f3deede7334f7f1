import { Malformed, quoted } from '../values/problem.ts'
import { oneLine } from '../values/text.ts'

const LONGEST = 400

/**
 * A path from the root of the repository, whose parts are names.
 * @throws {Malformed}
 */
export function parseRepositoryPath(text: string): string {
  if (text === '' || text.length > LONGEST || oneLine(text, LONGEST) !== text) {
    throw new Malformed(`has to be 1 to ${LONGEST} visible characters`)
  }
  if (text.includes('\\')) throw new Malformed(`${quoted(text)}: write / between folders`)
  if (/^(?:\/|[a-z][a-z\d+.-]*:)/i.test(text)) {
    throw new Malformed(
      `${quoted(text)} is no path in the repository: write it from the repository's root, such as services/api/Dockerfile`,
    )
  }
  const parts = text.replace(/^\.\//, '').split('/')
  if (parts.some((part) => ['', '.', '..'].includes(part))) {
    throw new Malformed(
      `${quoted(text)} has to name a file below the repository's root, without "..", "." and doubled slashes`,
    )
  }
  return parts.join('/')
}

/** @throws {Malformed} */
export function parseStageName(text: string): string {
  if (!/^(?:[a-z][\w.-]{0,127}|\d{1,3})$/i.test(text)) {
    throw new Malformed(
      `${quoted(text)} is no stage: the name behind AS in the Dockerfile, such as runtime, or its number from 0`,
    )
  }
  return text
}
