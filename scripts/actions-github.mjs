// What the bundle takes of @actions/github. Its index also loads Octokit, which is wanted later, in
// a version of our own, and not at all by whoever only asks a registry.
import { Context } from '../node_modules/@actions/github/lib/context.js'

export const context = new Context()
