/** The fields of manifests and descriptors, OCI image-spec. */
const FIELDS: ReadonlyMap<string, string> = new Map(
  [
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
    'os',
    'architecture',
    'variant',
    'os.version',
    'os.features',
    'annotations',
  ].map((name) => [folded(name), name]),
)

/**
 * A field that is spelt as no builder does. Go's clients read `Layers` as `layers`, and of two
 * the last: what they pull would not be what is measured.
 */
export function oddField(manifest: object): string | undefined {
  const { config, layers, manifests } = manifest as Record<string, unknown>
  const descriptors = [config, ...listIn(layers), ...listIn(manifests)]
  const platforms = descriptors.map((each) => Reflect.get(Object(each), 'platform'))
  for (const value of [manifest, ...descriptors, ...platforms]) {
    const odd = Object.keys(Object(value)).find((key) => {
      const field = FIELDS.get(folded(key))
      return field !== undefined && field !== key
    })
    if (odd !== undefined) return odd
  }
  return undefined
}

/** As Go folds: the long s and the Kelvin sign are letters of ASCII too. */
function folded(key: string): string {
  return key.toUpperCase().toLowerCase()
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
