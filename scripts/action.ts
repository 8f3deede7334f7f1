import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startGitHub } from '../src/embedded/github.ts'
import { startRegistry } from '../src/embedded/registry.ts'
import { projectFolder, runAction } from '../src/embedded/runner.ts'
import { readEvent } from './action/event-file.ts'
import { readOptions, USAGE } from './action/options.ts'
import { budgetsHere, inputsHere } from './action/registry-names.ts'
import { reportOf } from './action/report.ts'
import { stageFor } from './action/stage.ts'
import { fromTerminal, readGiven } from './terminal.ts'

const TOKEN = 'ghs_by_hand'
const FILE = 'docker-image-budgets.yaml'
const ACCESS = { kind: 'bearer', service: 'by-hand' } as const

await fromTerminal(USAGE, async (argv, say) => {
  const project = projectFolder()
  const options = readOptions(argv, await readFile(join(project, 'action.yml'), 'utf8'))
  const { file, budget, debug } = options
  const event = readEvent(await readGiven(file), file, options.event)
  const text = await (budget === undefined ? readFile(join(project, FILE)) : readGiven(budget))
  const { world, content, tags, sha, ref, subject } = stageFor(event, TOKEN)
  const registry = await startRegistry(content, { access: ACCESS })
  const github = await startGitHub(world)
  try {
    const inputs = inputsHere(options.inputs, registry.host)
    const budgets = budgetsHere(text.toString('utf8'), registry.host, budget ?? FILE)
    const path = pathOf(inputs['config'] || FILE)
    for (const commit of world.commits) commit.files = { [path]: budgets }
    const workspace = await workspaceWith(path, budgets)
    say(`Event     ${event.name}, of ${file}: ${subject} of ${world.repository}`)
    say(`Registry  ${registry.host} plays ghcr.io, with acme/… as ${tags.join(', ')}`)
    say(`Budgets   ${budget ?? FILE}, at every commit and in ${workspace}\n`)
    const result = await runAction({
      ...{ project, apiUrl: github.url, repository: world.repository, token: TOKEN, sha, ref },
      event: { name: event.name, payload: event.raw },
      inputs,
      env: { GITHUB_WORKSPACE: workspace, ...(debug ? { RUNNER_DEBUG: '1' } : {}) },
    })
    say(await reportOf(result, world))
    return result.exitCode ?? 1
  } finally {
    await Promise.all([registry.close(), github.close()])
  }
})

/** One that leads out of the repository is the action's to refuse: no file is put there. */
function pathOf(config: string): string {
  const path = config.replace(/^(\.\/)+/, '')
  return path.startsWith('/') || path.split(/[/\\]/).includes('..') ? FILE : path
}

/** For `config-from: workspace`, and what the action writes there. */
async function workspaceWith(path: string, text: string): Promise<string> {
  const workspace = await mkdtemp(join(tmpdir(), 'docker-image-budgets-'))
  const file = join(workspace, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  return workspace
}
