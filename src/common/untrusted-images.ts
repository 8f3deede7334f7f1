import { imageSize } from '../domain/image/image.ts'
import type { Manifest } from '../domain/image/manifest.ts'
import { formatReference, type Reference } from '../domain/image/reference.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { askedBy, type ImageSource } from '../measure/image-source.ts'

interface Words {
  /** Why an error came, with nothing in it of what a server or a file says. */
  readonly wordsFor: (
    error: Unmeasurable,
    reference: Reference,
  ) => Promise<{ readonly reason: string; readonly cure: string }>
  readonly log: (line: string) => void
}

/** Who reads what became of an untrusted budget may be whoever wrote it: what it was asked of is not quoted. */
export function inPlainWords(source: ImageSource, { wordsFor, log }: Words): ImageSource {
  const told = async <Result>(reference: Reference, ask: () => Promise<Result>) => {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Unmeasurable)) throw error
      const { reason, cure } = await wordsFor(error, reference)
      const name = formatReference(reference)
      log(`${name}: ${reason}`)
      throw new Unmeasurable(
        `${name} cannot be read: ${reason}, and only this fork’s version of the budget file names it`,
        `${cure} Or let somebody with write access add the budget on the base branch.`,
      )
    }
  }
  return {
    ...askedBy((reference, question) => told(reference, () => question(source))),
    resolve: (reference, expected) =>
      told(reference, async () => {
        log(`${formatReference(reference)} is asked for without a login`)
        const manifest = await source.resolve(reference, expected)
        if (manifest?.kind === 'artifact') throw new Unmeasurable('is an artifact', '')
        return manifest && weighed(manifest)
      }),
    manifest: (reference, descriptor) =>
      told(reference, async () => weighed(await source.manifest(reference, descriptor))),
  }
}

/** Here, so that a manifest which contradicts itself is not quoted later either. */
function weighed(manifest: Manifest): Manifest {
  if (manifest.kind === 'image') imageSize(manifest, null)
  return manifest
}
