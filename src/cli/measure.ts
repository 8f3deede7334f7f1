import { platformName } from '../domain/image/change.ts'
import type { ImageSize, Measurement } from '../domain/image/image.ts'
import { formatReference, parseReference, withDefaultTag } from '../domain/image/reference.ts'
import { formatBytes } from '../domain/values/bytes.ts'
import { UsageError } from '../domain/values/problem.ts'
import { oneLine, plural, toJsonText } from '../domain/values/text.ts'
import { measure } from '../measure/measure.ts'
import { code, prose, row } from '../render/markdown-text.ts'
import { type Arguments, wellFormed } from './arguments.ts'
import { withImages } from './session.ts'
import { EXIT, type World } from './world.ts'

/** `measure`: what images weigh, without a budget. */
export async function measureCommand(args: Arguments, world: World): Promise<number> {
  if (args.forReport) {
    const { measureForReportCommand } = await import('./measure-for-report.ts')
    return measureForReportCommand(args, world)
  }
  const idle = Object.entries({
    '--measurements': args.measurements.length > 0,
    '--shard': args.shard !== undefined,
    '--head': args.head !== undefined,
    '--base': args.base !== undefined,
    '--images': args.images !== null,
    '--platforms': args.platforms.length > 0,
  }).find(([, isGiven]) => isGiven)
  if (idle !== undefined) throw new UsageError(`${idle[0]} goes with --for-report`)
  if (args.positionals.length === 0) throw new UsageError('measure takes one reference or more')
  const references = args.positionals.map((text) =>
    wellFormed(() => withDefaultTag(parseReference(text)), oneLine(text, 100)),
  )
  const measurements = await withImages(world, args, async ({ source }, warnings) => {
    const measured = await Promise.all(references.map((reference) => measure(source, reference)))
    for (const warning of warnings) world.stderr.write(`note: ${oneLine(warning)}\n`)
    return measured
  })
  world.stdout.write(`${RENDERERS[args.format](measurements)}\n`)
  const failed = measurements.filter(({ kind }) => kind !== 'measured')
  for (const measurement of failed) world.stderr.write(`${problemOf(measurement)}\n`)
  return failed.length === 0 ? EXIT.pass : EXIT.inconclusive
}

const RENDERERS = { json, text, markdown }

function json(measurements: readonly Measurement[]): string {
  return toJsonText(measurements.map(measurementJson), 2)
}

function measurementJson(measurement: Measurement) {
  const reference = nameOf(measurement)
  if (measurement.kind !== 'measured') {
    return { reference, digest: null, platforms: [], problem: problemOf(measurement) }
  }
  const platforms = measurement.images.map(({ platform, bytes, config, layers, isEstimated }) => ({
    platform: platformName(platform),
    bytes,
    ...(isEstimated ? { estimated: true } : {}),
    configBytes: config.bytes,
    layers: layers.map(({ digest, bytes, compression }) => ({ digest, bytes, compression })),
  }))
  return { reference, digest: measurement.digest, platforms }
}

function text(measurements: readonly Measurement[]): string {
  return measurements
    .map((measurement) => {
      if (measurement.kind !== 'measured') return `${nameOf(measurement)}\n  not measured`
      const lines = measurement.images.map((image) => `  ${imageWords(image)}`)
      return [`${nameOf(measurement)} ${measurement.digest}`, ...lines].join('\n')
    })
    .join('\n')
}

function imageWords({ platform, bytes, config, layers, isEstimated }: ImageSize): string {
  const foreign = layers.filter((layer) => layer.foreign).length
  return [
    formatBytes(bytes).padStart(12),
    `in ${plural(layers.length, 'layer')}${foreign === 0 ? '' : `, ${foreign} of them not held by the registry`}`,
    `config ${formatBytes(config.bytes)}`,
    platformName(platform) ?? '',
    isEstimated ? 'an estimate: compressed by gzip, as a push would' : '',
  ]
    .filter((part) => part !== '')
    .join('  ')
}

function markdown(measurements: readonly Measurement[]): string {
  const rows = measurements.flatMap((measurement) => {
    const name = code(nameOf(measurement))
    if (measurement.kind !== 'measured') return [row([name, '', 'not measured', ''])]
    return measurement.images.map(({ platform, bytes, layers, isEstimated }) =>
      row([
        name,
        prose(platformName(platform) ?? ''),
        `${isEstimated ? '≈ ' : ''}${formatBytes(bytes)}`,
        String(layers.length),
      ]),
    )
  })
  return [
    row(['Image', 'Platform', 'Compressed', 'Layers']),
    row([':--', ':--', '--:', '--:']),
    ...rows,
  ].join('\n')
}

/** Why there is no size. */
export function problemOf(measurement: Measurement): string {
  if (measurement.kind === 'unmeasurable')
    return `${oneLine(measurement.reason)}. ${measurement.cure}`
  return `${nameOf(measurement)}: there is no such image`
}

function nameOf({ reference }: Measurement): string {
  return reference === null ? '' : formatReference(reference)
}
