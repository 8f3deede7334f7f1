import { expect, it } from '@jest/globals'
import { paintFor, printableOutput } from '../../src/cli/paint.ts'
import { commentForTerminal } from '../../src/demo/terminal.ts'

it('shows a comment in colours, without its links and escapes', () => {
  const parts: string[] = []
  const output = printableOutput({ isTTY: true, write: (part) => parts.push(part) })
  const line =
    '- ❌ `api`: see https:<!-- -->//x and <span>$</span>1 ([`b.yaml:3`](https://x/b#L3))'
  output.write(commentForTerminal(line, paintFor(output, {})))
  expect(parts.join('')).toBe('\u001b[31m✗\u001b[39m api: see https://x and $1 (b.yaml:3)')
})
