import { formatReference } from '../domain/image/reference.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import { askedBy, type ImageSource } from './image-source.ts'

/** The same source for what registries have: whatever lies in files here may be another job's. */
export function withoutFiles(source: ImageSource): ImageSource {
  const registries = askedBy(async (reference, question) => {
    if (reference.kind === 'registry') return question(source)
    throw new Unmeasurable(
      `${formatReference(reference)} is a file of another job, whose word counts for the head alone`,
      'Name an image in a registry.',
    )
  })
  return {
    ...registries,
    config: (reference, descriptor) => {
      const asked = descriptor.reported === undefined ? registries : source
      return asked.config(reference, descriptor)
    },
  }
}
