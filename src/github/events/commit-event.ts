import { mergeBase, tipOf } from '../commits.ts'
import { type MergeGroup, unreadable } from './event.ts'
import type { Asked, EventContext } from './event-context.ts'
import { defaultBranchOf, groupAhead } from './related-pulls.ts'

/** A push, a schedule, a dispatch: no pull request, compared with the default branch. */
export async function ofCommit(asked: Asked): Promise<EventContext[]> {
  const { payload, run } = asked
  const { after = run.sha, head_commit: commit } = payload
  if (isNobody(after)) {
    return [nothingToDo(after, 'The branch was deleted: there is nothing to judge.')]
  }
  // An annotated tag is an object of its own, and no commit.
  const isTag = run.ref.startsWith('refs/tags/')
  const headSha = isTag ? (commit?.id ?? run.sha) : after
  return [await ofBranch(asked, headSha)]
}

export async function ofDeletion({ run }: Asked): Promise<EventContext[]> {
  return [nothingToDo(run.sha, 'A branch or a tag was deleted: there is nothing to judge.')]
}

/** A commit that another run has built for a branch; the name may be a tag's too. */
export async function ofBuiltBranch(
  asked: Asked,
  headSha: string,
  branch: string | null,
): Promise<EventContext> {
  const ref = branch === null ? '' : `refs/heads/${branch}`
  const eventContext = await ofBranch({ ...asked, run: { ...asked.run, ref } }, headSha)
  if (branch === null || !eventContext.isOnDefault) return eventContext
  // Only what the branch really has is judged by its own version of the budget file.
  const api = await asked.api()
  const tip = await tipOf(api, branch)
  const isOn = tip === headSha || (await mergeBase(api, tip, headSha)) === headSha
  return { ...eventContext, isOnDefault: isOn }
}

async function ofBranch(asked: Asked, headSha: string): Promise<EventContext> {
  const { before } = asked.payload
  const { ref, sha } = asked.run
  const known = before !== undefined && !isNobody(before)
  const defaultBranch = await defaultBranchOf(asked)
  return {
    ...commitAlone(headSha),
    ref,
    defaultBranch,
    isOnDefault: ref === `refs/heads/${defaultBranch}`,
    values: {
      head_sha: headSha,
      ...(ref ? { head_ref: branchOf(ref) } : {}),
      sha,
      base_ref: defaultBranch,
      ...(known ? { base_sha: before } : {}),
    },
  }
}

export async function ofGroup(asked: Asked): Promise<EventContext[]> {
  const { payload, run, api } = asked
  const { merge_group: group } = payload
  if (group === undefined) throw unreadable(run.eventName, 'merge_group')
  const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(group.head_ref)?.[1]
  const base = branchOf(group.base_ref)
  const values = {
    ...(number === undefined ? {} : { number }),
    head_sha: group.head_sha,
    head_ref: branchOf(group.head_ref),
    base_sha: group.base_sha,
    base_ref: base,
    sha: run.sha,
  }
  const ahead = await groupAhead(group.base_sha, api)
  const defaultBranch = await defaultBranchOf(asked)
  const nobody = { headSha: null, headThereAt: null, labelJustSet: null, isOpinion: false }
  return [
    {
      ...commitAlone(group.head_sha),
      ref: group.head_ref,
      // What was approved on its pull request, the queue may merge.
      reviewedPull: number === undefined ? null : { number: Number(number), ...nobody },
      baseSha: group.base_sha,
      defaultBranch,
      isOnDefault: base === defaultBranch,
      values: ahead === undefined ? values : { ...values, base_ref: ahead },
      baseFallback: ahead === undefined ? null : values,
    },
  ]
}

/** The group that a queue's branch is named for: the commit in it is the one that it is built upon. */
export function groupOf(branch: string, headSha: string): MergeGroup | undefined {
  const [, base, baseSha] = /^gh-readonly-queue\/(.+)\/pr-\d+-([0-9a-f]{40,64})$/.exec(branch) ?? []
  if (base === undefined || baseSha === undefined) return undefined
  return {
    head_sha: headSha,
    head_ref: `refs/heads/${branch}`,
    base_sha: baseSha,
    base_ref: `refs/heads/${base}`,
  }
}

/** @param why it is not judged. */
export function nothingToDo(headSha: string, why: string): EventContext {
  return { ...commitAlone(headSha), over: why }
}

/** A commit that belongs to nothing. */
function commitAlone(headSha: string): EventContext {
  return {
    pull: null,
    ref: '',
    reviewedPull: null,
    headSha,
    baseSha: null,
    defaultBranch: '',
    isOnDefault: true,
    // Whoever pushes a branch, or adds to a queue, may write.
    isForeign: false,
    values: {},
    baseFallback: null,
    over: null,
    refusal: null,
  }
}

function isNobody(sha: string): boolean {
  return /^0+$/.test(sha)
}

function branchOf(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '')
}
