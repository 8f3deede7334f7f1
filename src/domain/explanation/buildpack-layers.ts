import type { Step } from '../history/step.ts'
import type { ImageConfig } from '../image/manifest.ts'
import { oneLine } from '../values/text.ts'

/** Buildpacks platform spec: what the lifecycle writes down of the layers that it made. */
export const LIFECYCLE = 'io.buildpacks.lifecycle.metadata'

/** Manifests list no more layers. */
const MOST_LAYERS = 2_000
const LENGTH = 300

/** Of layers that are no buildpack's. */
const OWN = {
  config: 'config of the buildpacks',
  launcher: 'launcher of the buildpacks',
  'process-types': 'process types of the buildpacks',
  sbom: 'SBOM of the buildpacks',
}

/** The steps, those named by their buildpacks whose layers the lifecycle's label lists. */
export function withBuildpackNames(
  steps: readonly (Step | null)[],
  { labels, diffIds }: Pick<ImageConfig, 'labels' | 'diffIds'>,
): readonly (Step | null)[] {
  const label = labels[LIFECYCLE]
  if (label === undefined || diffIds.length !== steps.length) return steps
  const names = namesIn(label)
  return steps.map((step, index) => {
    const name = names.get(diffIds[index] ?? '')
    if (name === undefined) return step
    const secrets = step?.secrets && { secrets: step.secrets }
    return { text: oneLine(name, LENGTH), instruction: null, buildArguments: [], ...secrets }
  })
}

/** By diffID. */
function namesIn(label: string): ReadonlyMap<string, string> {
  const metadata = parsed(label)
  const names: [unknown, string][] = Object.entries(OWN).map(([key, name]) => [
    field(field(metadata, key), 'sha'),
    name,
  ])
  const slices = listIn(field(metadata, 'app'))
  for (const [index, slice] of slices.entries()) {
    const which = slices.length === 1 ? '' : `, slice ${index + 1} of ${slices.length}`
    names.push([field(slice, 'sha'), `application${which}`])
  }
  for (const buildpack of listIn(field(metadata, 'buildpacks'))) {
    for (const [layer, made] of Object.entries(Object(field(buildpack, 'layers')))) {
      names.push([field(made, 'sha'), `layer ${layer} of buildpack ${idOf(buildpack)}`])
    }
  }
  const told = names.flatMap(([sha, name]): [string, string][] =>
    typeof sha === 'string' ? [[sha, name]] : [],
  )
  // Of two that made the same layer the first one.
  return new Map(told.slice(0, MOST_LAYERS).toReversed())
}

/** `paketo-buildpacks/node-engine@3.2.1` */
function idOf(buildpack: unknown): string {
  const [key, version] = [field(buildpack, 'key'), field(buildpack, 'version')]
  return `${typeof key === 'string' ? key : '?'}${typeof version === 'string' ? `@${version}` : ''}`
}

function parsed(label: string): unknown {
  try {
    return JSON.parse(label)
  } catch {
    return undefined
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
