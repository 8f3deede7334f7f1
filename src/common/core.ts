/**
 * What reads budgets and checks images, in one piece: the action loads it while GitHub answers, and
 * the command line at once. The bundler keeps it in few files, as it cannot know by itself that
 * whatever is loaded later finds all of it there (scripts/bundle.ts).
 */
import '../domain/fleet/cost.ts'
import '../domain/values/option.ts'

export { isFileWithin } from '../layout/confined.ts'
export { loadCompared, loadSingle, misnamed, otherEndingOf } from './budget-file.ts'
export { readBudgetBytes } from './budget-text.ts'
export { checkFleet } from './check-fleet.ts'
export { createImages } from './images.ts'
export { inspectFiles } from './inspect-files.ts'
export { lateExplainer } from './late-explainer.ts'
export { createProgress } from './progress.ts'
