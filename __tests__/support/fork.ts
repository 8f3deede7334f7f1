import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { pullRequestEvent } from '../../src/embedded/pull.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { Workflow } from './action.ts'
import type { Internet } from './internet.ts'
import { loginTo } from './registry-client.ts'
import { ALICE } from './token-registry.ts'

/** What nobody may read who only opens a pull request. */
export const SECRETS = {
  bytes: 77_700_000,
  size: '74.1 MiB',
  command: 'RUN /bin/sh -c fetch --from vault.acme.internal',
}

/** Images of these names, with what nobody may read. */
export function secretContent(...names: readonly string[]): RegistryContent {
  const content = emptyContent()
  for (const name of names) {
    addImage(content, name, {
      platform: { os: 'linux', architecture: 'amd64' },
      layers: [{ seed: name, bytes: SECRETS.bytes, command: SECRETS.command }],
    })
  }
  return content
}

export const BASIC = { kind: 'basic', ...ALICE } as const

/** What the job of a trusted workflow has: a login, and every host allowed that there is to allow. */
export function trusting(host: string, internet?: Internet) {
  const env: Record<string, string> = { RUNNER_DEBUG: '1' }
  if (internet !== undefined) {
    env['HTTPS_PROXY'] = internet.proxy
    env['HTTP_PROXY'] = internet.proxy
    env['NODE_EXTRA_CA_CERTS'] = internet.certificate
  }
  return {
    inputs: {
      'registry-auth': loginTo(host, ALICE.username, ALICE.password),
      'auth-hosts': host,
      'insecure-registries': host,
      comment: 'always',
      // A second write would wait for a second, and most tests look at the comment.
      status: 'false',
    },
    env,
  }
}

/** Makes pull request 7 one of eve's fork. */
export function fromFork({ world }: Workflow): void {
  const [pull] = world.pulls
  if (pull === undefined) throw new RangeError('no pull request')
  pull.head = { ...pull.head, label: `eve:${pull.head.ref}`, repo: 'eve/shop' }
  pull.user = { login: 'eve' }
}

/** What GitHub sends when the fork's own run has ended. */
export function workflowRunEvent(workflow: Workflow) {
  const { headSha, world } = workflow
  const head_repository = { full_name: 'eve/shop', owner: { login: 'eve' } }
  return {
    name: 'workflow_run',
    payload: {
      workflow_run: {
        head_sha: headSha,
        head_branch: world.pulls[0]?.head.ref ?? '',
        head_repository,
        pull_requests: [],
      },
      repository: { full_name: world.repository, default_branch: world.defaultBranch },
    },
  }
}

/** A repository whose fork's pull request has this version of the budget file. */
export async function forkWith(base: string | undefined, head: string): Promise<Workflow> {
  const workflow = await Workflow.start(base ?? head)
  if (base === undefined) workflow.editFileAt(workflow.baseSha, undefined)
  workflow.editBudgetFile(head)
  fromFork(workflow)
  return workflow
}

/** Everything that anybody can read afterwards. */
export function said({ world }: Workflow, { log, summary, outputs }: RunnerResult): string {
  const published = [...world.comments.map(({ body }) => body), JSON.stringify(world.statuses)]
  // Words are escaped in comments, each in its own way.
  return [log, summary, JSON.stringify(outputs), ...published].join('\n').replaceAll('\\', '')
}

export function pullRequestOf(workflow: Workflow, name = 'pull_request') {
  return { name, payload: pullRequestEvent(workflow.world, 7) }
}
