import { describe, expect, it } from '@jest/globals'
import type { AdviceRule } from '../../../src/domain/advice/rule.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, aStepLayer } from '../../support/advice.ts'
import { aKnownBase } from '../../support/base-images.ts'

const GIB = 1024 * MIB
const X = 'https://example.com'

/** A rule, a step, the most that it could save of 100 MiB, and the line to paste. */
const SPEAKS: readonly (readonly [AdviceRule, string, string])[] = [
  ['conda-cache', 'conda install -y numpy', 'RUN conda install -y numpy && conda clean -afy'],
  [
    'conda-cache',
    'conda env create -f env.yml',
    'RUN conda env create -f env.yml && conda clean -afy',
  ],
  [
    'conda-cache',
    'mamba create -n x python=3.12',
    'RUN mamba create -n x python=3.12 && mamba clean -afy',
  ],
  [
    'conda-cache',
    'sudo micromamba install -y -f e.yml',
    'RUN micromamba install -y -f e.yml && micromamba clean -afy',
  ],
  [
    'conda-cache',
    'conda install -y a && conda clean --dry-run',
    'RUN conda install -y a && conda clean -afy',
  ],
  ['poetry-cache', 'poetry install', 'RUN poetry install --only main --no-root --no-cache'],
  [
    'poetry-cache',
    'python -m poetry install --only main',
    'RUN poetry install --only main --no-root --no-cache',
  ],
  ['uv-cache', 'uv sync --locked', 'RUN uv sync --no-cache --locked'],
  ['uv-cache', 'uv pip install --system flask', 'RUN uv pip install --no-cache --system flask'],
  [
    'pnpm-store',
    'pnpm i && pnpm build && pnpm prune --prod',
    'RUN pnpm install --frozen-lockfile --prod && pnpm store prune',
  ],
  [
    'bundler-cache',
    'bundle install --jobs 4',
    'RUN bundle install && rm -rf "$(gem env home)/cache"',
  ],
  [
    'bundler-cache',
    "bundle config set without 'test' && bundle",
    'RUN bundle install && rm -rf "$(gem env home)/cache"',
  ],
  [
    'composer-cache',
    'composer install --no-dev',
    'RUN composer install --no-dev --no-cache --no-interaction',
  ],
  [
    'composer-cache',
    'php composer.phar install',
    'RUN composer install --no-dev --no-cache --no-interaction',
  ],
  ['composer-cache', 'composer require acme/x', 'RUN composer require acme/x --no-cache'],
  [
    'cargo-build',
    'cargo build --release',
    'COPY --from=build /src/target/release/app /usr/local/bin/app',
  ],
  [
    'cargo-build',
    'cargo +nightly install ripgrep',
    'COPY --from=build /src/target/release/app /usr/local/bin/app',
  ],
  [
    'go-build',
    'CGO_ENABLED=0 go build -o /app ./cmd',
    'COPY --from=build /out/app /usr/local/bin/app',
  ],
  ['go-build', 'go mod download', 'COPY --from=build /out/app /usr/local/bin/app'],
  [
    'maven-build',
    'mvn -B -DskipTests clean package',
    'COPY --from=build /src/target/app.jar /app.jar',
  ],
  ['maven-build', './mvnw dependency:go-offline', 'COPY --from=build /src/target/app.jar /app.jar'],
  [
    'gradle-build',
    './gradlew --no-daemon :app:bootJar',
    'COPY --from=build /src/build/libs/app.jar /app.jar',
  ],
  [
    'git-history',
    `git clone ${X}/a/b.git`,
    'RUN git clone --depth 1 --branch "$TAG" "$REPOSITORY" /src && rm -rf /src/.git',
  ],
  [
    'git-history',
    `git -c http.sslVerify=true clone -b v1 ${X}/a /src && make -C /src`,
    'RUN git clone --depth 1 --branch "$TAG" "$REPOSITORY" /src && rm -rf /src/.git',
  ],
  [
    'fetched-archive',
    `curl -fsSLO ${X}/x-1.tar.gz && tar xzf x-1.tar.gz -C /opt`,
    'RUN curl -fsSL "$URL" | tar -xz -C /opt',
  ],
  [
    'fetched-archive',
    `wget -qO /tmp/x.tgz ${X}/x && tar -xf /tmp/x.tgz`,
    'RUN curl -fsSL "$URL" | tar -xz -C /opt',
  ],
  [
    'fetched-archive',
    `cd /tmp; wget ${X}/a.zip?b=c; unzip -q a.zip -d /opt`,
    'RUN curl -fsSL -o /tmp/archive.zip "$URL" && unzip -q /tmp/archive.zip -d /opt && rm /tmp/archive.zip',
  ],
  [
    'fetched-archive',
    `V=1; curl -L ${X}/x-$V.tar.xz > /x-$V.tar.xz; tar xJf /x-1.tar.xz`,
    'RUN curl -fsSL "$URL" | tar -xz -C /opt',
  ],
  [
    'fetched-archive',
    `curl -o x.tgz ${X}/x && tar xf x.tgz && rm -rf /var/lib/apt/lists/*`,
    'RUN curl -fsSL "$URL" | tar -xz -C /opt',
  ],
  [
    'dev-dependencies',
    'pnpm install --frozen-lockfile',
    'RUN pnpm install --frozen-lockfile --prod',
  ],
  [
    'dev-dependencies',
    'npm ci && npm run build',
    'RUN npm ci && npm run build && npm prune --omit=dev && npm cache clean --force',
  ],
  [
    'dev-dependencies',
    'poetry install --no-root',
    'RUN poetry install --only main --no-root --no-cache',
  ],
  ['dev-dependencies', 'uv sync --locked', 'RUN uv sync --locked --no-dev --no-cache'],
  [
    'dev-dependencies',
    'composer install',
    'RUN composer install --no-dev --no-cache --no-interaction',
  ],
]

