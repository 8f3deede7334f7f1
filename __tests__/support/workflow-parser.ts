import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from '../../src/embedded/runner.ts'
import { runChecked } from './tools.ts'

type Parser = typeof import('@actions/workflow-parser')

/** GitHub's own parser of workflows. It imports JSON in a way that only bundlers still take. */
export async function workflowParser(): Promise<Parser> {
  const modules = join(projectFolder(), 'node_modules')
  const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-'))
  try {
    const bundle = join(folder, 'workflow-parser.mjs')
    const entry = join(modules, '@actions/workflow-parser/dist/index.js')
    const options = ['--bundle', '--platform=node', '--format=esm', `--outfile=${bundle}`]
    // yaml, in it, is CommonJS.
    const banner = `--banner:js=import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`
    await runChecked(join(modules, '.bin/esbuild'), [entry, ...options, banner])
    return await import(pathToFileURL(bundle).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What GitHub has to say against a workflow. */
export async function problemsOf(
  { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter }: Parser,
  workflow: { readonly name: string; readonly content: string },
): Promise<string[]> {
  const { context, value } = parseWorkflow(workflow, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}
