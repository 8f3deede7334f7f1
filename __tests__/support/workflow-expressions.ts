import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What GitHub knows when it evaluates: `github`, `needs`, `matrix`, `vars` and the like. */
export type Contexts = Readonly<Record<string, unknown>>

/** How the jobs ended that a job needs. */
export type NeededResult = 'success' | 'failure' | 'cancelled' | 'skipped'

const NAMES = ['github', 'needs', 'matrix', 'steps', 'vars', 'secrets']

/** An expression as GitHub evaluates it, by its own library. */
function evaluated(expression: string, contexts: Contexts, results: readonly NeededResult[]) {
  const words = {
    success: results.every((result) => result === 'success'),
    failure: results.includes('failure'),
    cancelled: results.includes('cancelled'),
    always: true,
  }
  const functions = Object.entries(words).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }))
  const known = JSON.parse(JSON.stringify(contexts), data.reviver)
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, NAMES, functions).parse()
  return new Evaluator(
    parsed,
    known,
    new Map(functions.map((each) => [each.name, each])),
  ).evaluate()
}

/** A text with its `${{ … }}` filled in. */
export function filledIn(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    evaluated(expression, contexts, []).coerceString(),
  )
}

/** Whether a job runs: without a word on how others ended, only after their success. */
export function doesRun(
  condition: string | undefined,
  contexts: Contexts,
  results: readonly NeededResult[] = [],
): boolean {
  const inner = (condition ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1')
  const whole = /\b(success|failure|cancelled|always)\s*\(/.test(inner)
    ? inner
    : `success() && (${inner})`
  return /^true$/i.test(evaluated(`!!(${whole})`, contexts, results).coerceString())
}
