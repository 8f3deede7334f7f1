import type { Report } from '../domain/report/report.ts'
import { nextStepWords } from './next-step-words.ts'

/** What turns a failure green; null: nothing fails by its size. */
export function nextStepJson({ nextStep }: Report) {
  if (nextStep === null) return null
  const cuts = nextStep.cuts.map(({ name, platform, bytes }) => ({ name, platform, bytes }))
  return { text: nextStepWords(nextStep, (untrusted) => untrusted), cuts, ask: nextStep.ask }
}
