import { resolve } from 'node:path'
import { createImages, type Images } from '../common/images.ts'
import type { Arguments } from './arguments.ts'
import { readOnTerminal } from './terminal-cures.ts'
import type { World } from './world.ts'

/** Runs with a source of images, and leaves no connection open. */
export async function withImages<Result>(
  world: World,
  { insecure, authHosts, cacheDir, timeoutMs }: Arguments,
  use: (images: Images, notices: string[]) => Promise<Result>,
): Promise<Result> {
  const notices: string[] = []
  const images = createImages({
    env: world.env,
    registryAuth: '',
    githubToken: '',
    insecure,
    authHosts,
    cacheDir: cacheDir === undefined ? undefined : resolve(world.directory, cacheDir),
    timeoutMs,
    directory: world.directory,
    onSecret: () => {},
    log: (line) => {
      if (world.env['DOCKER_IMAGE_BUDGETS_DEBUG']) world.stderr.write(`${line}\n`)
    },
    warn: (message) => notices.push(message),
  })
  try {
    return await use({ ...images, source: readOnTerminal(images.source) }, notices)
  } finally {
    await images.close()
  }
}
