/** SARIF files in the shapes that scanners write. */

export interface Found {
  readonly id: string
  readonly severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'UNKNOWN'
  readonly package?: string
  /** CVSS, which may disagree. */
  readonly score?: string
}

/** A log file of one run. */
export function sarifOf(run: object): string {
  return JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  })
}

/** As Trivy writes it; its results tell the severity, its rules the CVSS. */
export function trivy(
  found: readonly Found[],
  properties: object = {},
  others: { readonly rules: readonly object[]; readonly results: readonly object[] } = NO_OTHERS,
): string {
  return sarifOf({
    tool: {
      driver: {
        fullName: 'Trivy Vulnerability Scanner',
        name: 'Trivy',
        version: '0.68.1',
        rules: [
          ...found.map(({ id, severity, score = '5.0' }) => ({
            id,
            name: 'OsPackageVulnerability',
            shortDescription: { text: 'something' },
            defaultConfiguration: { level: LEVELS[severity] },
            help: { text: `Vulnerability ${id}\nSeverity: ${severity}\nPackage: openssl` },
            properties: {
              precision: 'very-high',
              'security-severity': score,
              tags: ['vulnerability', 'security', severity],
            },
          })),
          ...others.rules,
        ],
      },
    },
    results: [
      ...found.map(({ id, severity, package: name = 'openssl' }, ruleIndex) => ({
        ruleId: id,
        ruleIndex,
        level: LEVELS[severity],
        message: {
          text: `Package: ${name}\nInstalled Version: 3.0.1\nVulnerability ${id}\nSeverity: ${severity}\nFixed Version: 3.0.2\nLink: [${id}](https://avd.example.com/${id})`,
        },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'acme/api' } } }],
      })),
      ...others.results,
    ],
    columnKind: 'utf16CodeUnits',
    properties,
  })
}

const NO_OTHERS = { rules: [], results: [] }
const LEVELS = { CRITICAL: 'error', HIGH: 'error', MEDIUM: 'warning', LOW: 'note', UNKNOWN: 'none' }

/** As Grype writes it: the severity in the rule's help, a layer in each place. */
export function grype(
  found: readonly (Found & { readonly suppressed?: boolean })[],
  image = 'ghcr.io/acme/api:pr-7',
): string {
  const layer = `sha256:${'a'.repeat(64)}`
  const named = found.map((each) => ({ ...each, name: each.package ?? 'openssl' }))
  return sarifOf({
    tool: {
      driver: {
        name: 'Grype',
        version: '0.104.0',
        rules: named.map(({ id, severity, name, score = '5.0' }) => ({
          id: `${id}-${name}`,
          name: 'DpkgMatcherExactDirectMatch',
          shortDescription: { text: `${id} ${severity.toLowerCase()} vulnerability for ${name}` },
          help: {
            text: `Vulnerability ${id}\nSeverity: ${severity.toLowerCase()}\nPackage: ${name}`,
            markdown: `**Vulnerability ${id}**\n| Severity | Package |\n| --- | --- |\n| ${severity.toLowerCase()} | ${name} |\n`,
          },
          properties: { 'security-severity': score },
        })),
      },
    },
    results: named.map(({ id, name, suppressed }) => ({
      ruleId: `${id}-${name}`,
      message: { text: `A vulnerability in deb package: ${name}, version 1 was found` },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: '/var/lib/dpkg/status' } },
          logicalLocations: [
            { name: '/var/lib/dpkg/status', fullyQualifiedName: `${image}@${layer}:/var/lib/dpkg` },
          ],
        },
      ],
      ...(suppressed ? { suppressions: [{ kind: 'external' }] } : {}),
    })),
  })
}

/** As Docker Scout writes it: the severity among the rule's properties, one rule for several results. */
export function scout(found: readonly Found[]): string {
  const rules = [...new Map(found.map((each) => [each.id, each])).values()]
  return sarifOf({
    tool: {
      driver: {
        fullName: 'Docker Scout',
        name: 'docker scout',
        version: '1.18.3',
        rules: rules.map(({ id, severity, score }) => ({
          id,
          name: 'OsPackageVulnerability',
          help: { text: 'text', markdown: '> text' },
          properties: {
            cvssV3_severity: severity === 'UNKNOWN' ? 'UNSPECIFIED' : severity,
            ...(score === undefined ? {} : { 'security-severity': score }),
            purls: ['pkg:deb/debian/openssl@3.0.1'],
            tags: ['UNSPECIFIED'],
          },
        })),
      },
    },
    results: found.map(({ id }) => ({
      ruleId: id,
      ruleIndex: rules.findIndex((rule) => rule.id === id),
      kind: 'fail',
      level: 'error',
      message: { text: '  Vulnerability   : CVE\n  Package         : openssl\n' },
    })),
  })
}
