import { describe, expect, it } from '@jest/globals'
import { normalised, startCommandsOf, stepsOf } from '../../../src/domain/history/history.ts'
import { anEntry, BUILDKIT, stepFrom } from '../../support/history.ts'

describe('when history and layers agree', () => {
  it('gives the nth step that made a layer to the nth layer', () => {
    const history = [
      anEntry('ADD rootfs.tar.xz / # buildkit'),
      anEntry('CMD ["bash"]', { isEmpty: true }),
      anEntry('RUN /bin/sh -c make # buildkit'),
      anEntry('', { comment: '' }),
    ]
    expect(stepsOf({ history }, 3).map((step) => step?.text)).toEqual([
      'ADD rootfs.tar.xz /',
      'RUN make',
      undefined,
    ])
  })
})

describe('when they do not', () => {
  it.each([
    ['no history', [], 2],
    ['more layers', [anEntry('RUN a')], 2],
    ['fewer layers', [anEntry('RUN a'), anEntry('RUN b')], 1],
    ['an empty step too many', [anEntry('RUN a'), anEntry('RUN b', { isEmpty: true })], 2],
  ])('tells of no step: %s', (_, history, layerCount) => {
    expect(stepsOf({ history }, layerCount)).toEqual(Array(layerCount).fill(null))
  })
})

describe('when a Dockerfile was built', () => {
  it.each([
    // The old builder.
    ['/bin/sh -c #(nop) ADD file:d1913f33c701cbb9d7c04d0b77842e4b in / ', 'ADD … /'],
    ['/bin/sh -c #(nop) COPY multi:0a1b2c3d4e5f in /app ', 'COPY … /app'],
    ['/bin/sh -c #(nop) COPY --chown=1:1 dir:0a1b2c3d4e5f in /app ', 'COPY --chown=1:1 … /app'],
    ['/bin/sh -c #(nop)  CMD ["/bin/sh"]', 'CMD ["/bin/sh"]'],
    ['/bin/sh -c #(nop) WORKDIR /srv', 'WORKDIR /srv'],
    ['/bin/bash -o pipefail -c #(nop) USER app', 'USER app'],
    [
      '/bin/sh -c apt-get update \t&& apt-get install -y curl',
      'RUN apt-get update && apt-get install -y curl',
    ],
    ['/bin/sh -c set -eux; \tmake', 'RUN set -eux; make'],
    // Windows.
    ['cmd /S /C #(nop)  ENV COMPLUS_RUNNING_IN_CONTAINER=1', 'ENV COMPLUS_RUNNING_IN_CONTAINER=1'],
    ['cmd /S /C #(nop) COPY dir:0a1b2c3d4e5f in C:\\app ', 'COPY … C:\\app'],
    ['cmd /S /C mkdir C:\\app', 'RUN mkdir C:\\app'],
    [
      "powershell -Command $ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; dir",
      'RUN dir',
    ],
    [
      'powershell -NoLogo -ExecutionPolicy Bypass -Command #(nop) WORKDIR C:\\app',
      'WORKDIR C:\\app',
    ],
    ['C:\\Windows\\System32\\cmd.exe /c dir', 'RUN dir'],
    // BuildKit.
    ['RUN /bin/sh -c make # buildkit', 'RUN make'],
    ['RUN /bin/sh -c make # buildkit:sha256:0a1b2c3d', 'RUN make'],
    ['RUN /bin/bash -o pipefail -c curl x | tar xz # buildkit', 'RUN curl x | tar xz'],
    ['RUN /bin/bash -euxo pipefail -c make # buildkit', 'RUN make'],
    ['RUN /bin/ash -eo pipefail -c make # buildkit', 'RUN make'],
    ['RUN sh -c make # buildkit', 'RUN make'],
    ['RUN cmd /S /C dir # buildkit', 'RUN dir'],
    ['RUN pwsh -Command dir # buildkit', 'RUN dir'],
    ['RUN pip install -r requirements.txt # buildkit', 'RUN pip install -r requirements.txt'],
    ['COPY /src /dst # buildkit', 'COPY /src /dst'],
    ['COPY in /app # buildkit', 'COPY in /app'],
    ['ADD layer.tar / # buildkit', 'ADD layer.tar /'],
    ['WORKDIR /app', 'WORKDIR /app'],
    ['ENV LANG=C.UTF-8', 'ENV LANG=C.UTF-8'],
    ['EXPOSE map[8080/tcp:{}]', 'EXPOSE map[8080/tcp:{}]'],
    ['[stage-1 3/3] COPY --from=builder /app /app', 'COPY --from=builder /app /app'],
    ['[2/2] RUN make', 'RUN make'],
    // Kaniko writes the Dockerfile's own words.
    ['RUN apt-get update && make', 'RUN apt-get update && make'],
    ['RUN ["make", "-j"]', 'RUN ["make", "-j"]'],
    ['COPY --from=build /out /out', 'COPY --from=build /out /out'],
    // Buildah, which keeps the case, and names no source where it copied nothing.
    ['/bin/sh -c #(nop) env A=b', 'ENV A=b'],
    ['/bin/sh -c #(nop) COPY  in /app ', 'COPY … /app'],
  ])('reads %j', (createdBy, text) => {
    const [instruction] = text.split(' ')
    expect(stepFrom(createdBy)).toEqual({ text, instruction, buildArguments: [] })
  })

  it('does not take Buildah’s note on the base for a step', () => {
    const below = [anEntry('ADD rootfs.tar.xz /')]
    const step = stepFrom('/bin/sh -c make', 'FROM docker.io/library/debian:12', below)
    expect(step?.text).toBe('RUN make')
  })
})

