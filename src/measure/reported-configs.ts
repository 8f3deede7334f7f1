import { Unmeasurable } from '../domain/values/problem.ts'
import { askedBy, type ImageSource } from './image-source.ts'

/** The same source, which leaves configs that another job has reported of to that job's word. */
export function withReportedConfigs(source: ImageSource): ImageSource {
  return {
    ...askedBy((_, question) => question(source)),
    resolve: (reference, expected) => source.resolve(reference, expected),
    config: async (reference, descriptor) => {
      const { reported } = descriptor
      if (reported === undefined) return source.config(reference, descriptor)
      if (reported !== null) return reported
      throw new Unmeasurable(
        'the job that measured it does not tell of its config',
        'Let that job explain too: leave explain at layers.',
      )
    },
  }
}
