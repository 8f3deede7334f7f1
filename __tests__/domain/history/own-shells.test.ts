import { describe, expect, it } from '@jest/globals'
import { stepsOf } from '../../../src/domain/history/history.ts'
import { withPlainShells } from '../../../src/domain/history/own-shells.ts'
import { anEmptyEntry, anEntry } from '../../support/history.ts'

function textOf(createdBy: string, shellStep: string | null, shell?: readonly string[]) {
  const before = shellStep === null ? [] : [anEmptyEntry(shellStep)]
  const history = [...before, anEntry(createdBy)]
  const config = withPlainShells(shell === undefined ? { history } : { history, shell })
  return stepsOf(config, 1)[0]
}

describe('when an image has a shell of its own', () => {
  const mamba = '/usr/local/bin/_dockerfile_shell.sh'
  it.each<[string, string, string | null, readonly string[] | undefined]>([
    ['micromamba, by its config', `RUN ${mamba} pip install x # buildkit`, null, [mamba]],
    [
      'micromamba, by a step',
      `RUN ${mamba} pip install x # buildkit`,
      `SHELL [${mamba}]`,
      undefined,
    ],
    [
      'micromamba run',
      'RUN micromamba run -n base pip install x',
      'SHELL ["micromamba", "run", "-n", "base"]',
      undefined,
    ],
    [
      'conda run',
      'RUN conda run -n app /bin/bash -c pip install x # buildkit',
      'SHELL [conda run -n app /bin/bash -c]',
      undefined,
    ],
    [
      'the old builder',
      'conda run -n app pip install x',
      '/bin/sh -c #(nop)  SHELL [conda run -n app]',
      undefined,
    ],
    ['build arguments', `RUN |1 TOKEN=a b ${mamba} pip install x # buildkit`, null, [mamba]],
    [
      'an ordinary one',
      'RUN /bin/bash -o pipefail -c pip install x',
      'SHELL [/bin/bash -o pipefail -c]',
      undefined,
    ],
  ])('shows the command: %s', (_, createdBy, step, shell) => {
    expect(textOf(createdBy, step, shell)).toMatchObject({
      text: 'RUN pip install x',
      instruction: 'RUN',
    })
  })

  it.each(['SHELL', 'SHELL []', 'SHELL [a]'])('leaves other commands as they are: %s', (step) => {
    expect(textOf('RUN a-tool x', step)?.text).toBe('RUN a-tool x')
  })
})