describe('when a command has several lines', () => {
  it.each([
    [
      'RUN /bin/sh -c apt-get update\napt-get install -y curl\n # buildkit',
      'RUN apt-get update; apt-get install -y curl',
    ],
    ['RUN /bin/sh -c set -e\r\n\r\nmake\r\n # buildkit', 'RUN set -e; make'],
    [
      'RUN /bin/sh -c if a; then\n  b &&\n  c\nelse\n  d | \\\n  e\nfi\n # buildkit',
      'RUN if a; then b && c; else d | e; fi',
    ],
    ['RUN /bin/sh -c cat <<EOF > /a\nb\nEOF # buildkit', 'RUN cat <<EOF > /a; b; EOF'],
  ])('joins them, as in %j', (createdBy, text) => {
    expect(stepFrom(createdBy, BUILDKIT)?.text).toBe(text)
  })
})

describe('when no Dockerfile was built', () => {
  const nix = "store paths: ['/nix/store/0c1p9wqdl3nmqg0cnzg5zl8kk3ab1234-glibc-2.40']"

  it.each([
    [
      "Layer: 'jre', Created by buildpack: acme/java@10.4.0",
      '',
      "Layer: 'jre', Created by buildpack: acme/java@10.4.0",
    ],
    ['Buildpacks Launcher Config', '', 'Buildpacks Launcher Config'],
    [
      'ko build ko://github.com/acme/api',
      'kodata contents, at $KO_DATA_PATH',
      'ko build ko://github.com/acme/api (kodata contents, at $KO_DATA_PATH)',
    ],
    [
      'ko publish github.com/acme/api',
      'go build output, at /ko-app/api',
      'ko publish github.com/acme/api (go build output, at /ko-app/api)',
    ],
    ['jib-maven-plugin:3.4.0', 'dependencies', 'jib-maven-plugin: dependencies'],
    ['jib-gradle-plugin:3.4.0', 'classes', 'jib-gradle-plugin: classes'],
    ['', 'auto-generated by Jib', 'auto-generated by Jib'],
    ['bazel build //api:image', '', 'bazel build //api:image'],
    ['bazel build ...', '', 'bazel build ...'],
    ['', nix, nix],
    [
      "# debian.sh --arch 'amd64' out/ 'bookworm' '@1765152000'",
      'debuerreotype 0.15',
      "# debian.sh --arch 'amd64' out/ 'bookworm' '@1765152000'",
    ],
    ['', 'Imported from -', 'Imported from -'],
    ['apko', 'This is an apko single-layer image', 'apko'],
    [
      'mount / from exec sh -c apt install',
      'buildkit.exporter.image.v0',
      'mount / from exec sh -c apt install',
    ],
    ['Install update ltsc2022-amd64', '', 'Install update ltsc2022-amd64'],
    ['Add base files', '', 'Add base files'],
    ['bash', '', 'bash'],
    ['/bin/bash', 'installed the drivers', '/bin/bash: installed the drivers'],
    ['/bin/sh -c #(nop) WHATEVER x', '', '/bin/sh -c #(nop) WHATEVER x'],
  ])('keeps the words %j, %j', (createdBy, comment, text) => {
    expect(stepFrom(createdBy, comment)).toEqual({ text, instruction: null, buildArguments: [] })
  })

  it.each([
    ['', ''],
    [' \n', ' '],
    ['', 'buildkit.exporter.image.v0'],
    ['# buildkit', BUILDKIT],
  ])('tells nothing of no words: %j, %j', (createdBy, comment) => {
    expect(stepFrom(` ${createdBy}`, comment)).toBeNull()
  })
})

