import type { Explainer, ExplainOptions } from './explain.ts'
import type { Explain } from './explain-changes.ts'
import type { ImageSource } from './image-source.ts'
import { loadUnderWay } from './net/under-way.ts'

/** Explains, and is loaded once the first image has been asked for: none is explained before. */
export function lateExplainer(images: ImageSource, options: ExplainOptions): Explain {
  let loading: Promise<Explainer> | undefined
  loadUnderWay(() => import('./explain.ts'))
  return async (...asked) => {
    loading ??= import('./explain.ts').then((late) => new late.Explainer(images, options))
    return (await loading).explain(...asked)
  }
}
