import { OUTCOMES } from '../domain/verdict/outcome.ts'
import type { Labels, Samples } from './samples.ts'

/**
 * Prometheus's text format, for a Pushgateway, the textfile collector, or a file that is scraped. Without
 * timestamps, which these refuse: a gauge of its own tells when it was measured.
 */
export function toExposition({ sizes, outcomes, seconds }: Samples): string {
  const limited = sizes.flatMap(({ labels, limit }) => (limit === null ? [] : { labels, limit }))
  return [
    ...family(
      'docker_image_size_bytes',
      'Compressed size of the image.',
      sizes,
      ({ bytes }) => bytes,
    ),
    ...family(
      'docker_image_budget_bytes',
      'Compressed size that the image may have.',
      limited,
      ({ limit }) => limit,
    ),
    ...family('docker_image_layers', 'Layers of the image.', sizes, ({ layers }) => layers),
    ...family(
      'docker_image_measured_timestamp_seconds',
      'When the image was measured.',
      sizes,
      () => seconds,
    ),
    ...family(
      'docker_image_outcome',
      'Whether this is what the check of the service ended in.',
      outcomes.flatMap(({ labels, outcome }) =>
        OUTCOMES.map((each) => ({ labels: { ...labels, outcome: each }, isIt: each === outcome })),
      ),
      ({ isIt }) => Number(isIt),
    ),
  ].join('')
}

function family<Sample extends { readonly labels: Labels }>(
  name: string,
  help: string,
  samples: readonly Sample[],
  value: (sample: Sample) => number,
): string[] {
  if (samples.length === 0) return []
  const lines = samples.map((sample) => `${name}{${labelsText(sample.labels)}} ${value(sample)}\n`)
  return [`# HELP ${name} ${help}\n# TYPE ${name} gauge\n`, ...lines]
}

/** Empty ones are left out: they are the same as none. */
function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',')
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
