import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { toExposition } from '../../src/metrics/exposition.ts'
import { toLineProtocol } from '../../src/metrics/line-protocol.ts'
import type { Labels, Samples } from '../../src/metrics/samples.ts'
import {
  askInfluxDb,
  askPrometheus,
  type MetricServer,
  startInfluxDb,
  startPrometheus,
  startPushgateway,
  startVictoriaMetrics,
} from '../support/metric-servers.ts'
import { requireTools, run, runChecked } from '../support/tools.ts'

jest.setTimeout(60_000)

const MIB = 1024 * 1024
const HOUR = 3600
const DAY = 24 * HOUR
const NOW = Math.floor(Date.now() / 1000)

const labels = (given: Partial<Labels> = {}): Labels => ({
  repository: 'acme/shop',
  service: 'api',
  platform: 'linux/amd64',
  ref: 'main',
  ...given,
})

function samples(MiB: number, seconds: number, given: Partial<Labels> = {}): Samples {
  const limit = 120 * MIB
  const outcome = MiB > 120 ? 'fail' : 'pass'
  return {
    sizes: [{ labels: labels(given), bytes: MiB * MIB, layers: 3, limit }],
    outcomes: [{ labels: labels({ ...given, platform: '' }), outcome }],
    seconds,
  }
}

const docs = (name: string) => join(projectFolder(), 'docs/metrics', name)

interface Panel {
  readonly title: string
  readonly targets: readonly { readonly expr?: string; readonly query?: string }[]
}

function queriesOf(name: string): [string, string][] {
  const { panels }: { panels: readonly Panel[] } = JSON.parse(readFileSync(docs(name), 'utf8'))
  return panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, query }): [string, string] => [title, expr ?? query ?? '']),
  )
}

/** As Grafana fills in a variable of which all values are chosen. */
const filledIn = (query: string) =>
  query
    .replaceAll('$timeFilter', `time > ${NOW - 90 * DAY}s`)
    .replaceAll('$__interval', '1d')
    .replace(/\$(repository|service)/g, '.*')

