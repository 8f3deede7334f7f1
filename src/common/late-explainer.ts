import type { Explain } from '../check/explain-changes.ts'
import type { Explainer, ExplainOptions } from '../explain/explainer.ts'
import type { ImageSource } from '../measure/image-source.ts'
import { preload } from '../net/preload.ts'

/** Explains, and is loaded once the first image has been asked for: none is explained before. */
export function lateExplainer(images: ImageSource, options: ExplainOptions): Explain {
  let loading: Promise<Explainer> | undefined
  preload(() => import('../explain/explainer.ts'))
  return async (...asked) => {
    loading ??= import('../explain/explainer.ts').then(
      (late) => new late.Explainer(images, options),
    )
    return (await loading).explain(...asked)
  }
}
