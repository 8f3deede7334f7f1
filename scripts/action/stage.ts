import { tagSafe } from '../../src/domain/budget/template.ts'
import type { RegistryContent } from '../../src/embedded/content.ts'
import type { GitHubWorld, PullRequest } from '../../src/embedded/github/world.ts'
import { demoContent } from '../../src/embedded/images.ts'
import { demoWorld } from '../../src/embedded/pull.ts'
import type { GivenEvent } from './event-file.ts'
import type { GivenBuild, GivenPull, Payload } from './payload.ts'
import { setPeople } from './people.ts'

/** A GitHub and a registry in which an event may have happened, and where a run of it starts. */
export interface Stage {
  readonly world: GitHubWorld
  readonly content: RegistryContent
  /** The tags that the images of the base and of the change stand under. */
  readonly tags: readonly string[]
  /** GITHUB_SHA and GITHUB_REF. */
  readonly sha: string
  readonly ref: string
  /** What of the repository the event is about. */
  readonly subject: string
}

/** What happened, and to what. */
interface Scene {
  readonly pull: PullRequest | null
  /** The commit that is judged, and the one that it is built on. */
  readonly head: {
    readonly sha: string
    /** Or tag. */
    readonly branch: string | null
    readonly before?: string
  }
  readonly base: { readonly sha: string; readonly branch: string }
  readonly run: { readonly sha: string; readonly ref: string }
}

const NO_COMMIT = /^0+$/

export function stageFor(event: GivenEvent, token: string): Stage {
  const world = demoWorld(token, '')
  const { payload } = event
  world.repository = payload.repository?.full_name ?? world.repository
  world.defaultBranch = payload.repository?.default_branch ?? world.defaultBranch
  const found = sceneOf(event, world)
  const run = { sha: event.sha ?? found.run.sha, ref: event.ref ?? found.run.ref }
  const scene = { ...found, run }
  setCommits(world, scene)
  world.pulls = scene.pull === null ? [] : [scene.pull]
  setPeople(world, payload)
  const content = demoContent()
  return {
    world,
    content,
    tags: tagImages(content, scene, world.defaultBranch),
    ...run,
    subject: scene.pull === null ? run.ref : `pull request #${scene.pull.number}`,
  }
}

function sceneOf({ name, payload }: GivenEvent, world: GitHubWorld): Scene {
  const { pull_request: pull, issue, merge_group: group } = payload
  if (pull !== undefined) return ofPull(pull, name, world)
  const demo = demoPull(world)
  if (issue !== undefined) return ofNumber({ ...demo, number: issue.number }, world)
  const built = payload.workflow_run ?? payload.check_run ?? payload.check_suite
  if (built !== undefined) return ofBuild(built, demo, world)
  if (group !== undefined) {
    const head = { sha: group.head_sha, branch: shortRef(group.head_ref) }
    const base = { sha: group.base_sha, branch: shortRef(group.base_ref) }
    return { pull: null, head, base, run: { sha: group.head_sha, ref: group.head_ref } }
  }
  return ofRef(payload, demo, world)
}

function ofPull(given: GivenPull, name: string, world: GitHubWorld): Scene {
  const { number, state, head, base, user, labels, updated_at, merge_commit_sha } = given
  const repo = head.repo?.full_name ?? (head.repo === null ? null : world.repository)
  const pull = {
    number,
    state,
    head: { ...head, label: head.label ?? `${repo?.split('/')[0]}:${head.ref}`, repo },
    base,
    user: user ?? { login: 'alice' },
    labels: labels.map((label) => label.name),
    ...(updated_at === undefined ? {} : { updated_at }),
    merge_commit_sha: merge_commit_sha ?? null,
    locked: given.locked ?? false,
  } satisfies PullRequest
  const run =
    name === 'pull_request_target'
      ? { sha: base.sha, ref: `refs/heads/${base.ref}` }
      : { sha: merge_commit_sha ?? head.sha, ref: `refs/pull/${number}/merge` }
  return { ...sidesOf(pull, world), run }
}

/** Of a comment, or of a run that has ended, GitHub starts workflows on the default branch. */
function ofNumber(pull: PullRequest, world: GitHubWorld): Scene {
  const { base } = pull
  return {
    ...sidesOf(pull, world),
    run: { sha: base.sha, ref: `refs/heads/${world.defaultBranch}` },
  }
}