const SILENT: readonly (readonly [AdviceRule, string])[] = [
  ['conda-cache', 'conda install -y numpy && conda clean -afy'],
  ['conda-cache', 'micromamba install -y numpy && micromamba clean --all --yes'],
  ['conda-cache', 'conda install -y numpy; rm -rf /opt/conda/pkgs/*'],
  ['conda-cache', 'conda list'],
  ['poetry-cache', 'poetry install --no-cache'],
  ['poetry-cache', 'poetry install && rm -rf ~/.cache'],
  ['poetry-cache', 'poetry install && poetry cache clear pypi --all -n'],
  ['poetry-cache', 'poetry run pytest'],
  ['uv-cache', 'uv sync --no-cache'],
  ['uv-cache', 'UV_NO_CACHE=1 uv sync'],
  ['uv-cache', 'uv sync && uv cache clean'],
  ['uv-cache', 'UV_LINK_MODE=copy uv sync'],
  ['uv-cache', 'uv sync --link-mode=copy'],
  ['uv-cache', 'uv run app'],
  ['pnpm-store', 'pnpm i && pnpm prune --prod && pnpm store prune'],
  ['pnpm-store', 'pnpm i --prod'],
  ['pnpm-store', 'pnpm prune --prod && rm -rf /root/.local/share/pnpm'],
  ['bundler-cache', 'bundle install && rm -rf /usr/local/bundle/cache/*.gem'],
  ['bundler-cache', 'bundle install && rm -rf "$BUNDLE_PATH"/ruby/*/cache'],
  ['bundler-cache', 'bundle install && bundle clean --force'],
  ['bundler-cache', 'bundle exec rails assets:precompile'],
  ['composer-cache', 'composer install --no-cache'],
  ['composer-cache', 'composer install && composer clear-cache'],
  ['composer-cache', 'COMPOSER_CACHE_DIR=/dev/null composer install'],
  ['composer-cache', 'composer dump-autoload'],
  ['cargo-build', 'cargo --version'],
  ['cargo-build', 'cargo build && cp target/app /bin && rm -rf target ~/.cargo/registry'],
  ['cargo-build', 'echo cargo build'],
  ['go-build', 'go version'],
  ['go-build', 'go build -o /app . && go clean -cache -modcache'],
  ['maven-build', 'mvn --version'],
  ['maven-build', 'mvn package && rm -rf /root/.m2'],
  ['gradle-build', 'gradle tasks'],
  ['gradle-build', 'gradle build && rm -rf ~/.gradle'],
  ['git-history', `git clone --depth 1 ${X}/a/b`],
  ['git-history', `git clone --depth=1 ${X}/a/b`],
  ['git-history', `git clone ${X}/a/b /src && rm -rf /src/.git`],
  ['git-history', `git clone ${X}/a/b && cd b && make install && cd .. && rm -rf b`],
  ['git-history', `cd /tmp && git clone ${X}/a/b.git && make -C b install && rm -rf /tmp/*`],
  ['git-history', `D=$(mktemp -d); git clone ${X}/a/b "$D" && make -C "$D" install; rm -rf "$D"`],
  ['git-history', 'git pull'],
  ['fetched-archive', `curl -fsSL ${X}/x.tar.gz | tar xz`],
  ['fetched-archive', `curl -O ${X}/x.tgz && tar xf x.tgz && rm x.tgz`],
  ['fetched-archive', `cd /tmp && wget ${X}/x.tgz && tar xf x.tgz && rm -rf /tmp/*`],
  ['fetched-archive', `wget ${X}/x.tgz && tar xf x.tgz && rm -f *.tgz`],
  ['fetched-archive', `F=x.tgz; wget ${X}/$F && tar xf $F && rm "$F"`],
  ['fetched-archive', `wget ${X}/x-$V.tgz && tar xf x-$V.tgz && rm x-$V.tgz`],
  ['fetched-archive', `wget ${X}/x.tgz && tar xf y.tgz`],
  ['fetched-archive', `curl -O ${X}/x.tgz`],
  ['fetched-archive', `wget -O - ${X}/x.tgz | tar xz`],
  ['dev-dependencies', 'pnpm install --prod'],
  ['dev-dependencies', 'pnpm install && pnpm prune --prod'],
  ['dev-dependencies', 'poetry install --only main'],
  ['dev-dependencies', 'poetry install --without dev,test'],
  ['dev-dependencies', 'uv sync --no-dev'],
  ['dev-dependencies', 'UV_NO_DEV=1 uv sync'],
  ['dev-dependencies', 'composer install --no-dev'],
]

