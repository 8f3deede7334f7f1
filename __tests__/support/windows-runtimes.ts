import { type Choose, type Entry, hasFeatures } from './runtimes.ts'

/** How containerd and docker choose on Windows: a model of each, of indexes without indexes in them. */

export interface WindowsMachine {
  readonly build: number
}

type ChooseOnWindows = (entries: readonly Entry[], machine: WindowsMachine) => ReturnType<Choose>

/** Every server has it. */
const FEATURES = ['win32k']
/** From here on a host runs what is for older builds, too. */
const STABLE = 20348

/** It takes the newest of what the host can run. */
export const containerdOnWindows: ChooseOnWindows = (entries, { build }) => {
  const isFit = (image: number) =>
    build < STABLE ? image === build : image >= STABLE && image <= build
  const [first] = ofWindows(entries)
    .filter((entry) => hasFeatures({ features: FEATURES }, entry) && isFit(buildOf(entry)))
    .toSorted((a, b) => (versionOf(a) < versionOf(b) ? 1 : versionOf(a) > versionOf(b) ? -1 : 0))
  return pulled(first)
}

/** Before, it took the host's own build alone. */
export const olderContainerdOnWindows: ChooseOnWindows = (entries, machine) =>
  containerdOnWindows(
    entries.filter((entry) => buildOf(entry) === machine.build),
    machine,
  )

/** It takes the first: of the host's build, else of an older one, which it isolates. */
export const dockerOnWindows: ChooseOnWindows = (entries, { build }) => {
  const fitting = ofWindows(entries).filter((entry) => buildOf(entry) <= build)
  return pulled(fitting.find((entry) => buildOf(entry) === build) ?? fitting[0])
}

function ofWindows(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ platform }) => platform?.os === 'windows')
}

const versionOf = ({ platform }: Entry) => platform?.['os.version'] ?? ''
const buildOf = (entry: Entry) => Number(versionOf(entry).split('.')[2])

function pulled(entry: Entry | undefined): ReturnType<Choose> {
  if (entry === undefined || 'length' in entry.target) return undefined
  return { image: entry.target, by: entry.platform }
}
