import type { JudgingBudgets, Run } from './load-budgets.ts'

/** What scanners say, where the workflow has asked one. */
export async function scansFor(
  { inputs, workspace }: Run,
  { budgets, headBudgets }: JudgingBudgets,
) {
  if (inputs.sarif.length === 0) return {}
  const { readScans } = await import('../common/read-scans.ts')
  const asked = { lines: inputs.sarif, budgets: [...budgets, ...headBudgets] }
  const where = { directory: workspace, isConfined: true, source: 'input sarif' }
  return { scans: await readScans({ ...asked, ...where }) }
}
