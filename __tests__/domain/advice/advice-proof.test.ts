import { describe, expect, it } from '@jest/globals'
import { mergedStep } from '../../../src/domain/history/merged-steps.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, aStepLayer } from '../../support/advice.ts'
import { aKnownBase } from '../../support/base-images.ts'

const debian = aStepLayer('ADD rootfs.tar /', 30 * MIB)
const base = aKnownBase({ layers: 1 })

describe('when containers need a tool', () => {
  const install = 'RUN apt-get install -y --no-install-recommends curl procps gcc'

  it.each([
    ['curl', '&{["CMD-SHELL" "curl -f http://localhost/ || exit 1"] "0s"}'],
    ['curl', 'CMD curl -f http://localhost'],
    ['curl', '["/bin/sh", "-c", "/usr/bin/curl x"]'],
    ['procps', '["sh", "-c", "pgrep app"]'],
    ['gcc', '["cc", "app.c"]'],
  ])('says nothing of %s beside %j', (tool, command) => {
    const given = { startCommands: [command] }
    const told = [
      ...adviceOf('debug-tools', [install], given),
      ...adviceOf('compilers', [install], given),
    ]
    expect(told.map(({ sentence }) => sentence).join()).not.toContain(tool)
  })

  it.each([
    "RUN printf '#!/bin/sh\\ncurl x\\nps\\n' > /entry.sh",
    "RUN cat > /check.sh <<'EOF'\n#!/bin/sh\ncurl x | ps\nEOF",
    "RUN echo 'curl x; ps' | tee -a /entry.sh",
    "RUN { echo 'curl x'; echo ps; } > /entry.sh",
  ])('says nothing where a script calls it that %j writes', (script) => {
    expect(adviceOf('debug-tools', [install, script])).toEqual([])
  })

  it.each(['["/usr/bin/curling"]', '["app", "--curl-path"]', '["libcurl"]'])(
    'speaks beside %j, which is another word',
    (command) => {
      expect(adviceOf('debug-tools', [install], { startCommands: [command] })).toHaveLength(1)
    },
  )

  it('names those that nobody calls', () => {
    const [advice] = adviceOf('debug-tools', [install], { startCommands: ['curl x'] })
    expect(advice?.sentence).toMatch(/^procps likely helps/)
  })
})

describe('when files came by a bind mount', () => {
  it.each([
    ['pip-cache', 'RUN pip install -r requirements.txt'],
    ['pip-cache', 'RUN python3 -m pip install --requirement=/tmp/requirements.txt'],
    ['npm-cache', 'RUN npm ci'],
    ['yarn-cache', 'RUN yarn install --frozen-lockfile'],
    ['poetry-cache', 'RUN poetry install'],
    ['uv-cache', 'RUN uv sync --locked --no-install-project'],
    ['cargo-build', 'RUN cargo build --release'],
    ['go-build', 'RUN go mod download'],
    ['maven-build', 'RUN mvn -B package'],
    ['gradle-build', 'RUN gradle bootJar'],
    ['bundler-cache', 'RUN bundle install'],
    ['composer-cache', 'RUN composer install'],
  ] as const)('%s takes the cache for a mount too: %j', (rule, text) => {
    const own = [text, 'COPY entry.sh /entry.sh']
    expect(adviceOf(rule, [debian, ...own], { base })).toEqual([])
    expect(adviceOf(rule, [debian, 'COPY . .', ...own], { base })).toHaveLength(1)
  })

  it.each([
    'COPY requirements.txt /tmp/',
    'COPY app/requirements.txt setup.py ./',
    'COPY *.txt ./',
    'COPY app /app',
    'COPY ["requirements.txt", "/"]',
    'ADD https://example.com/requirements.txt /',
    'RUN git clone --depth 1 https://example.com/a/b .',
    'RUN echo flask > requirements.txt',
  ])('speaks where %j may have brought them', (text) => {
    const steps = [debian, text, 'RUN pip install -r requirements.txt']
    expect(adviceOf('pip-cache', steps, { base })).toHaveLength(1)
  })

  it('speaks where no file is read', () => {
    expect(adviceOf('pip-cache', [debian, 'RUN pip install flask'], { base })).toHaveLength(1)
  })

  it('speaks where the base is not known, and may have brought them', () => {
    expect(adviceOf('pip-cache', ['RUN pip install -r requirements.txt'])).toHaveLength(1)
  })
})