function ofBuild(
  build: GivenBuild & Pick<Payload, 'check_suite'>,
  demo: PullRequest,
  world: GitHubWorld,
): Scene {
  const branch = build.head_branch ?? build.check_suite?.head_branch ?? null
  const number = build.pull_requests?.[0]?.number
  const ref = branch ?? demo.head.ref
  const repo = build.head_repository?.full_name ?? world.repository
  const head = { sha: build.head_sha, ref, label: `${repo.split('/')[0]}:${ref}`, repo }
  if (number !== undefined || build.event === 'pull_request') {
    return ofNumber({ ...demo, number: number ?? demo.number, head }, world)
  }
  const { sha } = demo.base
  const base = { sha, branch: world.defaultBranch }
  const run = { sha, ref: `refs/heads/${world.defaultBranch}` }
  return { pull: null, head: { sha: build.head_sha, branch }, base, run }
}

/** A branch or a tag; the default branch's tip where the event names none. */
function ofRef(payload: Payload, demo: PullRequest, world: GitHubWorld): Scene {
  const { ref: told, before, after, release, deployment, head_commit: commit } = payload
  const base = { sha: demo.base.sha, branch: world.defaultBranch }
  const tag = release?.tag_name ?? (payload.ref_type === 'tag' ? told : undefined)
  const named = tag ?? deployment?.ref ?? told ?? world.defaultBranch
  const ref = /^refs\//.test(named) ? named : `refs/${tag == null ? 'heads' : 'tags'}/${named}`
  const branch = shortRef(ref)
  const isOver = (after !== undefined && NO_COMMIT.test(after)) || payload.pusher_type !== undefined
  if (isOver) {
    // A run about what was deleted is one of the default branch.
    const run = { sha: base.sha, ref: `refs/heads/${base.branch}` }
    return { pull: null, head: { sha: base.sha, branch: null }, base, run }
  }
  const tip = branch === world.defaultBranch ? base.sha : demo.head.sha
  const sha = commit?.id ?? after ?? deployment?.sha ?? tip
  const isNew = before === undefined || NO_COMMIT.test(before)
  const head = { sha, branch, ...(isNew ? {} : { before }) }
  return { pull: null, head, base, run: { sha, ref } }
}

function sidesOf(pull: PullRequest, world: GitHubWorld): Omit<Scene, 'run'> {
  const isHere = pull.head.repo?.toLowerCase() === world.repository.toLowerCase()
  return {
    pull,
    head: { sha: pull.head.sha, branch: isHere ? pull.head.ref : null },
    base: { sha: pull.base.sha, branch: pull.base.ref },
  }
}

/** The change is one commit upon its base, or upon what its branch had before. */
function setCommits(world: GitHubWorld, { pull, head, base, run }: Scene): void {
  const { before = base.sha } = head
  const parents = new Map<string, string[]>()
  const add = (sha: string, of: string[]) => {
    if (!parents.has(sha)) parents.set(sha, of)
  }
  add(base.sha, [])
  add(before, [base.sha])
  add(head.sha, [before])
  for (const sha of [pull?.merge_commit_sha ?? head.sha, run.sha]) add(sha, [base.sha, head.sha])
  world.commits = [...parents].map(([sha, of]) => ({ sha, parents: of, files: {} }))
  world.branches = { [world.defaultBranch]: base.sha, [base.branch]: base.sha }
  if (head.branch === null) return
  const own = { [head.branch]: head.sha }
  if (run.ref.startsWith('refs/tags/')) world.tags = own
  else Object.assign(world.branches, own)
}

/** The shop's images, under the tags that builds of these commits and branches would have pushed. */
function tagImages(content: RegistryContent, scene: Scene, defaultBranch: string): string[] {
  const { pull, head, base } = scene
  const ofBase = [defaultBranch, base.branch, `sha-${base.sha.slice(0, 7)}`].map(tagSafe)
  const own = pull === null ? (head.branch ?? []) : `pr-${pull.number}`
  const ofHead = [own, `sha-${head.sha.slice(0, 7)}`].flat().map(tagSafe)
  for (const { tags } of content.repositories.values()) {
    const [before, after] = [tags.get('main'), tags.get('pr-7')]
    tags.clear()
    if (after !== undefined) for (const tag of ofHead) tags.set(tag, after)
    if (before !== undefined) for (const tag of ofBase) tags.set(tag, before)
  }
  return [...new Set([...ofBase, ...ofHead])]
}

function demoPull(world: GitHubWorld): PullRequest {
  const [pull] = world.pulls
  if (pull === undefined) throw new RangeError('the demo has a pull request')
  return { ...pull, base: { ...pull.base, ref: world.defaultBranch } }
}

function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '')
}