async function push(url: string, body: string, method = 'POST'): Promise<void> {
  const response = await fetch(url, { method, body })
  const said = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${said}`)
}

/** Names that the budget file allows, and formats use for something else. */
const UGLY = ['a b', 'a,b', 'a=b', 'a"b', "a'b", 'a\\b', 'größe 🐳', 'a,b=c d', '#a', 'a{b}']

describe('when InfluxDB is written to', () => {
  let influxDb: MetricServer
  beforeEach(async () => {
    await requireTools(['influxd'])
    influxDb = await startInfluxDb()
  })
  afterEach(() => influxDb.close())

  const write = (text: string) => push(`${influxDb.url}/write?db=ci&precision=s`, text)
  const ask = (statement: string) => askInfluxDb(influxDb, statement)

  it('reads back what was measured, as whole numbers (M3)', async () => {
    await write(toLineProtocol(samples(100, NOW)).text)
    expect(await ask('SHOW FIELD KEYS FROM docker_image')).toEqual([
      {
        name: 'docker_image',
        columns: ['fieldKey', 'fieldType'],
        values: expect.arrayContaining([
          ['size_bytes', 'integer'],
          ['budget_bytes', 'integer'],
          ['layers', 'integer'],
          ['measured_timestamp_seconds', 'integer'],
          ['outcome_fail', 'integer'],
        ]),
      },
    ])
    expect(await ask('SELECT size_bytes, budget_bytes, layers FROM docker_image')).toMatchObject([
      { values: [[NOW, 100 * MIB, 120 * MIB, 3]] },
    ])
    expect(await ask('SELECT outcome_pass, outcome_fail FROM docker_image')).toMatchObject([
      { values: [[NOW, 1, 0]] },
    ])
  })

  it('has one point of what is written twice (M3)', async () => {
    const { text } = toLineProtocol(samples(100, NOW))
    await write(text)
    await write(text)
    expect(await ask('SELECT count(size_bytes) FROM docker_image')).toMatchObject([
      { values: [[0, 1]] },
    ])
  })

  it('reads every name back as it is (M3)', async () => {
    const texts = UGLY.map((service) => toLineProtocol(samples(100, NOW, { service })).text)
    await write(texts.join(''))
    const [{ values }] = await ask('SHOW TAG VALUES FROM docker_image WITH KEY = "service"')
    const names = values.map(([, name]: readonly string[]) => name)
    expect(names.toSorted()).toEqual(UGLY.toSorted())
  })

  it.each(['a\\', 'a\nb'])(
    'would refuse %j, or read another name, and is not sent it (M3)',
    async (service) => {
      expect(toLineProtocol(samples(100, NOW, { service }))).toEqual({
        text: '',
        refused: [service],
      })
      const tag = service.replace(/[ ,=]/g, '\\$&')
      const isTaken = await write(`docker_image,service=${tag} size_bytes=1i ${NOW}\n`).then(
        () => true,
        () => false,
      )
      const [series] = await ask('SHOW TAG VALUES FROM docker_image WITH KEY = "service"')
      expect(isTaken && series?.values[0][1] === service).toBe(false)
    },
  )

  it('is sent no empty tag, which it refuses (M3)', async () => {
    const { text } = toLineProtocol(samples(100, NOW, { platform: '', ref: '', repository: '' }))
    await write(text)
    await expect(write(text.replace('service=api', 'service=api,ref='))).rejects.toThrow('400')
  })

  it.each(queriesOf('grafana-influxdb.json'))(
    'answers the dashboard’s query for %s: %s',
    async (_, query) => {
      const texts = [8, 4, 0.1].map(
        (days) => toLineProtocol(samples(Math.ceil(130 - days), Math.round(NOW - days * DAY))).text,
      )
      await write(texts.join(''))
      const [series] = await ask(filledIn(query))
      expect(
        series?.values?.flat().filter((value: unknown) => value !== null).length,
      ).toBeGreaterThan(1)
    },
  )
})

describe('when a Pushgateway is pushed to', () => {
  let gateway: MetricServer
  beforeEach(async () => {
    await requireTools(['prometheus-pushgateway'])
    gateway = await startPushgateway()
  })
  afterEach(() => gateway.close())

  const group = () => `${gateway.url}/metrics/job/docker-image-sizes/instance/acme-shop`
  const read = async () => (await fetch(`${gateway.url}/metrics`)).text()

  it('shows what was measured, with the labels it was pushed with (M1, M2)', async () => {
    await push(group(), toExposition(samples(100, NOW)), 'PUT')
    const text = await read()
    const shown = text.split('\n').filter((line) => line.startsWith('docker_image_'))
    expect(shown).toHaveLength(4 + 5)
    expect(shown).toContainEqual(
      'docker_image_size_bytes{instance="acme-shop",job="docker-image-sizes",platform="linux/amd64",ref="main",repository="acme/shop",service="api"} 1.048576e+08',
    )
  })

  it('takes names of every kind (M1)', async () => {
    for (const service of [...UGLY, 'a\\', 'a\\"b']) {
      await push(group(), toExposition(samples(100, NOW, { service })), 'PUT')
      const shown = service.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
      expect(await read()).toContain(`service="${shown}"`)
    }
  })

  it('would refuse it with timestamps (M1)', async () => {
    const timed = toExposition(samples(100, NOW)).replace(/^([^#].*)$/gm, `$1 ${NOW}000`)
    await expect(push(group(), timed, 'PUT')).rejects.toThrow('must not have timestamps')
  })

  it('forgets a service that has gone by PUT, and all of a repository by DELETE (M4)', async () => {
    await push(group(), toExposition(samples(100, NOW, { service: 'old' })), 'PUT')
    await push(group(), toExposition(samples(100, NOW)), 'PUT')
    expect(await read()).not.toContain('service="old"')
    await fetch(group(), { method: 'DELETE' })
    expect(await read()).not.toContain('docker_image_size_bytes{')
  })
})

describe('when VictoriaMetrics is written to', () => {
  let server: MetricServer
  beforeAll(async () => {
    await requireTools(['victoria-metrics'])
    server = await startVictoriaMetrics()
  })
  afterAll(() => server.close())

  it.each(['a\\ b', 'a\\,b', 'a\\\\b'])(
    'would read %j as another name than InfluxDB, and is not sent it (M3)',
    async (service) => {
      expect(toLineProtocol(samples(100, NOW, { service }))).toEqual({
        text: '',
        refused: [service],
      })
      const tag = service.replace(/[ ,=]/g, '\\$&')
      const line = `odd,service=${tag} size=1i ${NOW - 60}\n`
      await push(`${server.url}/write?precision=s`, line).catch(() => {})
      await fetch(`${server.url}/internal/force_flush`)
      const found = await askPrometheus(server, 'last_over_time(odd_size[1h])', NOW)
      expect(found.map(({ metric }) => metric['service'])).not.toContain(service)
    },
  )

  it.each(['/write', '/api/v2/write'])(
    'has the names of Prometheus by %s (M1, M2)',
    async (path) => {
      const service = path.replaceAll('/', '')
      const { text } = toLineProtocol(samples(100, NOW - 60, { service }))
      await push(`${server.url}${path}?precision=s`, text)
      await fetch(`${server.url}/internal/force_flush`)
      for (const [name, value] of [
        ['docker_image_size_bytes', 100 * MIB],
        ['docker_image_budget_bytes', 120 * MIB],
        ['docker_image_layers', 3],
        ['docker_image_measured_timestamp_seconds', NOW - 60],
        ['docker_image_outcome_pass', 1],
      ] as const) {
        const query = `last_over_time(${name}{service="${service}"}[1h])`
        const [sample] = await askPrometheus(server, query, NOW)
        expect([name, Number(sample?.value[1])]).toEqual([name, value])
      }
    },
  )
})

describe('when Prometheus keeps what was measured', () => {
  let prometheus: MetricServer
  let folder: string
  /** A sample past now would make it drop what it scrapes. */
  const end = NOW - 4 * HOUR

  /** Ten days of one measurement a day, of two repositories that have a service of one name. */
  beforeAll(async () => {
    await requireTools(['promtool', 'prometheus'])
    folder = await mkdtemp(join(tmpdir(), 'blocks-'))
    const past = Array.from({ length: 10 }, (_, index) => ({
      seconds: end - (9 - index) * DAY,
      MiB: index < 6 ? 100 : 130,
    }))
    const timed = past.flatMap(({ seconds, MiB }) =>
      ['acme/shop', 'acme/site'].flatMap((repository) =>
        toExposition(samples(MiB, seconds, { repository }))
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => (line.startsWith('#') ? line : `${line} ${seconds}`)),
      ),
    )
    const families = Map.groupBy(timed, (line) => /docker_image_\w+/.exec(line)?.[0])
    const text = [...families.values()].flatMap((lines) => [
      ...lines.slice(0, 2),
      ...lines.filter((line) => !line.startsWith('#')),
    ])
    const file = join(folder, 'past.om')
    await writeFile(file, `${text.join('\n')}\n# EOF\n`)
    await runChecked('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', file, folder])
    prometheus = await startPrometheus(folder)
  })
  afterAll(async () => {
    await prometheus.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(queriesOf('grafana-prometheus.json'))(
    'answers the dashboard’s query for %s: %s',
    async (_, query) => {
      const found = await askPrometheus(prometheus, filledIn(query), end)
      expect(found.length).toBeGreaterThan(0)
    },
  )

  it('joins sizes and budgets of two repositories, by repository (M2)', async () => {
    const used = 'docker_image_size_bytes / docker_image_budget_bytes'
    const found = await askPrometheus(prometheus, used, end)
    expect(found.map(({ metric }) => metric['repository'])).toEqual(['acme/shop', 'acme/site'])
    const without = 'docker_image_size_bytes / on(service) docker_image_budget_bytes'
    await expect(askPrometheus(prometheus, without, end)).rejects.toThrow('many-to-many')
  })
})

