import { describe, expect, it } from '@jest/globals'
import { adviceFor } from '../../../src/domain/advice/advice.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, anAdviceSubject, aStepLayer } from '../../support/advice.ts'

const KIB = 1024
const tiny = (text: string) => aStepLayer(text, 300)

describe('when a RUN removes what an earlier step made', () => {
  it.each([
    ['COPY . /src', 'RUN rm -rf /src', 100 * MIB, false],
    ['COPY src/ /src/', 'RUN rm -rf /src/*', 100 * MIB, false],
    ['COPY app.zip /tmp/app.zip', 'RUN rm /tmp/app.zip', 100 * MIB, false],
    ['ADD model /opt/model', 'RUN rm -rf /opt', 100 * MIB, false],
    ['RUN curl -fsSLo /tmp/x.bin https://example.com/x', 'RUN rm -rf /tmp/*', 100 * MIB, true],
    ['RUN wget -O /tmp/x https://example.com/x', 'RUN set -e; cd /tmp; rm x', 100 * MIB, true],
    ['RUN git clone https://example.com/a/b.git /src', 'RUN rm -rf /src', 100 * MIB, true],
    ['RUN curl https://example.com/x | tar -xzC /src', 'RUN rm -r /src', 100 * MIB, true],
    ['RUN apt-get update', 'RUN rm -rf /var/lib/apt/lists/*', 15_700_000, false],
    ['RUN apt-get update', 'RUN rm -rf /var/lib/{apt,dpkg}/lists', 15_700_000, false],
    ['RUN yarn', 'RUN yarn cache clean', 50 * MIB, false],
    ['RUN npm i -g x', 'RUN find ~/.npm -mindepth 1 -delete', 57_564_000, false],
  ])('after %j, says what %j would have saved', (made, removed, bytes) => {
    const [advice] = adviceOf('late-cleanup', [made, tiny(removed)])
    expect(advice?.layer?.step?.text).toBe(removed)
    expect(advice?.sentence).toContain(made)
    expect(Math.abs((advice?.bytes ?? 0) - bytes)).toBeLessThan(10_000)
  })

  it.each([
    ['COPY . /app', 'RUN rm -rf /app/.git'],
    ['RUN git clone https://example.com/a/b /src && make -C /src install', 'RUN rm -rf /src'],
    ['RUN pip install flask', 'RUN pip cache purge'],
    ['RUN apk add nginx', 'RUN rm -rf /var/cache/apk/*'],
  ])('after %j, gives no number for %j', (made, removed) => {
    expect(adviceOf('late-cleanup', [made, tiny(removed)])).toMatchObject([
      { bytes: null, sentence: expect.stringContaining(made) },
    ])
  })

  it('never counts an unrelated layer, however large', () => {
    const layers = ['COPY . /app', 'RUN make', tiny('RUN rm -rf /usr/share/doc')]
    expect(adviceOf('late-cleanup', layers)).toMatchObject([{ bytes: null }])
    const advice = adviceOf('late-cleanup', [
      aStepLayer('RUN apt-get update', 20 * MIB),
      aStepLayer('COPY model /model', 500 * MIB),
      tiny('RUN rm -rf /var/lib/apt/lists/*'),
    ])
    expect(advice).toMatchObject([{ bytes: 15_700_000 }])
  })

  it('counts what a late clean-up removes once, and not with the cache too', () => {
    const layers = [aStepLayer('RUN apt-get update'), tiny('RUN rm -rf /var/lib/apt/lists/*')]
    const rules = adviceFor(anAdviceSubject(layers)).map(({ rule }) => rule)
    expect(rules).toEqual(['late-cleanup'])
  })

  it.each([
    ['COPY a.deb /tmp/', 'RUN dpkg -i /tmp/a.deb && rm /tmp/a.deb'],
    ['COPY a.deb /tmp/a.deb', "RUN sh -c 'dpkg -i /tmp/a.deb; rm -rf /tmp/*'"],
    ['COPY --chown=1 a.deb b.deb /tmp', 'RUN cd /tmp && dpkg -i /tmp/a.deb && rm a.deb b.deb'],
  ])('after %j, says so of %j too, which does something else', (made, removed) => {
    expect(adviceOf('late-cleanup', [made, removed])).toMatchObject([
      {
        bytes: 100 * MIB,
        isEstimate: false,
        dockerfile: expect.stringMatching(/^RUN --mount=type=bind/),
      },
    ])
  })

  it.each([
    ['COPY a.deb b.deb /tmp/', 'RUN dpkg -i /tmp/a.deb && rm /tmp/a.deb'],
    ['COPY app /app', 'RUN make -C /app && rm -rf /app/test'],
    ['RUN make', 'RUN make install && rm -rf /src'],
    ['COPY a.tar /tmp/', 'RUN tar xf /tmp/a.tar && rm /tmp/a.tar'],
    ['COPY a.deb /tmp/', 'RUN dpkg -i /tmp/a.deb && rm /srv/a.deb'],
  ])('after %j, is silent on %j, which leaves some, or is told otherwise', (made, removed) => {
    expect(adviceOf('late-cleanup', [made, removed])).toEqual([])
  })

  it('mounts the file where the COPY put it', () => {
    const steps = ['COPY a.deb /tmp/', 'RUN dpkg -i /tmp/a.deb', tiny('RUN rm /tmp/a.deb')]
    expect(adviceOf('late-cleanup', steps)).toMatchObject([
      { dockerfile: 'RUN --mount=type=bind,source=a.deb,target=/tmp/a.deb dpkg -i /tmp/a.deb' },
    ])
  })

  it('does not ask a COPY to clean up after itself', () => {
    const [advice] = adviceOf('late-cleanup', ['COPY . /src', tiny('RUN rm -rf /src')])
    expect(advice?.cure).toContain('A COPY cannot clean up after itself')
    expect(advice?.dockerfile).toMatch(/^RUN --mount=type=bind/)
  })
})

