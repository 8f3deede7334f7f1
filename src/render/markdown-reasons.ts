import { platformName } from '../domain/image/change.ts'
import { causePlace } from '../domain/report/dockerfile-line.ts'
import { type ExplainedService, explainedServices } from '../domain/report/explained-services.ts'
import { groupedFindings } from '../domain/report/grouped-findings.ts'
import { leadingFinding, type Report } from '../domain/report/report.ts'
import { isStanding } from '../domain/report/standing.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { plural } from '../domain/values/text.ts'
import type { Finding } from '../domain/verdict/finding.ts'
import { isBlocking, type Outcome } from '../domain/verdict/outcome.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { approvedWords } from './approval-words.ts'
import { causeAlone, pullPhrase } from './cause-words.ts'
import { type Links, lineIn, sourceOf } from './markdown-links.ts'
import { code, details, prose, sentenceStart, upperFirst } from './markdown-text.ts'
import { nextStepWords } from './next-step-words.ts'
import { iconIn } from './rows.ts'

/** What ends red, or would if nobody let it pass: it stands above the table, with its reason. */
export function isTrouble({ outcome }: { readonly outcome: Outcome }): boolean {
  return isBlocking(outcome, 'fail')
}

/** The headline, and in the same line the image that it is about, and by how much. */
export function titleWords({ headline, outcome, verdicts }: Report): string {
  const leading = leadingFinding(verdicts)
  if (leading === undefined || !isTrouble(leading.finding) || leading.finding.outcome !== outcome) {
    return prose(headline)
  }
  const { verdict, finding } = leading
  const said = `${subjectOf(verdict, finding)}${amountWords(finding)}`
  if (headline.includes(', ')) return `${prose(headline)} – ${said}`
  const isOne = /^(?:1 of |The image)/.test(headline)
  // Of what was not measured none is the worst.
  if (!isOne && outcome === 'inconclusive') return prose(headline)
  return `${prose(headline)}: ${isOne ? '' : 'most of all '}${said}`
}

/** ` by 19.2 MiB`; nothing where it is about no size. */
function amountWords({ rule, actualBytes, allowedBytes, outcome }: Finding): string {
  if (actualBytes === null || allowedBytes === null || rule === 'budget_file') return ''
  if (rule === 'max_size' || rule === 'max_waste')
    return ` by ${formatBytes(actualBytes - allowedBytes)}`
  return `${outcome === 'fail' ? '' : ' grew'} by ${formatBytes(actualBytes)}`
}

/** `api`, with the platform where there are several. */
function subjectOf({ budget, changes }: Verdict, { platform }: Finding): string {
  const name = changes.length > 1 ? platformName(platform) : null
  return name === null ? code(budget.name) : `${code(budget.name)} (${prose(name)})`
}

/** Of each image that ends red: what is wrong, as far as title and row do not say so, and why. */
export function reasonBlock(
  report: Report,
  verdicts: readonly Verdict[],
  links: Links,
  { limit, hasCauses }: { readonly limit: number; readonly hasCauses: boolean },
): string[] {
  const red = verdicts.filter(isTrouble)
  const lines = red.flatMap((verdict) => {
    const sentences = [
      ...troubleSentences(report, verdict, links),
      ...(hasCauses && verdict.findings.some(isAboutSize) ? causeSentences(verdict, links) : []),
    ].join(' ')
    if (sentences === '') return []
    const subject = `${iconIn(report)(verdict.outcome)} ${code(verdict.budget.name)}`
    return [red.length === 1 ? sentenceStart(sentences) : `- ${subject}: ${sentences}`]
  })
  return lines.length === 0 ? [] : [atMost(limit, lines).join('\n')]
}

const isAboutSize = (each: Finding) => isTrouble(each) && each.rule !== 'max_cves'

function troubleSentences(report: Report, verdict: Verdict, links: Links): string[] {
  const sentences = groupedFindings(verdict)
    .filter(({ finding }) => isTrouble(finding) && finding.edit === undefined)
    .flatMap(({ finding, platforms }) => {
      if (isSaid(finding, verdict)) return []
      const said = finding.rule === 'max_size' ? overWords(finding) : findingWords(finding)
      if (said === '') return []
      const where = platformWords(verdict, finding, platforms.length)
      const source = ['max_size', 'measurement'].includes(finding.rule)
        ? ''
        : sourceIn(report, verdict, finding, links)
      return [`${where}${said}${source}.`.replace(/\.(\**)\.$/, '.$1')]
    })
  return [...new Set(sentences)]
}

/** The other side’s image is refused in the same words: that is said once. */
function isSaid(finding: Finding, { findings }: Verdict): boolean {
  const { request, message, cure } = finding
  if (request === undefined) return false
  const sense = (of: string, asked: string) => of.replace(`: ${asked}`, '')
  return findings
    .slice(0, findings.indexOf(finding))
    .some(
      (each) =>
        each.request !== undefined &&
        each.cure === cure &&
        sense(message, request).endsWith(sense(each.message, each.request)),
    )
}

