import type { ImageConfig, Manifest } from '../domain/image/manifest.ts'
import type { LayoutReference } from '../domain/image/reference.ts'
import { type SavedImage, saveImage } from './docker-daemon.ts'
import { unusable } from './error.ts'
import type { Deadline } from './time-limit.ts'

/** One image in docker's own store: it is known by its config, and there is nothing else to ask for. */
export class StoredByDocker {
  private readonly image: SavedImage
  private readonly name: string

  private constructor(image: SavedImage, name: string) {
    this.image = image
    this.name = name
  }

  /** @returns undefined when docker has no such image. */
  static async open(
    reference: LayoutReference,
    name: string,
    deadline: Deadline,
  ): Promise<StoredByDocker | undefined> {
    const image = await saveImage(reference, name, deadline)
    return image && new StoredByDocker(image, name)
  }

  async resolve(): Promise<Manifest> {
    return this.image.manifest
  }

  async tags(): Promise<readonly string[]> {
    throw unusable(this.name, 'cannot be asked for its tags', {
      cure: 'Name a tag in max_growth_since.',
    })
  }

  async manifest(): Promise<Manifest> {
    return this.image.manifest
  }

  async config(): Promise<ImageConfig> {
    return this.image.config
  }

  async provenance(): Promise<undefined> {
    return undefined
  }

  /** To read one, docker would have to save the whole image once more. */
  async layer(): Promise<never> {
    throw unusable(this.name, 'is not looked into, layer by layer', {
      cure: 'Save it into a file first: docker save -o image.tar NAME, and then docker-archive:image.tar.',
    })
  }
}