describe('when a RUN only removes', () => {
  it.each([
    'RUN rm -rf /src',
    'RUN set -e; cd /tmp; rm -r *',
    'RUN apt-get purge -y gcc',
    'RUN apk del .deps',
    'RUN find / -name "*.pyc" -delete',
    "RUN sh -c 'rm -rf /src'",
    'RUN sudo rm -rf /src',
    'RUN ["rm", "-rf", "/src"]',
  ])('says that %j saves nothing, and no number', (text) => {
    expect(adviceOf('late-cleanup', ['RUN make', tiny(text)])).toMatchObject([{ bytes: null }])
  })

  it.each([
    'RUN rm -rf /src && make',
    'RUN echo done',
    'RUN cleanup rm',
    'COPY rm /',
    'RUN echo "rm -rf /src"',
    'RUN true # rm -rf /src',
    'RUN rm -rf /src…',
  ])('is silent on %j', (text) => {
    expect(adviceOf('late-cleanup', ['RUN make', tiny(text)])).toEqual([])
  })

  it.each([
    [64 * KIB - 1, 1],
    [64 * KIB, 0],
  ])('takes a layer of %d bytes for removals %d times', (bytes, count) => {
    const layers = ['RUN make', aStepLayer('RUN rm -rf /src', bytes)]
    expect(adviceOf('late-cleanup', layers)).toHaveLength(count)
  })

  it('takes more where the package manager writes its database anew', () => {
    const layers = ['RUN make', aStepLayer('RUN apt-get purge -y gcc', MIB)]
    expect(adviceOf('late-cleanup', layers)).toHaveLength(1)
  })

  it.each([
    [MIB, 1],
    [MIB - 1, 0],
  ])('after a layer of %d bytes, speaks %d times', (bytes, count) => {
    const layers = [aStepLayer('COPY a /src', bytes), tiny('RUN rm -rf /src')]
    expect(adviceOf('late-cleanup', layers)).toHaveLength(count)
  })

  it('is silent with nothing before it', () => {
    expect(adviceOf('late-cleanup', [tiny('RUN rm -rf /src'), 'RUN make'])).toEqual([])
  })
})
