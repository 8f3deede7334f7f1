/** What people put around a reference when they copy it from elsewhere, and what to leave out. */

/** undefined: nothing of the kind is there. */
export function whatToLeaveOut(text: string): string | undefined {
  const page = hubPage(text) ?? otherPage(text)
  if (page !== undefined) return `that is a page about it: write ${page}`
  if (/^\s*(?:file:\/\/|\.{0,2}\/)/.test(text)) {
    return 'a file is named with what it is: oci:DIR, oci-archive:FILE or docker-archive:FILE'
  }
  const [scheme, name = ''] = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(text) ?? []
  if (scheme !== undefined) return schemeWords(scheme.trim(), name.toLowerCase(), text)
  const store = STORES.find((each) => text.startsWith(`${each}:`))
  if (store === undefined) return undefined
  return `images of ${store} cannot be read here: push it, or save it and name the file, as in docker-archive:FILE.tar`
}

/** Of a reference to a registry; a path may hold any of it. */
export function whatIsNoReference(text: string): string | undefined {
  if (/\$[a-z_{(]/i.test(text)) {
    return 'no variable is filled in here: write the registry and the repository out'
  }
  if (/[{}]/.test(text)) {
    return 'placeholders stand in head and base: write the repository out, without a tag'
  }
  if (/[<>]/.test(text)) return 'put the name itself where "<" and ">" stand'
  if (/^\s*(?:docker|podman|nerdctl|crane|skopeo)\s/.test(text)) {
    return 'write the image alone, without the command'
  }
  if (/\s/.test(text)) return 'it holds a blank'
  return /[^/]\/[^/]+\/$/.test(text) ? 'leave out the "/" at its end' : undefined
}

/** Images that only a program on the same machine can read. */
const STORES = ['containers-storage']

/** Docker Hub's pages for people: `_/nginx` for its own images, `r/acme/api` for others'. */
function hubPage(text: string): string | undefined {
  const [, official, others] =
    /^\s*(?:https?:\/\/)?hub\.docker\.com\/(?:_\/([\w.-]+)|r\/([\w.-]+\/[\w.-]+))/i.exec(text) ?? []
  const repository = official === undefined ? others : `library/${official}`
  return repository && `docker.io/${repository}`
}

/** Other registries' pages for people, what of their address names the image, and where that is. */
const PAGES: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    /^github\.com\/([\w.-]+)\/[\w.-]+\/pkgs\/container\/([\w.%/-]+)/i,
    (owner = '', name = '') => `ghcr.io/${owner.toLowerCase()}/${name.replace(/%2f/gi, '/')}`,
  ],
  [
    /^github\.com\/(?:orgs|users)\/([\w.-]+)\/packages\/container\/(?:package\/)?([\w.%-]+)/i,
    (owner = '', name = '') => `ghcr.io/${owner.toLowerCase()}/${name.replace(/%2f/gi, '/')}`,
  ],
  [/^quay\.io\/repository\/([\w.-]+\/[\w.-]+)/i, (name) => `quay.io/${name}`],
  [/^gallery\.ecr\.aws\/([\w.-]+\/[\w./-]+)/i, (name) => `public.ecr.aws/${name}`],
  [/^([\w.:-]+)\/v2\/([\w./-]+)\/manifests\//i, (host, name) => `${host}/${name}`],
]

function otherPage(text: string): string | undefined {
  // Without a scheme it may be the name of an image.
  const [, rest = ''] = /^\s*https?:\/\/(.*?)\/*\s*$/i.exec(text) ?? []
  for (const [address, nameOf] of PAGES) {
    const [whole, ...parts] = address.exec(rest) ?? []
    if (whole !== undefined) return nameOf(...parts)
  }
  return undefined
}

function schemeWords(scheme: string, name: string, text: string): string {
  // What stands before an @ may be a password.
  const rest = text
    .trim()
    .slice(scheme.length)
    .replace(/\/+$/, '')
    .replace(/^[^/@]*@/, '')
  if (name.endsWith('-archive')) return `a path follows "${name}:" at once: ${name}:${rest}`
  const directory = name === 'oci' ? '; a directory is written oci:DIR' : ''
  return `leave out "${scheme}"${rest === '' ? '' : `: ${rest}`}${directory}`
}
