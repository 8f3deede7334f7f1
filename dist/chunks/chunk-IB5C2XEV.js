import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  statusesOf
} from "./chunk-7BNFSNEO.js";
import {
  ifThere
} from "./chunk-G7PAMPKP.js";

// src/github/approvals/reviews.ts
async function reviewsOf({ rest, paginate, owner, repo }, number) {
  const reviews = await paginate(rest.pulls.listReviews, {
    owner,
    repo,
    pull_number: number,
    per_page: 100
  });
  return reviews.flatMap(
    (review) => review?.user ? [
      {
        by: review.user.login,
        state: review.state,
        sha: review.commit_id || null,
        at: review.submitted_at ?? ""
      }
    ] : []
  );
}
async function timelineOf({ rest, paginate, owner, repo }, number, label) {
  const events = await paginate(rest.issues.listEventsForTimeline, {
    owner,
    repo,
    issue_number: number,
    per_page: 100
  });
  const moved = events.findLast((each) => each?.event?.startsWith("head_ref_"));
  const headMovedAt = moved !== void 0 && "created_at" in moved ? moved.created_at ?? null : null;
  const last = events.findLast(
    (each) => (each?.event === "labeled" || each?.event === "unlabeled") && "label" in each && each.label?.name?.toLowerCase() === label.toLowerCase()
  );
  if (last?.event !== "labeled" || !("actor" in last) || !("created_at" in last)) {
    return { labeling: null, headMovedAt };
  }
  const { actor, created_at: at } = last;
  return { labeling: actor?.login && at ? { by: actor.login, at } : null, headMovedAt };
}
async function firstStatus(api, { ref, context, number }) {
  const statuses = await statusesOf(api, ref, context);
  return statuses.findLast(({ pull }) => pull === number)?.createdAt;
}
async function mayWrite({ rest, owner, repo }, username) {
  const asked = rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
  const answer = await ifThere(asked);
  return ["admin", "write"].includes(answer?.data.permission ?? "");
}
async function isMember({ rest }, team, username) {
  const [org = "", team_slug = ""] = team.split("/");
  const answer = await ifThere(rest.teams.getMembershipForUserInOrg({ org, team_slug, username }));
  return answer?.data.state === "active";
}

export {
  reviewsOf,
  timelineOf,
  firstStatus,
  mayWrite,
  isMember
};
