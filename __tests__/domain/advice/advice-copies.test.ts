import { describe, expect, it } from '@jest/globals'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, aStepLayer } from '../../support/advice.ts'

describe('when modes or owners change after a copy', () => {
  it('says that the files are there twice, and gives the COPY that does both', () => {
    expect(adviceOf('chmod-copy', ['COPY . /app', 'RUN chown -R app:app /app'])).toMatchObject([
      {
        bytes: 100 * MIB,
        isEstimate: false,
        layer: { step: { text: 'RUN chown -R app:app /app' } },
        cure: 'Give mode and owner with the COPY that brings the files.',
        dockerfile: 'COPY --chown=app:app . /app',
      },
    ])
  })

  it.each([
    ['COPY run.sh /', 'RUN chmod 0755 /run.sh', 'COPY --chmod=0755 run.sh /'],
    ['COPY run.sh /', 'RUN chmod +x /run.sh', 'COPY --chmod=755 run.sh /'],
    ['COPY --chown=1 a /', 'RUN chown 2 /a && chmod 644 /a', 'COPY --chown=2 --chmod=644 a /'],
    ['ADD --link a.tgz /', 'RUN chown 2 /a', 'ADD --link --chown=2 a.tgz /'],
  ])('turns %j and %j into %j', (copy, change, line) => {
    expect(adviceOf('chmod-copy', [copy, change])).toMatchObject([{ dockerfile: line }])
  })

  it('points at the RUN where no COPY made the files', () => {
    expect(adviceOf('chmod-copy', ['RUN make install', 'RUN chmod -R a+r /opt'])).toMatchObject([
      { cure: 'Change modes and owners in the RUN that makes the files.', dockerfile: null },
    ])
  })

  it('is silent where something else may have made the files', () => {
    expect(adviceOf('chmod-copy', ['COPY . /app', 'RUN make && chown app /out'])).toEqual([])
  })

  it('is silent where no mode changes', () => {
    expect(adviceOf('chmod-copy', ['COPY . /app', 'RUN make'])).toEqual([])
  })

  it.each([
    [MIB, 1],
    [MIB - 1, 0],
  ])('says of %d bytes %d times that they are saved', (bytes, count) => {
    const layers = [aStepLayer('COPY a /', bytes), aStepLayer('RUN chmod 755 /a', bytes)]
    expect(adviceOf('chmod-copy', layers)).toHaveLength(count)
  })
})

describe('when everything is copied', () => {
  it.each([
    'COPY . .',
    'COPY . /app',
    'COPY ./ /app/',
    'COPY --chown=app . /app',
    'ADD . /',
    'COPY [".", "/app"]',
  ])('speaks about %j', (text) => {
    expect(adviceOf('copy-everything', [text])).toMatchObject([
      { bytes: 100 * MIB, isEstimate: true },
    ])
  })

  it.each(['COPY src /app', 'COPY --from=build . /app', 'COPY ../x /', 'COPY .', 'RUN cp . /app'])(
    'is silent on %j',
    (text) => {
      expect(adviceOf('copy-everything', [text])).toEqual([])
    },
  )

  it.each([
    [10 * MIB, 1],
    [10 * MIB - 1, 0],
  ])('takes %d bytes for large %d times', (bytes, count) => {
    expect(adviceOf('copy-everything', [aStepLayer('COPY . .', bytes)])).toHaveLength(count)
  })
})

describe('when an archive is copied and unpacked', () => {
  it.each([
    ['COPY app.tar.gz /tmp/', 'RUN tar xzf /tmp/app.tar.gz -C /opt', 'ADD app.tar.gz /tmp/'],
    ['COPY dist/app.tgz /tmp/a.tgz', 'RUN cd /tmp && tar -xf a.tgz', 'ADD dist/app.tgz /tmp/'],
    ['COPY app.tar /', 'RUN tar --extract --file "/app.tar"', 'ADD app.tar /'],
    [
      'COPY app.zip /tmp/',
      'RUN unzip /tmp/app.zip',
      'RUN --mount=type=bind,source=app.zip,target=/tmp/archive unzip /tmp/archive -d /tmp/',
    ],
  ])('turns %j and %j into %j', (copy, run, line) => {
    expect(adviceOf('copy-archive', [copy, run])).toMatchObject([
      { bytes: 100 * MIB, isEstimate: false, dockerfile: line, layer: { step: { text: copy } } },
    ])
  })

  it('takes several sources for an estimate', () => {
    const steps = ['COPY a.tar b /', 'RUN tar xf /a.tar']
    expect(adviceOf('copy-archive', steps)).toMatchObject([{ isEstimate: true }])
  })

  it.each([
    ['ADD app.tar.gz /opt/', 'RUN tar xzf /opt/app.tar.gz'],
    ['COPY app.tar.gz /tmp/', 'RUN tar czf /tmp/app.tar.gz /opt'],
    ['COPY app.tar.gz /tmp/', 'RUN tar xzf /tmp/other.tar.gz'],
    ['COPY app /tmp/', 'RUN tar xzf app'],
    ['RUN tar xzf app.tar.gz', 'COPY app.tar.gz /'],
  ])('is silent on %j and %j', (copy, run) => {
    expect(adviceOf('copy-archive', [copy, run])).toEqual([])
  })

  it.each([
    [MIB, 1],
    [MIB - 1, 0],
  ])('says of %d bytes %d times that they are saved', (bytes, count) => {
    const layers = [aStepLayer('COPY a.tar /', bytes), aStepLayer('RUN tar xf /a.tar', bytes)]
    expect(adviceOf('copy-archive', layers)).toHaveLength(count)
  })
})
