/** Where a service's Dockerfile is, and how it is read. */
export interface DockerfileSource {
  readonly path: string
  readonly target?: string
  /** @throws {Unmeasurable} where it cannot be read, in words that follow its name. */
  readonly read: () => Promise<string>
}

/** One of a thousand lines has some 50 KB; what is larger takes more time to parse than it tells. */
export const MAX_DOCKERFILE_BYTES = 64 * 1024
