import { readBudgets } from '../../src/budgets/read.ts'
import { formatReference } from '../../src/domain/image/reference.ts'
import { UsageError } from '../../src/domain/values/problem.ts'

/** ghcr.io is played by a registry inside this machine, and nothing is asked of any other. */

/** @throws {UsageError} where an image of the budget file is in another registry. */
export function budgetsHere(text: string, host: string, file: string): string {
  const here = renamed(text, host)
  const result = readBudgets(here)
  // What is wrong with the file is the action's to tell.
  const budgets = 'budgets' in result ? result.budgets : []
  const references = budgets.flatMap(({ image, head = '', base = '' }) => [
    formatReference(image),
    ...[head, base].filter(isReference),
  ])
  refuseOthers(references, host, file)
  return here
}

/** @throws {UsageError} where head-tag or base-tag names an image in another registry. */
export function inputsHere(
  inputs: Readonly<Record<string, string>>,
  host: string,
): Record<string, string> {
  const named = Object.entries(inputs).map(([name, value]): [string, string] => {
    if (name !== 'head-tag' && name !== 'base-tag') return [name, value]
    const here = renamed(value, host)
    refuseOthers([here].filter(isReference), host, `--input ${name}`)
    return [name, here]
  })
  return Object.fromEntries(named)
}

function renamed(text: string, host: string): string {
  return text.replaceAll('ghcr.io/', `${host}/`)
}

/** And no mere tag. */
function isReference(template: string): boolean {
  return template.includes('/')
}

function refuseOthers(references: readonly string[], host: string, where: string): void {
  const isElsewhere = (text: string) =>
    !text.startsWith(`${host}/`) && !/^(oci|oci-archive|docker-archive):/.test(text)
  const others = references.filter(isElsewhere)
  if (others.length === 0) return
  throw new UsageError(
    `${where}: ${others.join(', ')}: only ghcr.io is played inside this machine. Name ghcr.io/acme/api, web, worker or search there.`,
  )
}
