import { type Command, isCommand } from '../../shell/command.ts'
import { shellWords } from '../lines.ts'
import { unknownUpTo, upTo } from '../rule.ts'
import type { Run } from '../run.ts'
import type { Cache } from './cache.ts'

const STAGE = 'Build in a stage of its own, and copy only its result into the last stage.'

/** A step that only builds leaves what building needs; beside others nobody knows how much that is. */
function savingOf({ commands, bytes }: Run) {
  const isAlone = commands.every(({ name }) => BUILDS.test(name) || LIGHT.test(name))
  return isAlone ? upTo(bytes) : unknownUpTo(bytes)
}

const BUILDS = /^(?:cargo|go|mvnw?|gradlew?)$/
const LIGHT = /^(?:set|cd|mkdir|export|echo|true|:|\[|\[\[|test|touch|chmod|ls)$/

const cargo: Cache = {
  rule: 'cargo-build',
  neededBy: /(?:^|[^\w.-])cargo(?:$|[^\w.-])/,
  fetches: (command) => isCommand(command, /^cargo$/, /^(?:build|b|install|fetch|rustc|chef)$/),
  cleans: (command) => isCommand(command, /^cargo$/, 'clean'),
  folders: [
    '~/.cargo/registry',
    '/usr/local/cargo/registry',
    '/target',
    'target',
    '/app/target',
    '/src/target',
  ],
  moves: ['CARGO_TARGET_DIR'],
  saving: savingOf,
  sentence:
    'cargo likely leaves its registry and everything that it compiles on the way in this layer; only the program runs.',
  cure: STAGE,
  summary: 'build with cargo in a stage of its own',
  line: () => 'COPY --from=build /src/target/release/app /usr/local/bin/app',
}

const go: Cache = {
  rule: 'go-build',
  neededBy: /(?:^|[^\w.-])go[\s"',]+(?:run|test|tool)/,
  fetches: (command) =>
    command.name === 'go' &&
    (/^(?:build|install|get)$/.test(command.operands[0] ?? '') ||
      isCommand(command, /^go$/, 'mod', /^(?:download|vendor)$/)),
  cleans: (command) => isCommand(command, /^go$/, 'clean', /^-(?:mod)?cache$/),
  folders: ['/go/pkg/mod', '/go/pkg', '~/go/pkg', '~/.cache/go-build'],
  moves: ['GOMODCACHE', 'GOCACHE'],
  saving: savingOf,
  sentence:
    'Go likely leaves its modules and its build cache in this layer; only the program runs.',
  cure: STAGE,
  summary: 'build with Go in a stage of its own',
  line: () => 'COPY --from=build /out/app /usr/local/bin/app',
}

const maven: Cache = {
  rule: 'maven-build',
  neededBy: /(?:^|[^\w.-])mvnw?(?:$|[^\w.-])/,
  fetches: (command) =>
    /^mvnw?$/.test(command.name) &&
    command.operands.some((word) =>
      /^(?:package|install|verify|compile|deploy|dependency:.*)$/.test(word),
    ),
  cleans: () => false,
  folders: ['~/.m2', '/usr/share/maven/ref'],
  saving: savingOf,
  sentence:
    'Maven likely leaves its repository of libraries and plug-ins in this layer; only the JAR runs.',
  cure: STAGE,
  summary: 'build with Maven in a stage of its own',
  line: () => 'COPY --from=build /src/target/app.jar /app.jar',
}

const gradle: Cache = {
  rule: 'gradle-build',
  neededBy: /(?:^|[^\w.-])gradlew?(?:$|[^\w.-])/,
  fetches: (command) =>
    /^gradlew?$/.test(command.name) &&
    command.operands.some((word) =>
      /(?:^|:)(?:build|assemble|jar|bootJar|shadowJar|installDist|dependencies)$/.test(word),
    ),
  cleans: () => false,
  folders: ['~/.gradle', '/home/gradle/.gradle'],
  moves: ['GRADLE_USER_HOME'],
  saving: savingOf,
  sentence:
    'Gradle likely leaves its caches of libraries and its own distribution in this layer; only the JAR runs.',
  cure: STAGE,
  summary: 'build with Gradle in a stage of its own',
  line: () => 'COPY --from=build /src/build/libs/app.jar /app.jar',
}

const bundler: Cache = {
  rule: 'bundler-cache',
  fetches: (command) =>
    /^bundler?$/.test(command.name) && /^(?:install|update|)$/.test(command.operands[0] ?? ''),
  cleans: (command) =>
    isCommand(command, /^bundler?$/, 'clean') || isCommand(command, /^bundler?$/, '--no-cache'),
  folders: [
    '/usr/local/bundle/cache',
    '/usr/local/bundle/ruby/3.0.0/cache',
    '~/.bundle/cache',
    'vendor/bundle/ruby/3.0.0/cache',
  ],
  saving: ({ bytes }) => unknownUpTo(Math.floor(bytes / 2)),
  sentence:
    'Bundler likely leaves the archive of every gem in this layer, beside the installed ones.',
  cure: 'Remove the archives in the same RUN, and install without development and test groups.',
  summary: 'remove the gems’ archives in the same RUN',
  line: () => 'RUN bundle install && rm -rf "$(gem env home)/cache"',
}

function isComposerInstall({ name, operands }: Command): boolean {
  return (
    /^composer(?:\.phar)?$/.test(name) &&
    /^(?:install|i|update|require|create-project)$/.test(operands[0] ?? '')
  )
}

const composer: Cache = {
  rule: 'composer-cache',
  fetches: (command) => isComposerInstall(command) && !command.words.includes('--no-cache'),
  cleans: (command) => isCommand(command, /^composer(?:\.phar)?$/, /^(?:clear-?cache|cc)$/),
  folders: ['~/.composer/cache', '~/.cache/composer', '/tmp/cache'],
  moves: ['COMPOSER_CACHE_DIR'],
  saving: ({ bytes }) => unknownUpTo(Math.floor(bytes / 2)),
  sentence:
    'Composer likely leaves the archive of every package in its cache, in this layer, beside the installed ones.',
  cure: 'Let Composer keep no cache, and install without development dependencies.',
  summary: 'let Composer keep no cache',
  line: ({ commands }) => {
    const words = commands.find(isComposerInstall)?.words ?? []
    const isProject = words.includes('install')
    const line = shellWords(words)
    return isProject || line === null
      ? 'RUN composer install --no-dev --no-cache --no-interaction'
      : `RUN ${line} --no-cache`
  },
}

export const OTHER_CACHES: readonly Cache[] = [cargo, go, maven, gradle, bundler, composer]
