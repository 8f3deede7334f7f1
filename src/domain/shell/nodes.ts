import type { CompoundList, Redirection, Statement, Word } from 'unbash'

/** What a script is made of. */
export type Node = Statement['command'] | CompoundList | Statement

/** Where a command stands. */
export interface Place {
  /** In a branch, or behind a test. */
  readonly isConditional: boolean
  readonly depth: number
  /** What a group around it is written to. */
  readonly writes: readonly string[]
  /** It reads from a pipe. */
  readonly isFed: boolean
  /** It writes into a pipe. */
  readonly isPiped: boolean
}

interface Placed {
  readonly node: Node
  readonly place: Place
}

/** What a node runs, in order; empty where that takes more than to look at it. */
export function partsOf(node: Node, place: Place): Placed[] {
  const perhaps = { ...place, isConditional: true }
  const always = (...nodes: readonly Node[]) => nodes.map((each) => ({ node: each, place }))
  const sometimes = (...nodes: readonly Node[]) =>
    nodes.map((each) => ({ node: each, place: perhaps }))
  switch (node.type) {
    case 'Statement':
      return always(node.command)
    case 'CompoundList':
      return always(...node.commands)
    case 'BraceGroup':
    case 'Coproc':
      return always(node.body)
    case 'Pipeline':
      return node.commands.map((each, index) => ({
        node: each,
        place: {
          ...place,
          isFed: place.isFed || index > 0,
          isPiped: place.isPiped || index < node.commands.length - 1,
        },
      }))
    case 'AndOr':
      return chained(node, place)
    case 'If': {
      const others = node.elif.flatMap(({ clause, then }) => [clause, then])
      const last = node.else === undefined ? [] : [node.else]
      return [...always(node.clause), ...sometimes(node.then, ...others, ...last)]
    }
    case 'While':
      return [...always(node.clause), ...sometimes(node.body)]
    case 'ArithmeticFor':
    case 'Select':
      return sometimes(node.body)
    case 'Case':
      return sometimes(...node.items.map(({ body }) => body))
    default:
      return []
  }
}

/** Behind `||`, and behind a test's `&&`, a command may not have run. */
function chained(node: Extract<Node, { type: 'AndOr' }>, place: Place): Placed[] {
  let isBehindTest = false
  return node.commands.map((each, index) => {
    const isOr = node.operators[index - 1] === '||'
    if (isOr) isBehindTest = false
    const isConditional = place.isConditional || isOr || isBehindTest
    if (!isOr && isTest(each)) isBehindTest = true
    return { node: each, place: { ...place, isConditional } }
  })
}

/** They ask, so that what stands behind their `&&` runs in some builds only. */
const TESTS = new Set(
  '[ test [[ command which type hash grep egrep getent id dpkg-query false'.split(' '),
)

function isTest(node: Node): boolean {
  if (node.type === 'TestCommand' || node.type === 'ArithmeticCommand') return true
  if (node.type === 'Pipeline') {
    const last = node.commands.at(-1)
    return last !== undefined && isTest(last)
  }
  return node.type === 'Command' && TESTS.has(node.name?.value ?? '')
}

/** Files that output goes to. */
export function filesOf(redirects: readonly Redirection[]): Word[] {
  return redirects.flatMap((each) => {
    if (each.type !== 'Redirect' || !/^(?:&?>>?|>\|)$/.test(each.operator)) return []
    return each.target === undefined || each.target.value.startsWith('/dev/') ? [] : [each.target]
  })
}

/** The folder after `cd`; null where nobody knows. */
export function entered(folder: string | null, target: string | undefined): string | null {
  if (target === undefined || target === '-' || target.includes('$')) return null
  if (target.startsWith('/')) return target
  return folder === null ? null : `${folder.replace(/\/$/, '')}/${target}`
}