describe('when the rules are loaded', () => {
  let folder: string
  beforeEach(async () => {
    await requireTools(['promtool'])
    folder = await mkdtemp(join(tmpdir(), 'rules-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('are right (M4)', async () => {
    const { code, stdout } = await run('promtool', ['check', 'rules', docs('rules.yml')])
    expect([code, stdout]).toEqual([0, expect.stringContaining('5 rules found')])
  })

  const series = (name: string, values: string, ref = 'main') => ({
    series: `${name}{repository="acme/shop",service="api",ref="${ref}"}`,
    values,
  })
  const measured = (sizes: string, ref = 'main') => [
    series('docker_image_size_bytes', sizes, ref),
    series('docker_image_budget_bytes', '125829120x20', ref),
    series('docker_image_measured_timestamp_seconds', '0+86400x20', ref),
  ]

  /** One value a day; what fires after twelve days. */
  async function firing(input_series: readonly object[]): Promise<string[]> {
    const alerts = ['DockerImageOverBudget', 'DockerImageGrewInAWeek', 'DockerImageNotMeasured']
    const fired: string[] = []
    for (const alertname of alerts) {
      const test = {
        rule_files: [docs('rules.yml')],
        evaluation_interval: '1d',
        tests: [
          {
            interval: '1d',
            input_series,
            alert_rule_test: [{ eval_time: '12d', alertname, exp_alerts: [] }],
          },
        ],
      }
      const file = join(folder, `${alertname}.json`)
      await writeFile(file, JSON.stringify(test))
      const { code } = await run('promtool', ['test', 'rules', file])
      if (code !== 0) fired.push(alertname)
    }
    return fired
  }

  it.each([
    ['nothing where nothing changes', measured('104857600x20'), []],
    ['what is over its budget', measured('130000000x20'), ['DockerImageOverBudget']],
    [
      'what grew by more than 10 %',
      measured('100000000x8 112000000x12'),
      ['DockerImageGrewInAWeek'],
    ],
    ['nothing for 9 %', measured('100000000x8 109000000x12'), []],
    [
      'what was measured three days ago, and a sample a night that is missed is no alert',
      [
        series('docker_image_size_bytes', '100000000x10 _ 100000000x10'),
        series('docker_image_measured_timestamp_seconds', '0+86400x8 _x12'),
      ],
      ['DockerImageNotMeasured'],
    ],
    ['nothing of what a pull request weighs', measured('130000000x20', 'pull-request'), []],
  ])('tell %s (M4)', async (_, input, alerts) => {
    expect(await firing(input)).toEqual(alerts)
  })
})
