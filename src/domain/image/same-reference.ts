import { formatReference, type Reference, type RegistryReference } from './reference.ts'

/** Whether both are kept in one repository; a host is the same in any case, and with the port that it has anyway. */
export function sameRepository(a: Reference, b: Reference): boolean {
  if (a.kind === 'layout' || b.kind === 'layout') return false
  return hostOf(a) === hostOf(b) && a.repository === b.repository
}

function hostOf({ registry }: RegistryReference): string {
  return registry.toLowerCase().replace(/:443$/, '')
}

/**
 * Whether two references are one name, however it is spelt. A digest beside a tag is no other name;
 * two digests are two images.
 */
export function isSameName(a: Reference, b: Reference): boolean {
  if (a.kind === 'layout' || b.kind === 'layout') {
    return formatReference(tidy(a)) === formatReference(tidy(b))
  }
  if (!sameRepository(a, b)) return false
  const [one, other] = [tagOf(a), tagOf(b)]
  if (a.digest === undefined || b.digest === undefined) return one !== undefined && one === other
  return a.digest === b.digest && (one === other || one === undefined || other === undefined)
}

function tagOf({ tag, digest }: RegistryReference): string | undefined {
  return tag ?? (digest === undefined ? 'latest' : undefined)
}

/** `./image/` is `image`. */
function tidy(reference: Reference): Reference {
  if (reference.kind === 'registry') return reference
  const path = reference.path.replace(/\/+(\.?\/+)*/g, '/').replace(/^\.\/|(?<=.)\/$/g, '')
  return { ...reference, path }
}
