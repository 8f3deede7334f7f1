import { afterEach } from '@jest/globals'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import {
  type EmbeddedRegistry,
  type RegistryOptions,
  startRegistry,
} from '../../src/embedded/registry.ts'

const running: EmbeddedRegistry[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((registry) => registry.close()))
})

/** A registry that is closed after the test, and a way to call it. */
export async function start(options: RegistryOptions = {}, content = anApi()) {
  const registry = await startRegistry(content, options)
  running.push(registry)
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`http://${registry.host}${path}`, init)
  return { registry, call }
}

/** One image, `acme/api:main`. */
export function anApi(): RegistryContent {
  const content = emptyContent()
  addImage(content, 'acme/api:main', {
    platform: { os: 'linux', architecture: 'amd64' },
    layers: [{ seed: 'base', bytes: 30_000_000 }],
  })
  return content
}

/** The status of an error and the codes in its body: `404 NAME_UNKNOWN`. */
export async function failureOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: { code: string }[] }
  return [response.status, ...errors.map(({ code }) => code)].join(' ')
}
