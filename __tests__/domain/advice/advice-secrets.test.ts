import { describe, expect, it } from '@jest/globals'
import { adviceOf, aStepLayer } from '../../support/advice.ts'

describe('when a build argument looks like a secret', () => {
  const withArguments = (...names: string[]) => aStepLayer('RUN make', 100, names)

  it('names it, and never what it held, however small the layer', () => {
    expect(
      adviceOf('secret-argument', [withArguments('VERSION', 'NPM_TOKEN=hunter2')]),
    ).toMatchObject([
      {
        bytes: null,
        sentence:
          'By its name, the build argument NPM_TOKEN likely holds a secret: whoever can pull the image reads it in the history.',
        dockerfile: 'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN make',
      },
    ])
  })

  it('says it once, of all steps', () => {
    const layers = [withArguments('A_TOKEN'), withArguments('A_TOKEN', 'DB_PASSWORD')]
    expect(adviceOf('secret-argument', layers)).toMatchObject([
      { layer: layers[0], sentence: expect.stringContaining('A_TOKEN, DB_PASSWORD likely hold') },
    ])
  })

  it.each([
    'SECRET',
    'apiKey',
    'AWS_SECRET_ACCESS_KEY',
    'db_password',
    'SSH_PRIVATE_KEY',
    'PASSPHRASE',
    'SIGNING_KEY',
  ])('takes %s for one', (name) => {
    expect(adviceOf('secret-argument', [withArguments(name)])).toHaveLength(1)
  })

  it.each([
    'VERSION',
    'CACHE_KEY',
    'PUBLIC_KEY',
    'TOKENIZER',
    'TOKEN_FILE',
    'SECRET_NAME',
    'PASSED',
    'a b_token',
    '',
  ])('does not take %j for one', (name) => {
    expect(adviceOf('secret-argument', [withArguments(name)])).toEqual([])
  })
})