describe('when clean-up is hidden from whoever looks for words', () => {
  const clean = 'rm -rf /var/lib/apt/lists/*'

  it.each([
    ['behind an apostrophe in a comment', `set -e\n# don't stop\napt-get update\n${clean}`],
    ['behind a quote in a comment', `apt-get update\n# the "list\n${clean}\n`],
    [
      'behind a heredoc that is written',
      `apt-get update\ncat > /x <<'EOF'\nit's "so\nEOF\n${clean}`,
    ],
    ['in a chain over lines', `apt-get update \\\n  && echo "it's" \\\n  && ${clean}`],
    ['in a branch', `apt-get update; if true; then ${clean}; fi`],
    ['behind ||', `apt-get update; true || ${clean}`],
    ['in a function', `c() { ${clean}; }; apt-get update; c`],
    ['in a trap', `trap '${clean}' EXIT; apt-get update`],
    ['in a variable', 'L=/var/lib/apt/lists; apt-get update; rm -rf "$L"/*'],
    ['in a variable that nobody knows', 'apt-get update; rm -rf "$LISTS"'],
    ['below a folder', 'apt-get update; cd /var/lib/apt && rm -rf lists'],
    ['with all of it', 'apt-get update; rm -rf /var/lib/apt'],
    ['by braces', 'apt-get update; rm -rf /var/{cache/apt,lib/apt/lists}'],
    ['by find', 'apt-get update; find /var/lib/apt/lists -mindepth 1 -exec rm -rf {} +'],
    ['by sh -c', `apt-get update; sh -c "${clean}"`],
    ['by sudo', `sudo apt-get update; sudo ${clean}`],
    ['by a loop', 'apt-get update; for d in /tmp /var/lib/apt/lists; do rm -rf "$d"/*; done'],
    ['in the background', `apt-get update; ${clean} & wait`],
    ['by a text that is cut', 'apt-get update && make …'],
    ['by a text that no shell reads', 'apt-get update; echo "'],
  ])('is silent %s', (_, script) => {
    expect(adviceOf('apt-lists', [`RUN ${script}`])).toEqual([])
  })

  it.each([
    ['a comment', `apt-get update # ${clean}`],
    ['a text', `apt-get update; echo "${clean}"`],
    ['a heredoc that is written', `apt-get update\ncat > /x.sh <<EOF\n${clean}\nEOF`],
    ['another folder', 'apt-get update; rm -rf /var/lib/apt-cacher /var/cache/apt /tmp/*'],
    ['a function that nobody calls', `c() { ${clean}; }; apt-get update`],
  ])('speaks where it stands in %s', (_, script) => {
    expect(adviceOf('apt-lists', [`RUN ${script}`])).toHaveLength(1)
  })
})

describe('when a step before has set it for good', () => {
  it.each([
    [
      'recommends',
      `echo 'APT::Install-Recommends "false";' > /etc/apt/apt.conf.d/99`,
      'apt-get install -y git',
    ],
    ['apt-lists', 'rm -f /etc/apt/apt.conf.d/docker-clean', 'apt-get update'],
    ['pip-cache', 'pip config set global.no-cache-dir true', 'pip install flask'],
    ['pip-cache', "printf '[global]\nno-cache-dir = true\n' > /etc/pip.conf", 'pip install flask'],
    ['npm-cache', 'npm config set cache /tmp/npm', 'npm i -g x'],
    ['npm-cache', 'echo cache=/tmp/npm >> ~/.npmrc', 'npm i -g x'],
    ['conda-cache', "echo 'pkgs_dirs: [/tmp]' > ~/.condarc", 'conda install x'],
  ] as const)('%s is silent after %j', (rule, setting, step) => {
    expect(adviceOf(rule, [`RUN ${setting}`, `RUN ${step}`])).toEqual([])
    expect(adviceOf(rule, [`RUN ${step}`, `RUN ${setting}`])).toHaveLength(
      rule === 'recommends' ? 0 : 1,
    )
  })
})

