import { platformName } from '../domain/image/change.ts'
import { shortDigest } from '../domain/image/digest.ts'
import { formatReference } from '../domain/image/reference.ts'
import type { Report } from '../domain/report/report.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { oneLine, plural } from '../domain/values/text.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { renderText, type TextStyle } from './text.ts'
import { explanationText } from './text-explanation.ts'
import { columns } from './text-table.ts'
import { wrapped } from './text-wrap.ts'

/** One image for a terminal: what its platforms weigh, and what one of them is made of. */
export function renderImage(report: Report, style: TextStyle): string {
  const [verdict] = report.verdicts
  if (verdict?.head.kind !== 'measured' || verdict.findings.length > 0) {
    return renderText(report, style)
  }
  const { reference, digest } = verdict.head
  const { paint, columns: most } = style
  return [
    paint('bold', `${oneLine(formatReference(reference))} ${shortDigest(digest)}`),
    sizes(verdict, most),
    ...otherPlatforms(verdict).map((line) => wrapped(paint('dim', line), most)),
    ...explanationText([verdict], { isWhole: true }, style).map((part) => wrapped(part, most)),
    ...report.notices.map((notice) => wrapped(`note: ${oneLine(notice)}`, most)),
    wrapped(paint('dim', 'Compressed sizes, 1 MiB = 1,048,576 bytes.'), most),
  ].join('\n\n')
}

function sizes({ changes }: Verdict, most: number | undefined): string {
  const rows = changes.flatMap(({ platform, head }) =>
    head === null
      ? []
      : [
          [
            `  ${platformName(platform) ?? ''}`.trimEnd(),
            formatBytes(head.bytes),
            plural(head.layers.length, 'layer'),
          ],
        ],
  )
  return columns(rows, [1, 2], most).join('\n')
}

/** Whose layers are left out, and how they are seen. */
function otherPlatforms({ changes }: Verdict): string[] {
  const [shown] = changes.filter(({ explanation }) => explanation !== undefined)
  const [other] = changes.filter(({ explanation }) => explanation === undefined)
  if (shown === undefined || other === undefined) return []
  return [
    `Below is ${platformName(shown.platform)}. For another one: --platform ${platformName(other.platform)}`,
  ]
}
