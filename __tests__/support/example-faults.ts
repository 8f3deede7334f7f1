import { actionInputs, type ExampleWorkflow, type Job, OURS, type Step } from './examples.ts'

/** What each action of others takes that is used here, by its own action.yml. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'actions/cache': ['path', 'key', 'restore-keys'],
  'actions/checkout': ['persist-credentials'],
  'actions/download-artifact': ['name', 'run-id', 'github-token', 'path', 'pattern'],
  'actions/deploy-pages': [],
  'actions/upload-artifact': ['name', 'path'],
  'actions/upload-pages-artifact': ['path'],
  'aquasecurity/trivy-action': ['image-ref', 'format', 'output'],
  'aws-actions/amazon-ecr-login': [],
  'aws-actions/configure-aws-credentials': ['role-to-assume', 'aws-region'],
  'azure/login': ['client-id', 'tenant-id', 'subscription-id'],
  'docker/build-push-action': [
    'context',
    'file',
    'outputs',
    'platforms',
    'provenance',
    'push',
    'tags',
  ],
  'docker/login-action': ['registry', 'username', 'password'],
  'docker/metadata-action': ['images'],
  'docker/setup-buildx-action': [],
  'docker/setup-qemu-action': [],
  'dorny/paths-filter': ['base', 'filters'],
  'google-github-actions/auth': [
    'token_format',
    'workload_identity_provider',
    'service_account',
    'create_credentials_file',
  ],
}

const CLOUDS = [
  'aws-actions/configure-aws-credentials',
  'azure/login',
  'google-github-actions/auth',
]
const BUILD = 'docker/build-push-action'
/** Registries of GitHub, which take the job's own token. */
const PACKAGES = /\bghcr\.io\/|\bcontainers\.github\.example\.com\//

const isMeasuring = (step: Step) => step.with['mode'] === 'measure'
export const isChecking = ({ steps }: Job) =>
  steps.some((step) => step.action === OURS && !isMeasuring(step))
const doesUse = (job: Job, action: string) => job.steps.some((step) => step.action === action)

/** What is wrong with an example, beside what GitHub's parser finds. */
export function faultsIn({ jobs }: ExampleWorkflow, budgets: string): string[] {
  return jobs.flatMap((job) => [
    ...job.steps.flatMap(stepFaults),
    ...permissionFaults(job, budgets),
    ...buildFaults(job),
  ])
}

function stepFaults({ uses, action, with: given }: Step): string[] {
  if (uses === '') return []
  const taken = action === OURS ? [...actionInputs().keys()] : TAKEN[action]
  if (taken === undefined) return [`${action} is not known here`]
  const unknown = Object.keys(given).filter((name) => !taken.includes(name))
  const pin = /^[\w-]+\/[\w-]+@(?:v\d+|[0-9a-f]{40})$/.test(uses)
    ? []
    : [`${uses} is no major version, and no commit`]
  return [...unknown.map((name) => `${action} takes no ${name}`), ...pin]
}

/** No less than the job needs, and no more. */
function permissionFaults(job: Job, budgets: string): string[] {
  const needed = neededBy(job, budgets)
  const names = new Set([...Object.keys(needed), ...Object.keys(job.permissions)])
  return [...names].flatMap((name) => {
    const [has = 'none', wants = 'none'] = [job.permissions[name], needed[name]]
    return has === wants ? [] : [`${job.name} has ${name}: ${has}, and needs ${wants}`]
  })
}

function neededBy(job: Job, budgets: string): Record<string, string> {
  const needed: Record<string, string> = {}
  const checking = job.steps.find((step) => step.action === OURS && !isMeasuring(step))
  const measuring = job.steps.find(isMeasuring)
  if (doesUse(job, 'actions/checkout') || doesUse(job, BUILD)) needed['contents'] = 'read'
  if (doesUse(job, 'dorny/paths-filter')) needed['pull-requests'] = 'read'
  if (checking !== undefined) {
    needed['contents'] = checking.with['history-branch'] ? 'write' : 'read'
    // An audit is about no commit, and tells of it in an issue.
    if (checking.with['mode'] === 'audit') needed['issues'] = 'write'
    else needed['pull-requests'] = checking.with['comment'] === 'never' ? 'read' : 'write'
    if (checking.with['status'] !== 'false' && checking.with['mode'] !== 'audit')
      needed['statuses'] = 'write'
    if (PACKAGES.test(budgets)) needed['packages'] = 'read'
  }
  // What a file holds, nobody is asked for.
  if (measuring !== undefined && !measuring.with['head-tag'] && PACKAGES.test(budgets))
    needed['packages'] = 'read'
  const pushed = job.steps.find(({ action }) => action === 'docker/metadata-action')
  if (PACKAGES.test(pushed?.with['images'] ?? '')) needed['packages'] = 'write'
  if (job.steps.some((step) => step.with['run-id'])) needed['actions'] = 'read'
  if (doesUse(job, 'actions/deploy-pages')) needed['pages'] = 'write'
  const shown = [...CLOUDS, 'actions/deploy-pages']
  if (shown.some((action) => doesUse(job, action))) needed['id-token'] = 'write'
  return needed
}

/** What docker's own driver, without buildx set up, cannot do. */
function needsBuildx({ with: given }: Step): boolean {
  const { outputs = '', provenance = '', platforms = '' } = given
  return /type=oci/.test(outputs) || /mode=max/.test(provenance) || platforms.includes(',')
}

function buildFaults({ name, steps }: Job): string[] {
  const at = steps.findIndex(({ action }) => action === BUILD)
  const build = steps[at]
  if (build === undefined) return []
  const before = steps.slice(0, at)
  const has = (action: string) => before.some((step) => step.action === action)
  const isSignedIn = before.some(({ uses, action }) => uses === '' || /login/.test(action))
  const { push, platforms } = build.with
  return [
    needsBuildx(build) && !has('docker/setup-buildx-action') ? `${name} lacks buildx` : '',
    platforms !== undefined && !has('docker/setup-qemu-action') ? `${name} lacks QEMU` : '',
    push === 'true' && !isSignedIn ? `${name} is not signed in` : '',
  ].filter((fault) => fault !== '')
}
