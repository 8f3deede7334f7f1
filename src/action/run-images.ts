import { resolve } from 'node:path'
import type { Sources } from '../check/request.ts'
import { createImages, type Images } from '../common/images.ts'
import { lateExplainer } from '../common/late-explainer.ts'
import type { Digest } from '../domain/image/digest.ts'
import type { Manifest } from '../domain/image/manifest.ts'
import type { Reference } from '../domain/image/reference.ts'
import type { Inputs } from '../github/inputs.ts'
import { debugGroup, maskSecret, warn } from '../github/runner.ts'
import { askedBy, type ImageSource } from '../measure/image-source.ts'

/** The images that one run of the action asks for, whatever it judges. */
export class SharedImages {
  readonly sources: Sources
  /** For what only a fork's budget file names. */
  readonly untrusted: Sources
  /** What registries gave reason to warn of. */
  readonly warnings: string[] = []
  private readonly images: Images
  private requestLog: (line: string) => void = () => {}

  /** @param isRepeated whether the same images are asked for again and again: then each is resolved once. */
  constructor(inputs: Inputs, workspace: string, isRepeated: boolean) {
    const { registryAuth, githubToken, authHosts, cacheDir, timeoutMs } = inputs
    this.images = createImages({
      env: process.env,
      registryAuth,
      githubToken,
      insecure: inputs.insecureRegistries,
      authHosts,
      cacheDir: cacheDir === null ? undefined : resolve(workspace, cacheDir),
      timeoutMs,
      directory: workspace,
      onSecret: maskSecret,
      log: (line) => this.requestLog(line),
      warn: (message) => {
        this.warnings.push(message)
        warn(message)
      },
    })
    const { source, untrusted, anonymous } = this.images
    const once = (images: ImageSource) => (isRepeated ? resolvingOnce(images) : images)
    const asAnybody = once(anonymous)
    const sourcesOf = (images: ImageSource) => explained(once(images), asAnybody, inputs)
    this.sources = sourcesOf(source)
    this.untrusted = sourcesOf(untrusted)
  }

  close(): Promise<void> {
    return this.images.close()
  }

  /** Does something with its requests in one group of the log, and counts them. */
  async counted<Value>(
    act: () => Promise<Value>,
  ): Promise<{ value: Value; requests: { count: number; bytes: number } }> {
    const group = debugGroup('Requests to registries')
    this.requestLog = group.log
    const { traffic } = this.images
    const before = { ...traffic }
    try {
      const value = await act()
      const [count, bytes] = [traffic.count - before.count, traffic.bytes - before.bytes]
      return { value, requests: { count, bytes } }
    } finally {
      group.end()
    }
  }
}

function explained(
  images: ImageSource,
  anonymous: ImageSource,
  { explain, bandwidth }: Inputs,
): Sources {
  return explain === 'none'
    ? { images }
    : { images, explain: lateExplainer(images, { bandwidth, anonymous }) }
}

/** What is missing, or failed, may be there the next time; what moves is still seen to. */
function resolvingOnce(source: ImageSource): ImageSource {
  const resolved = new Map<string, Promise<Manifest | undefined>>()
  const resolve = (reference: Reference, expected?: Digest) => {
    const key = JSON.stringify(reference)
    const known = resolved.get(key)
    if (known !== undefined) return known
    const asked = source.resolve(reference, expected)
    resolved.set(key, asked)
    asked.then(
      (manifest) => manifest === undefined && resolved.delete(key),
      () => resolved.delete(key),
    )
    return asked
  }
  return { ...askedBy((_, question) => question(source)), resolve }
}