/** Ways to write the same. */
const SHELLS: readonly (readonly [string, (command: string) => string])[] = [
  ['a chain', (command) => `RUN set -eux; mkdir -p /x && ${command} && echo done`],
  ['lines', (command) => `RUN set -e\n# don't "stop\n${command}\necho 'it is done'`],
  ['a subshell', (command) => `RUN (set -e; ${command})`],
  ['a group', (command) => `RUN { ${command}; }`],
  ['sh -c', (command) => `RUN sh -c '${command.replaceAll("'", `'\\''`)}'`],
  ['exec form', (command) => `RUN ${JSON.stringify(['bash', '-lc', command])}`],
  ['a loop', (command) => `RUN for once in 1; do ${command}; done`],
  ['a function', (command) => `RUN build() { ${command}; }; build`],
  ['a heredoc', (command) => `RUN bash <<'EOF'\n${command}\nEOF`],
  ['an if', (command) => `RUN if ${command}; then echo good; fi`],
]

/** Where it does not run, or not for sure. */
const NOT_RUN: readonly (readonly [string, (command: string) => string])[] = [
  ['a comment', (command) => `RUN echo x # ${command}`],
  ['a comment in a heredoc', (command) => `RUN set -e\n# ${command}\necho x`],
  ['quotes', (command) => `RUN echo '${command.replaceAll("'", '"')}'`],
  ['a heredoc that is written', (command) => `RUN cat > /x.sh <<'EOF'\n${command}\nEOF`],
  ['a branch', (command) => `RUN if [ -n "$X" ]; then ${command}; fi`],
  ['behind a test', (command) => `RUN [ -z "$X" ] || { ${command}; }`],
  ['a function that nobody calls', (command) => `RUN build() { ${command}; }; echo x`],
  ['another program', (command) => `COPY ${command} /`],
]

describe('when a step leaves what costs most', () => {
  it.each(SPEAKS)('%s speaks about %j, with a line to paste', (rule, command, line) => {
    expect(adviceOf(rule, [`RUN ${command}`])).toMatchObject([{ dockerfile: line }])
  })

  it.each(SILENT)('%s is silent on %j', (rule, command) => {
    expect(adviceOf(rule, [`RUN ${command}`])).toEqual([])
  })

  const [first] = SPEAKS.filter(([rule]) => rule === 'conda-cache')
  const perRule = [...new Map(SPEAKS.map((each) => [each[0], each])).values(), first]
  const cases = perRule.flatMap((each) => (each === undefined ? [] : [each]))

  it.each(
    SHELLS.flatMap(([name, write]) =>
      cases.map(([rule, text]) => [rule, name, write(text)] as const),
    ),
  )('%s sees it in %s: %j', (rule, _, text) => {
    expect(adviceOf(rule, [text])).toHaveLength(1)
  })

  it.each(
    NOT_RUN.flatMap(([name, write]) =>
      cases.map(([rule, text]) => [rule, name, write(text)] as const),
    ),
  )('%s does not see it in %s: %j', (rule, _, text) => {
    expect(adviceOf(rule, [text])).toEqual([])
  })
})

/** What of a layer each could save at most. */
describe.each([
  ['conda-cache', 'RUN conda install numpy', 2],
  ['poetry-cache', 'RUN poetry install', 2],
  ['uv-cache', 'RUN uv sync', 10],
  ['pnpm-store', 'RUN pnpm prune', 1],
  ['bundler-cache', 'RUN bundle install', 2],
  ['composer-cache', 'RUN composer install', 2],
  ['cargo-build', 'RUN cargo build', 1],
  ['go-build', 'RUN go build', 1],
  ['maven-build', 'RUN mvn package', 1],
  ['gradle-build', 'RUN gradle build', 1],
  ['git-history', `RUN git clone ${X}/a/b`, 1],
  ['fetched-archive', `RUN curl -O ${X}/a.tgz; tar xf a.tgz`, 2],
] as const)('%s at the threshold', (rule, text, part) => {
  it('speaks where 1 MiB can be saved', () => {
    expect(adviceOf(rule, [aStepLayer(text, part * MIB)])).toHaveLength(1)
  })

  it('is silent below', () => {
    expect(adviceOf(rule, [aStepLayer(text, part * MIB - 1)])).toEqual([])
  })
})

describe('when a build leaves more than its result', () => {
  it.each([
    ['RUN cargo build --release', 100 * MIB],
    ['RUN apt-get update && cargo build --release', null],
  ])('of %j, shows %j', (text, bytes) => {
    expect(adviceOf('cargo-build', [text])).toMatchObject([{ bytes }])
  })

  it.each([
    ['cargo-build', 'RUN cargo build', '["cargo", "run"]'],
    ['go-build', 'RUN go build', 'go run .'],
    ['maven-build', 'RUN mvn package', '["./mvnw", "spring-boot:run"]'],
    ['gradle-build', 'RUN gradle build', 'gradle bootRun'],
    ['dev-dependencies', 'RUN npm ci', '["npm", "run", "dev"]'],
    ['dev-dependencies', 'RUN npm ci', '["npx", "nodemon", "app.js"]'],
  ] as const)('%s is silent on %j where containers start %j', (rule, text, command) => {
    expect(adviceOf(rule, [text], { startCommands: [command] })).toEqual([])
  })

  it('asks to take development dependencies out again where a later step builds', () => {
    const [advice] = adviceOf('dev-dependencies', ['RUN npm ci', 'COPY . .', 'RUN npm run build'])
    expect(advice?.dockerfile).toContain('npm prune --omit=dev')
  })
})

describe('when PyTorch is installed', () => {
  const torch = (command: string, bytes = 3 * GIB) => aStepLayer(`RUN ${command}`, bytes)

  it.each([
    ['pip install --no-cache-dir torch torchvision', 'torch torchvision'],
    ['pip3 install "torch>=2.6"', "'torch>=2.6'"],
    ['uv pip install --system torch==2.6.0', 'torch==2.6.0'],
    ['python3 -m pip install numpy torch', 'torch'],
  ])('speaks about %j', (command, packages) => {
    expect(adviceOf('torch-cuda', [torch(command)])).toMatchObject([
      {
        bytes: 3 * GIB - 250e6,
        isAtMost: true,
        dockerfile: `RUN pip install --no-cache-dir uv && uv pip install --system --no-cache --torch-backend=cpu ${packages}`,
      },
    ])
  })

  it.each([
    'pip install torch --index-url https://example.com/whl/cpu',
    'pip install torch==2.6.0+cpu',
    'PIP_INDEX_URL=https://example.com pip install torch',
    'uv pip install --torch-backend=cpu torch',
    'pip install torchtext',
    'pip install torch nvidia-cudnn-cu12',
    'pip install -r requirements.txt',
    'echo pip install torch',
  ])('is silent on %j', (command) => {
    expect(adviceOf('torch-cuda', [torch(command)])).toEqual([])
  })

  it.each([
    ['ENV speaks of a GPU', { environment: ['NVIDIA_VISIBLE_DEVICES=all'] }],
    ['the base image does', { base: aKnownBase({ name: 'nvidia/cuda:12.4.1', layers: 0 }) }],
    ['what is started does', { startCommands: ['["python", "--device", "cuda"]'] }],
  ])('is silent where %s', (_, given) => {
    expect(adviceOf('torch-cuda', [torch('pip install torch')], given)).toEqual([])
  })

  it('is silent where the layer is too small for the libraries', () => {
    expect(adviceOf('torch-cuda', [torch('pip install torch', 1e9 - 1)])).toEqual([])
    expect(adviceOf('torch-cuda', [torch('pip install torch', 1e9)])).toHaveLength(1)
  })
})