describe('when one layer holds several steps', () => {
  const together = (...texts: readonly string[]) => {
    const steps = texts.map((text) => aStepLayer(text).step).filter((step) => step !== null)
    return { ...aStepLayer('all', 80 * MIB), step: mergedStep({ steps, withBase: false }) }
  }

  it('takes what a later one removes for removed', () => {
    const layer = together('RUN apt-get update', 'RUN rm -rf /var/lib/apt/lists/*')
    expect(adviceOf('apt-lists', [layer])).toEqual([])
    expect(adviceOf('late-cleanup', [layer])).toEqual([])
  })

  it('stores what changes its owner once', () => {
    expect(adviceOf('chmod-copy', [together('COPY . /app', 'RUN chown -R app /app')])).toEqual([])
  })

  it('says what is in it, and at most', () => {
    const layer = together('COPY . /app', 'RUN apk add --no-cache gcc')
    expect(adviceOf('compilers', [layer])).toMatchObject([{ bytes: 80 * MIB, isAtMost: true }])
    expect(adviceOf('copy-everything', [layer])).toHaveLength(1)
  })
})

describe('when packages are removed again', () => {
  it.each([
    'apt-get install -y gcc make && make && apt-get purge -y --auto-remove gcc make',
    "deps='gcc make'; apt-get install -y $deps; make; apt-get purge -y $deps",
    "apt-get install -y gcc; make; apt-mark auto '.*' > /dev/null; apt-get purge -y --auto-remove -o A::B=false",
    'apk add --no-cache --virtual .deps gcc; make; apk del .deps',
    'apk add --no-cache --virtual=.deps gcc; make; apk del --no-network .deps',
    'apt-get install -y gcc && apt-get purge -y $BUILD_DEPS',
    'dnf install -y gcc && make && dnf remove -y gcc && dnf clean all',
  ])('says nothing of %j', (script) => {
    expect(adviceOf('compilers', [`RUN ${script}`])).toEqual([])
  })

  it.each([
    ['apt-get install -y gcc make && apt-get purge -y make', 'gcc likely serves'],
    ['apt-get install -y gcc && apt-get autoremove -y', 'gcc likely serves'],
    ['apt-get install -y gcc curl && apt-get purge -y curl', 'gcc likely serves'],
    ['apk add gcc && apk del curl', 'gcc likely serves'],
  ])('of %j, names what stays', (script, sentence) => {
    expect(adviceOf('compilers', [`RUN ${script}`])).toMatchObject([
      { sentence: expect.stringContaining(sentence) },
    ])
  })

  it('does not take what may not have been installed for installed', () => {
    const script = 'if ! command -v gcc; then apt-get install -y gcc; fi'
    expect(adviceOf('compilers', [`RUN ${script}`])).toEqual([])
  })
})

describe('when modes or owners change', () => {
  it.each([
    ['COPY . /app', 'COPY --chown=app:app . /app'],
    ['COPY --chmod=644 app/ /app/', 'COPY --chmod=644 --chown=app:app app/ /app/'],
    ['COPY … /app', 'COPY --chown=app:app . /app'],
    ['COPY /out /app', null],
    ['RUN tar xf /x -C /app', null],
    ['COPY other /srv', null],
    ['WORKDIR /app', null],
  ])('after %j, the step is a second copy, and the line is %j', (made, dockerfile) => {
    const change = aStepLayer('RUN chown -R app:app /app', 40 * MIB)
    expect(adviceOf('chmod-copy', [made, change])).toMatchObject([
      { bytes: 40 * MIB, isEstimate: false, dockerfile },
    ])
  })

  it.each([
    'find /app -type f -exec chmod 644 {} +',
    'set -e; cd /app && chmod -R a+rX .',
    "sh -c 'chown -R 1:1 /app'",
  ])('sees it in %j', (script) => {
    expect(adviceOf('chmod-copy', ['COPY . /app', `RUN ${script}`])).toHaveLength(1)
  })

  it.each(['cp -r /a /b && chown app /b', 'find /app -exec sed -i s/a/b/ {} +', 'echo chown'])(
    'is silent on %j',
    (script) => {
      expect(adviceOf('chmod-copy', ['COPY . /app', `RUN ${script}`])).toEqual([])
    },
  )
})