/** Row and title have the sizes. */
function overWords({ message }: Finding): string {
  return /, and over the |; it was over /.test(message) ? prose(message) : ''
}

/** Folded: what was asked of registries, and what they said. */
export function requestBlock(verdicts: readonly Verdict[], limit: number): string[] {
  const lines = verdicts.flatMap(({ budget, findings }) =>
    findings.flatMap(({ request }) =>
      request === undefined ? [] : [`- ${code(budget.name)}: ${code(request)}`],
    ),
  )
  if (lines.length === 0) return []
  return [
    details(`What ${plural(lines.length, 'request')} came to`, atMost(limit, lines).join('\n')),
  ]
}

/** The request stands below, folded. */
function findingWords({ message: whole, request, cure, approval }: Finding): string {
  const message = request === undefined ? whole : whole.replace(`: ${request}`, '')
  if (approval !== undefined) return `${prose(message)} – ${approvedWords(approval, code)}`
  return cure === null ? prose(message) : `${prose(message)}. **${prose(cure)}**`
}

/** `worst of 12 platforms, linux/loong64: `. */
function platformWords({ changes }: Verdict, { platform }: Finding, count: number): string {
  const name = platformName(platform)
  if (name === null || changes.length < 2) return ''
  return count === 1 ? `${prose(name)}: ` : `${prose(name)}, of ${plural(count, 'platform')}: `
}

function sourceIn({ budgetFile }: Report, verdict: Verdict, finding: Finding, links: Links) {
  return sourceOf(budgetFile.path, lineIn(verdict, finding), links)
}

function causeSentences(verdict: Verdict, links: Links): string[] {
  const [service] = explainedServices([verdict])
  if (service === undefined) return []
  const { explanation, change, others } = service
  const cause = explanation.cause && causeAlone(explanation.cause, code)
  const platform = platformName(change.platform)
  const where = others > 0 && platform !== null ? `${prose(platform)}: ` : ''
  const said = [
    ...(cause === null
      ? []
      : [`${where}${where === '' ? upperFirst(cause) : cause}${placeOf(service, links)}`]),
    ...(verdict.outcome === 'fail' ? [pullPhrase(explanation.pull)] : []),
  ].join('; ')
  return said === '' ? [] : [`${said}.`]
}

/** ` (Dockerfile:12)`: where the step stands that made the difference. */
function placeOf({ explanation }: ExplainedService, { headFiles }: Links): string {
  const place = causePlace(explanation)
  if (place === null) return ''
  const name = code(`${place.file}:${place.line}`)
  const path = place.file.split('/').map(encodeURIComponent).join('/')
  return headFiles === undefined ? ` (${name})` : ` ([${name}](${headFiles}${path}#L${place.line}))`
}

/** What to do next, in bold, and who helps. */
export function nextStepBlock({ nextStep, verdicts, setting, budgetFile }: Report): string[] {
  // The step is named in the line above.
  const hasCause = nextStep?.cuts.length === 1
  const step = nextStep === null ? [] : [`**${nextStepWords(nextStep, code, hasCause)}**`]
  const red = verdicts.filter(({ outcome }) => isBlocking(outcome, setting.onInconclusive))
  const help = [...new Set(red.flatMap(({ budget }) => budget.help?.value ?? []))]
  // What the change itself says links nowhere.
  const isOurs = ['base', 'default'].includes(budgetFile.origin)
  const shown = help
    .slice(0, MOST_HELP)
    .map((text) => `Help: ${isOurs ? linked(text) : prose(text)}`)
  return [...step, ...(shown.length === 0 ? [] : [shown.join('\n\n')])]
}

/** With the addresses in it as links. */
function linked(text: string): string {
  const words = text.split(/(https?:\/\/[\w.~/?#&=%:+-]*[\w~/=-])/)
  return words.map((part, index) => (index % 2 === 1 ? `<${part}>` : prosePart(part))).join('')
}

/** With the blanks around it. */
function prosePart(text: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/.exec(text) ?? []
  return `${before === '' ? '' : ' '}${prose(words)}${after === '' ? '' : ' '}`
}

const MOST_HELP = 3

/** Below the table: what only warns, and what somebody has let pass. */
export function remarkBlock(
  report: Report,
  verdicts: readonly Verdict[],
  links: Links,
  limit: number,
): string[] {
  const lines = verdicts.flatMap((verdict) =>
    groupedFindings(verdict)
      .filter(({ finding }) => !isTrouble(finding) && finding.edit === undefined)
      .filter(({ finding }) => !isStanding(finding, verdict))
      .map(({ finding, platforms }) => {
        const where = platformWords(verdict, finding, platforms.length)
        const source = sourceIn(report, verdict, finding, links)
        return `- ${iconIn(report)(finding.outcome)} ${code(verdict.budget.name)}: ${where}${findingWords(finding)}${source}`
      }),
  )
  return lines.length === 0 ? [] : [atMost(limit, lines).join('\n')]
}

export function atMost(limit: number, lines: readonly string[]): string[] {
  const more = lines.length - limit
  return more > 0 ? [...lines.slice(0, limit), `- … and ${more} more`] : [...lines]
}
