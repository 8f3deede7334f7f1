import { Workflow } from '../action.ts'
import type { InternetInABox } from './box.ts'
import type { Login } from './logins.ts'

interface Side {
  readonly bytes: number
}

export interface Service {
  readonly name: string
  readonly outcome: string
  readonly findings: readonly { readonly rule: string; readonly message: string }[]
  readonly growthSince: string | null
  readonly platforms: readonly {
    readonly platform: string | null
    readonly base: Side | null
    readonly head: Side | null
    readonly cause: string | null
    /** What could not be read of it. */
    readonly gaps?: readonly { readonly of: string; readonly why: string }[]
  }[]
}

export interface Budget {
  readonly name: string
  readonly image: string
  readonly rules?: readonly string[]
}

/** What became of a check, and all that anybody can read of it. */
export interface Check {
  readonly exitCode: number | null
  readonly outcome: string | undefined
  readonly headline: string | undefined
  readonly services: readonly Service[]
  readonly comment: string
  readonly log: string
  /** Log but for the masks, comments, statuses, summary, outputs. */
  readonly public: string
}

/** One pull request, checked by the action as it is released, behind the proxy. */
export async function checkIn(
  box: InternetInABox,
  budgets: readonly Budget[],
  { inputs = {}, env = {} }: Partial<Login> = {},
): Promise<Check> {
  const lines = budgets.flatMap(({ name, image, rules = [] }) => [
    `  - name: ${JSON.stringify(name)}`,
    `    image: ${image}`,
    ...rules.map((rule) => `    ${rule}`),
  ])
  const workflow = await Workflow.start(`budgets:\n${lines.join('\n')}\n`)
  try {
    const result = await workflow.run({
      inputs: { comment: 'always', ...inputs },
      env: { RUNNER_DEBUG: '1', ...box.env, ...env },
    })
    const { exitCode, log, outputs, summary } = result
    // A run that ended before it had checked anything has no report.
    if (!outputs['report']) throw new Error(log)
    const unmasked = log.replaceAll(/^::add-mask::.*$/gm, '')
    const { comments, statuses } = workflow.world
    return {
      exitCode,
      log,
      outcome: outputs['outcome'],
      headline: outputs['headline'],
      services: JSON.parse(outputs['report']).services,
      comment: comments.map(({ body }) => body).join('\n'),
      public: [unmasked, summary, JSON.stringify([outputs, comments, statuses])].join('\n'),
    }
  } finally {
    await workflow.close()
  }
}
