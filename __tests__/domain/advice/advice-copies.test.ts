import { describe, expect, it } from '@jest/globals'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, aStepLayer } from '../../support/advice.ts'

const KIB = 1024
const tiny = (text: string) => aStepLayer(text, 300)

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
    ['COPY run.sh /', 'RUN chmod +x /run.sh', 'COPY --chown=USER:GROUP run.sh /'],
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

  it.each([
    ['10 % more', 110, 1],
    ['more than 10 % more', 110.2, 0],
    ['10 % less', 90, 1],
    ['more than 10 % less', 89.8, 0],
  ])('takes a layer with %s for the same files, or does not', (_, size, count) => {
    const layers = [
      aStepLayer('COPY . /app', 100 * MIB),
      aStepLayer('RUN chmod -R 755 /', size * MIB),
    ]
    expect(adviceOf('chmod-copy', layers)).toHaveLength(count)
  })

  it('is silent where nothing earlier is as large', () => {
    expect(adviceOf('chmod-copy', ['RUN chown -R app /app', 'COPY . /app'])).toEqual([])
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

describe('when a RUN only removes', () => {
  it.each([
    'RUN rm -rf /src',
    'RUN apt-get clean && rm -rf /var/lib/apt/lists/*',
    'RUN set -e; cd /tmp; rm -r *',
    'RUN apt-get purge -y gcc',
    'RUN apk del .deps',
    'RUN npm cache clean --force',
    'RUN find / -name "*.pyc" -delete',
    'RUN pip cache purge',
  ])('says that %j saved nothing', (text) => {
    expect(adviceOf('late-cleanup', ['RUN make', tiny(text)])).toMatchObject([
      { bytes: 100 * MIB, isEstimate: true, sentence: expect.stringContaining('at most') },
    ])
  })

  it.each(['RUN rm -rf /src && make', 'RUN echo done', 'RUN cleanup rm', 'COPY rm /'])(
    'is silent on %j',
    (text) => {
      expect(adviceOf('late-cleanup', ['RUN make', tiny(text)])).toEqual([])
    },
  )

  it('takes the last large layer before it', () => {
    const layers = [aStepLayer('RUN a', 9 * MIB), aStepLayer('RUN b', 5 * MIB), tiny('WORKDIR /x')]
    expect(adviceOf('late-cleanup', [...layers, tiny('RUN rm -r /b')])).toMatchObject([
      { bytes: 5 * MIB },
    ])
  })

  it.each([
    [64 * KIB - 1, 1],
    [64 * KIB, 0],
  ])('takes a layer of %d bytes for removals %d times', (bytes, count) => {
    const layers = ['RUN make', aStepLayer('RUN rm -rf /src', bytes)]
    expect(adviceOf('late-cleanup', layers)).toHaveLength(count)
  })

  it.each([
    [MIB, 1],
    [MIB - 1, 0],
  ])('after a layer of %d bytes, speaks %d times', (bytes, count) => {
    const layers = [aStepLayer('RUN make', bytes), tiny('RUN rm -rf /src')]
    expect(adviceOf('late-cleanup', layers)).toHaveLength(count)
  })

  it('is silent with nothing before it', () => {
    expect(adviceOf('late-cleanup', [tiny('RUN rm -rf /src'), 'RUN make'])).toEqual([])
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
