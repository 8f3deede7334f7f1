import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { stepsOf } from '../../../src/domain/history/history.ts'
import { publicHistory } from '../../../src/domain/history/public-history.ts'

const entry = (createdBy: string, comment = '') => ({ createdBy, comment, isEmpty: false })

describe('when a history is written for anybody to read', () => {
  it.each([
    ['RUN /bin/sh -c apk add curl # buildkit'],
    ['RUN |2 TOKEN=s3cret VERSION=1 /bin/sh -c make # buildkit'],
    ['|1 TOKEN=s3cret /bin/sh -c make'],
    ['RUN |1 CMD=/bin/sh -c s3cret /bin/sh -c make'],
    ['ENV API_TOKEN=s3cret'],
    ['ARG TOKEN=s3cret'],
    ['/bin/sh -c #(nop)  ENV PASSWORD=s3cret'],
    ['/bin/sh -c #(nop) COPY file:abc in /app'],
    ['COPY . /app # buildkit'],
    ['buildpacksio/lifecycle'],
    ['', 'Imported from -'],
    [''],
  ])('tells the same step, and no secret: %j %j', (createdBy, comment = '') => {
    const history = [entry(createdBy, comment)]
    const written = publicHistory(history)
    expect(JSON.stringify(written)).not.toContain('s3cret')
    expect(stepsOf({ history: written }, 1)).toEqual(stepsOf({ history }, 1))
  })

  it('keeps what Buildah was built from, and no other comment', () => {
    expect(publicHistory([entry('/bin/sh', 'FROM docker.io/library/debian:12')])).toEqual([
      entry('/bin/sh', 'FROM docker.io/library/debian:12'),
    ])
    expect(publicHistory([entry('RUN make', 'by s3cret')])).toEqual([entry('RUN make')])
  })

  it('is told in the same steps however often it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 5 }), (words) => {
        const once = publicHistory(words.map((each) => entry(each)))
        expect(publicHistory(once)).toEqual(once)
      }),
    )
  })
})
