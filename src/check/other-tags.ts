import type { Budget } from '../domain/budget/budget.ts'
import { Unmeasurable } from '../domain/values/problem.ts'
import type { Evidence } from '../domain/verdict/evidence.ts'
import { isNotBuilt } from '../domain/verdict/not-built.ts'
import type { ImageSource } from '../measure/image-source.ts'

/** Of a head that is not there, which tags are: one request, and for no run that is green. */
export async function otherTags(
  { isUntrusted = false }: Budget,
  evidence: Evidence,
  images: ImageSource,
): Promise<Pick<Evidence, 'otherTags'>> {
  const { head, retired } = evidence
  if (head.kind !== 'missing' || head.isUnreported || retired || isUntrusted) return {}
  const { reference } = head
  if (reference.kind !== 'registry' || reference.digest !== undefined || isNotBuilt(evidence))
    return {}
  try {
    const tags = await images.someTags(reference)
    return tags === undefined || tags.length === 0 ? {} : { otherTags: tags }
  } catch (error) {
    // Some registries list tags for those alone who may push.
    if (error instanceof Unmeasurable) return {}
    throw error
  }
}
