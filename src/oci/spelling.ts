const PLATFORM = ['os', 'architecture', 'variant', 'os.version', 'os.features']
const PLATFORM_FIELDS = foldedNames(PLATFORM)
/** The fields of manifests and descriptors, OCI image-spec. */
const FIELDS = foldedNames([
  'schemaVersion',
  'mediaType',
  'artifactType',
  'config',
  'layers',
  'manifests',
  'digest',
  'size',
  'data',
  'platform',
  'annotations',
  ...PLATFORM,
])

function foldedNames(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [folded(name), name]))
}

/**
 * A field that is spelt as no builder does. Go's clients read `Layers` as `layers`, and of two
 * the last: what they pull would not be what is measured.
 */
export function oddField(manifest: object): string | undefined {
  const { config, layers, manifests } = manifest as Record<string, unknown>
  const odd = oddKeyIn(manifest, FIELDS) ?? oddFieldOf(config)
  return odd ?? oddFieldIn(layers) ?? oddFieldIn(manifests)
}

function oddFieldIn(descriptors: unknown): string | undefined {
  if (!Array.isArray(descriptors)) return undefined
  for (const each of descriptors) {
    const odd = oddFieldOf(each)
    if (odd !== undefined) return odd
  }
  return undefined
}

function oddFieldOf(descriptor: unknown): string | undefined {
  const odd = oddKeyIn(descriptor, FIELDS)
  return odd ?? oddKeyIn(Reflect.get(Object(descriptor), 'platform'), FIELDS)
}

/** The same of what a config says that it is for. */
export function oddPlatformField(config: unknown): string | undefined {
  return oddKeyIn(config, PLATFORM_FIELDS)
}

function oddKeyIn(value: unknown, fields: ReadonlyMap<string, string>): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const key of Object.keys(value)) {
    // Nearly all of them are spelt right, and nothing is folded for these.
    if (fields.get(key) === key) continue
    const field = fields.get(folded(key))
    if (field !== undefined && field !== key) return key
  }
  return undefined
}

/** As Go folds: the long s and the Kelvin sign are letters of ASCII too. */
function folded(key: string): string {
  return key.toUpperCase().toLowerCase()
}
