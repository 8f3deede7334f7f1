import { MAX_DOCKERFILE_BYTES } from '../domain/dockerfile/source.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { Api } from './client.ts'
import { cureOf, messageOf } from './commits.ts'
import { statusOf } from './errors.ts'

const CURE =
  'Correct the key dockerfile of the budget file: a path from the root of the repository.'

/**
 * The text of a Dockerfile at a commit.
 * @throws {Unmeasurable} where there is none, or GitHub does not tell it
 */
export async function dockerfileAt(api: Api, path: string, ref: string): Promise<string> {
  const file = await contentAt(api, path, ref)
  const at = ref.slice(0, 7)
  if (file === undefined) throw new Unmeasurable(`there is no such file at ${at}`, CURE)
  if (Array.isArray(file)) throw new Unmeasurable(`it is a directory at ${at}`, CURE)
  if (file.type !== 'file' || !('content' in file)) {
    throw new Unmeasurable(`it is a ${file.type} at ${at}, and no file`, CURE)
  }
  if (file.size > MAX_DOCKERFILE_BYTES) {
    throw new Unmeasurable(`it is larger than 64 KiB at ${at}`, CURE)
  }
  return Buffer.from(file.content, 'base64').toString('utf8')
}

async function contentAt({ rest, owner, repo }: Api, path: string, ref: string) {
  try {
    return (await rest.repos.getContent({ owner, repo, path, ref })).data
  } catch (cause) {
    const status = statusOf(cause)
    if (status === 404) return undefined
    if (status === undefined) throw cause
    const why = `it cannot be read at ${ref.slice(0, 7)} (${status} ${messageOf(cause)})`
    throw new Unmeasurable(why, cureOf(status, 'contents: read'), { cause })
  }
}
