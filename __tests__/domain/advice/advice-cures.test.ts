import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { adviceFor } from '../../../src/domain/advice/advice.ts'
import { ADVICE_RULES } from '../../../src/domain/advice/rule.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { anAdviceSubject, aStepLayer } from '../../support/advice.ts'
import { aKnownBase } from '../../support/base-images.ts'
import { aDigest } from '../../support/builders.ts'

const X = 'https://example.com'
const STEPS = [
  'RUN apt-get update && apt-get install -y git "libpq-dev=15.*" gcc $MORE',
  "RUN apk add --virtual .deps 'gcc<14' musl-dev",
  'RUN yum install -y vim',
  'RUN dnf install -y nginx',
  'RUN pip install "flask>=3" -r requirements.txt',
  'RUN pip install --index-url https://user:hunter2@example.com flask',
  'RUN pip install --password hunter2 flask',
  'RUN pip install "$(cat hunter2)" flask',
  `RUN conda install -y -c ${X}/hunter2 numpy`,
  "RUN conda install -y 'numpy>=2'",
  'RUN export API_TOKEN=hunter2; apt-get update; apt-get install -y git "$API_TOKEN" $API_TOKEN',
  'RUN PASSWORD=hunter2 pip install flask $PASSWORD',
  'RUN poetry install',
  'RUN uv pip install "a; b" \'c`d`\'',
  'RUN uv sync',
  'RUN npm ci',
  'RUN npm install -g pm2',
  'RUN yarn && yarn build',
  'RUN pnpm i && pnpm prune',
  'RUN bundle install',
  'RUN composer require acme/x',
  'RUN cargo build',
  'RUN go build',
  'RUN mvn package',
  'RUN gradle build',
  `RUN git clone ${X}/a/b`,
  `RUN curl -O ${X}/a.tgz && tar xf a.tgz`,
  `RUN curl -O ${X}/a.zip && unzip a.zip`,
  'COPY . /app',
  'RUN chown -R app:app /app && chmod u+x /app/x',
  'COPY --chown=1 ["a b.tar", "/x y/"]',
  'RUN tar xf "/x y/a b.tar"',
  'COPY a.zip /tmp/a.zip',
  'RUN unzip /tmp/a.zip',
  'RUN apt-get upgrade -y',
  'COPY ["my app", "/my app"]',
  'RUN chown -R 1 "/my app"',
]

const images = [
  ...STEPS.map((step) => [aStepLayer(step, 200 * MIB, ['NPM_TOKEN'])]),
  STEPS.map((step) => aStepLayer(step, 1500 * MIB)),
  [aStepLayer('RUN pip install torch', 3000 * MIB)],
  [aStepLayer('RUN pip install "torch==2.*" torchvision', 3000 * MIB)],
  ['RUN apt-get update', 'RUN rm -rf /var/lib/apt/lists'].map((step) => aStepLayer(step, 30_000)),
  [aStepLayer('COPY . /src'), aStepLayer('RUN rm -rf /src', 300)],
  [aStepLayer('RUN make'), aStepLayer('RUN rm -rf /src', 300)],
]
const base = aKnownBase({ name: 'python:3.12', movedTo: aDigest('new') })
const variants = [{ name: 'python:3.12-slim', bytes: 1 }]
const advice = [
  ...images.flatMap((layers) => adviceFor(anAdviceSubject(layers))),
  ...adviceFor(anAdviceSubject([aStepLayer('ADD x /', 90 * MIB)], { base, variants })),
]
const lines = [...new Set(advice.flatMap(({ dockerfile }) => dockerfile ?? []))]
const page = readFileSync(new URL('../../../docs/advice.md', import.meta.url), 'utf8')
const onPage = [...page.matchAll(/```dockerfile\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block
    .replaceAll(/ *\\\n/g, '')
    .split('\n')
    .filter((line) => line !== ''),
)

/** What shell reads a RUN is asked whether it can. */
function shellErrors(line: string): string {
  const script = line.replace(/^RUN\s+(?:--\w+=\S+\s+)*/, '')
  return spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' }).stderr
}

describe('when a cure is a line to paste', () => {
  it('tries most rules', () => {
    const without = [
      'stale-base',
      'upgrade',
      'debug-tools',
      'one-big-layer',
      'recompress',
      'unshared-base',
    ]
    const told = new Set(
      advice.filter(({ dockerfile }) => dockerfile !== null).map(({ rule }) => rule),
    )
    expect(ADVICE_RULES.filter((rule) => !told.has(rule) && !without.includes(rule))).toEqual([])
  })

  it.each([...lines, ...onPage])('%s is an instruction that can be read', (line) => {
    expect(line).toMatch(/^(?:RUN|COPY|ADD|FROM|WORKDIR) \S|^# /)
    if (line.startsWith('RUN')) expect(shellErrors(line)).toBe('')
    // JSON form, or at least a source and a target.
    if (/^(?:COPY|ADD) \[/.test(line))
      expect(() => JSON.parse(line.replace(/^\w+ (?:--\S+ )*/, ''))).not.toThrow()
    else if (/^(?:COPY|ADD)/.test(line))
      expect(line.split(' ').filter((word) => !word.startsWith('--')).length).toBeGreaterThan(2)
  })

  it('has no holes, and nothing that may be a secret', () => {
    expect(
      lines.filter((line) =>
        /\b[A-Z]{5,}\b(?!")|USER:|hunter2|…/.test(line.replace(/\$\w+|NPM_TOKEN/g, '')),
      ),
    ).toEqual([])
  })

  it.each([
    [
      'RUN apt-get update && apt-get install -y git nginx=1.2*',
      "RUN apt-get update && apt-get install -y --no-install-recommends git 'nginx=1.2*' && rm -rf /var/lib/apt/lists/*",
    ],
    ['RUN apk add --update "nginx>1" curl', "RUN apk add --no-cache 'nginx>1' curl"],
    [
      'RUN dnf -y install nginx',
      'RUN dnf install -y --setopt=install_weak_deps=False nginx && dnf clean all',
    ],
    ['RUN yum install -y nginx', 'RUN yum install -y nginx && yum clean all'],
    ['RUN pip3 install -U "flask>=3"', "RUN pip3 install --no-cache-dir -U 'flask>=3'"],
  ])('keeps what %j installs', (step, line) => {
    expect(
      adviceFor(anAdviceSubject([aStepLayer(step)])).map(({ dockerfile }) => dockerfile),
    ).toContain(line)
  })
})