describe('when words are hostile', () => {
  it('makes one visible line of them', () => {
    const text = stepFrom('RUN /bin/sh -c a\u202eb\u001b[31m\u2028::error::c # buildkit')?.text
    expect(text).toBe('RUN ab[31m ::error::c')
  })

  it('cuts them after 2,000 characters', () => {
    expect([...(stepFrom(`RUN ${'🐳'.repeat(3_000)}`)?.text ?? '')]).toHaveLength(2_000)
    expect([...(stepFrom('x'.repeat(3_000))?.text ?? '')]).toHaveLength(2_000)
  })

  it.each([
    'sh '.repeat(60_000),
    `sh${' '.repeat(180_000)}`,
    `|1 A=${'/sh -a b '.repeat(20_000)}`,
    `|1 ${'a'.repeat(180_000)}`,
    `ENV ${'key'.repeat(60_000)}`,
    `RUN ${'x\n'.repeat(60_000)}`,
    `RUN x${' # buildkit:'.repeat(16_000)}!`,
    `/${'sh/'.repeat(60_000)}`,
    `powershell ${'-a '.repeat(60_000)}`,
    `/bin/sh -c #(nop) COPY ${'--a '.repeat(40_000)}`,
  ])('reads them in a short time (%#)', (createdBy) => {
    const started = performance.now()
    stepFrom(createdBy)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('when a step is built anew', () => {
  function normalisedOf(createdBy: string, comment = '') {
    const step = stepFrom(createdBy, comment)
    return step === null ? null : normalised(step)
  }

  it.each([
    ['RUN apt-get  update', 'RUN apt-get update'],
    ['RUN sha256sum file:0a1b2c', 'RUN sha256sum dir:ffff'],
    ['RUN get sha256:0a1b2c3d4e5f', 'RUN get sha256:ffffffffffffffff'],
    ['ENV COMMIT=0a1b2c3d4e5f6a7b', 'ENV COMMIT=ABCDEF0123456789'],
    ['LABEL created=2024-01-01T00:00:00Z', 'LABEL created=2025-12-31T23:59:59.123+01:00'],
    ['RUN snapshot 20240101T000000Z', 'RUN snapshot 20251231T235959Z'],
    ["# debian.sh 'bookworm' '@1765152000'", "# debian.sh 'bookworm' '@1783900800'"],
  ])('is the same: %s, %s', (base, head) => {
    expect(normalisedOf(base)).toBe(normalisedOf(head))
  })

  it('is the same with other store paths of Nix', () => {
    const path = (hash: string) => `store paths: ['/nix/store/${hash.repeat(32)}-glibc-2.40']`
    expect(normalisedOf('', path('a'))).toBe(normalisedOf('', path('z')))
  })

  it.each([
    ['RUN a', 'RUN b'],
    ['COPY a /', 'ADD a /'],
    ['ENV VERSION=1.27.5', 'ENV VERSION=1.27.6'],
    ['RUN get deadbeef', 'RUN get deadbeee'],
    ['RUN install x=2024-01-01', 'RUN install x=2024-01-02'],
  ])('is another: %s, %s', (base, head) => {
    expect(normalisedOf(base)).not.toBe(normalisedOf(head))
  })
})

describe('when a step has lines of its own', () => {
  it('keeps its script beside its text, to be read', () => {
    const script = "set -e\n# don't stop\nmake"
    expect(stepFrom(`RUN /bin/sh -c ${script} # buildkit`)).toMatchObject({
      text: "RUN set -e; # don't stop; make",
      script,
    })
  })

  it('keeps none where the text tells as much, or it was cut', () => {
    expect(stepFrom('RUN /bin/sh -c make # buildkit')).not.toHaveProperty('script')
    expect(stepFrom(`RUN /bin/sh -c a\n${'b'.repeat(20_000)}`)).not.toHaveProperty('script')
  })

  it('keeps it whole where the text is cut to be shown', () => {
    const script = `${'make && '.repeat(500)}rm -rf /src`
    expect(stepFrom(`RUN /bin/sh -c ${script} # buildkit`)).toMatchObject({
      text: expect.stringMatching(/…$/),
      script,
    })
  })
})

it('tells what containers are started with', () => {
  const history = ['CMD ["a"]', '/bin/sh -c #(nop)  ENTRYPOINT ["b"]', 'HEALTHCHECK c', 'RUN d']
  expect(startCommandsOf({ history: history.map((each) => anEntry(each)) })).toEqual([
    '["a"]',
    '["b"]',
    'c',
  ])
})
