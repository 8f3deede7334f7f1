import { RATINGS, type Rating } from '../domain/budget/cves.ts'
import { type Fields, fieldsOf, listOf, textOf } from './shape.ts'

/** Scanners' own words. */
const WORDS: Readonly<Record<string, Rating>> = {
  critical: 'critical',
  high: 'high',
  important: 'high',
  medium: 'medium',
  moderate: 'medium',
  low: 'low',
  negligible: 'low',
  unknown: 'unknown',
}

const SAID = /\bSeverity: *(\w+)/i
/** `[openssl - 3.0.1 - High] …`, as Clair says it. */
const BRACKETED = /^\[[^[\]]* - (\w+)\]/
/** `[HIGH] CVE-2021-1234`, as Trivy called its rules until 2021. */
const LABELLED = /^\[(\w+)\] /

/**
 * What a result is rated. Scanners tell it in many places, which may disagree: a scanner's own word comes
 * before a score, and a score before SARIF's level, which knows three.
 */
export function ratingOf(result: Fields, rule: Fields): Rating {
  const message = textOf(fieldsOf(result['message'])['text'])
  const properties = fieldsOf(rule['properties'])
  const help = fieldsOf(rule['help'])
  return (
    word(SAID.exec(message)?.[1]) ??
    word(BRACKETED.exec(message)?.[1]) ??
    word(textOf(properties['cvssV3_severity'])) ??
    listOf(properties['tags'])
      .slice(0, 50)
      .map((tag) => word(textOf(tag, 20)))
      .find((each) => each !== undefined) ??
    word(LABELLED.exec(textOf(result['ruleId']))?.[1]) ??
    word(SAID.exec(textOf(help['text']))?.[1]) ??
    word(/^\| *(\w+) *\|/m.exec(afterDashes(textOf(help['markdown'])))?.[1]) ??
    byScore(properties['security-severity']) ??
    byLevel(result, rule)
  )
}

function word(text: string | undefined): Rating | undefined {
  const known = text?.toLowerCase()
  return known !== undefined && Object.hasOwn(WORDS, known) ? WORDS[known] : undefined
}

/** The cells of a table, whose first column is the severity. */
function afterDashes(markdown: string): string {
  const at = markdown.search(/^\| *Severity *\|/m)
  return at < 0 ? '' : markdown.slice(at).split('\n').slice(2).join('\n')
}

function byScore(value: unknown): Rating | undefined {
  const score = typeof value === 'number' ? value : Number.parseFloat(textOf(value, 20))
  if (!(score > 0 && score <= 10)) return undefined
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  return score >= 4 ? 'medium' : 'low'
}

function byLevel(result: Fields, rule: Fields): Rating {
  const level = result['level'] ?? fieldsOf(rule['defaultConfiguration'])['level']
  if (level === 'error') return 'critical or high'
  if (level === 'warning') return 'medium'
  return level === 'note' ? 'low' : 'unknown'
}

/** The worse of two, of which the one that is unknown tells less. */
export function worseRating(one: Rating, other: Rating): Rating {
  return RATINGS.indexOf(one) <= RATINGS.indexOf(other) ? one : other
}
