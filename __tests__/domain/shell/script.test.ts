import { describe, expect, it } from '@jest/globals'
import { readScript } from '../../../src/domain/shell/script.ts'

/** Each command as one line, with a question mark before what may not have run. */
function linesOf(text: string, variables: Record<string, string> = {}): string[] {
  const { commands } = readScript(text, { variables: new Map(Object.entries(variables)) })
  return commands.map(({ words, isConditional }) => (isConditional ? '? ' : '') + words.join(' '))
}

describe('when commands follow each other', () => {
  it.each([
    ['a && b; c\nd', ['a', 'b', 'c', 'd']],
    ['a \\\n  b', ['a b']],
    ['a | b', ['a', 'b']],
    ['(cd /x; a)', ['cd /x', 'a']],
    ['{ a; b; }', ['a', 'b']],
    ['a &', ['a']],
    ['# a comment\na # b', ['a']],
    ['# don\'t stop "here\na', ['a']],
    ['echo \'a && b\' "c; d"', ['echo a && b c; d']],
    ['a >/dev/null 2>&1', ['a']],
    ['a "$(b c)"', ['b c', 'a $(b c)']],
    ['a `b`', ['b', 'a `b`']],
    ['set -eux; \\\n # why not\n a', ['set -eux', 'a']],
  ])('reads %j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })
})

describe('when a command stands behind others', () => {
  it.each([
    ['sudo -E -u root apt-get update', 'apt-get update'],
    ['env -i A=b apt-get update', 'apt-get update'],
    ['A=b C="d e" apt-get update', 'apt-get update'],
    ['DEBIAN_FRONTEND=noninteractive sudo apt-get update', 'apt-get update'],
    ['timeout -k 5 60 apt-get update', 'apt-get update'],
    ['nice -n 10 ionice -c 3 apt-get update', 'apt-get update'],
    ['time apt-get update', 'apt-get update'],
    ['! apt-get update', 'apt-get update'],
    ['/usr/bin/apt-get update', 'apt-get update'],
    ['command apt-get update', 'apt-get update'],
    ["sh -c 'apt-get update'", 'apt-get update'],
    ["sudo bash -euxo pipefail -c 'apt-get update'", 'apt-get update'],
    ['su - app -c "apt-get update"', 'apt-get update'],
    ['gosu app apt-get update', 'apt-get update'],
    ['eval "apt-get update"', 'apt-get update'],
    ['env -S "apt-get update"', 'apt-get update'],
    ['find / -print0 | xargs -0 -n 1 rm -rf', 'rm -rf'],
    ['python3 -m pip install x', 'pip install x'],
    ['python3 -X dev -m pip install x', 'pip install x'],
    ['conda run -n env pip install x', 'pip install x'],
    ['micromamba run -n base pip install x', 'pip install x'],
    ['corepack pnpm install', 'pnpm install'],
    ['bash <<EOF\napt-get update\nEOF', 'apt-get update'],
    ['<<EOF\napt-get update', 'apt-get update'],
    ['<<-EOF\n\tapt-get update\n\tEOF', 'apt-get update'],
    ['f() { "$@"; }; f apt-get update', 'apt-get update'],
    ['f() { apt-get $1; }; f update', 'apt-get update'],
  ])('finds it in %j', (text, line) => {
    expect(linesOf(text).at(-1)).toBe(line)
  })

  it.each(['command -v apt-get', 'python3 setup.py -m pip', 'echo apt-get update'])(
    'finds no other in %j',
    (text) => {
      expect(linesOf(text)).toEqual([text])
    },
  )
})

describe('when a command may not have run', () => {
  it.each([
    ['if a; then b; elif c; then d; else e; fi', ['a', '? b', '? c', '? d', '? e']],
    ['a || b && c', ['a', '? b', 'c']],
    ['[ -f x ] && a && b; c', ['[ -f x ]', '? a', '? b', 'c']],
    ['[[ -f x ]] && a', ['[[', '? a']],
    ['command -v x || a', ['command -v x', '? a']],
    ['! command -v x && a', ['command -v x', '? a']],
    ['while a; do b; done', ['a', '? b']],
    ['case x in a) b;; *) c;; esac', ['? b', '? c']],
    ['for x in *; do a; done', ['a']],
    ['for x; do a; done', ['? a']],
    ['f() { a; }; b', ['b']],
  ])('marks it in %j', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })
})

describe('when words have variables', () => {
  it.each([
    ["deps='gcc make'; apk add $deps", 'apk add gcc make'],
    ['deps=\'gcc make\'; apk add "$deps"', 'apk add gcc make'],
    ['deps="gcc"; deps+=" make"; apk add $deps', 'apk add gcc make'],
    [`export D=/x; rm -rf "\${D}/y"`, 'rm -rf /x/y'],
    [`rm -rf \${D:-/x}`, 'rm -rf /x'],
    ['rm -rf $UNKNOWN/x', 'rm -rf $UNKNOWN/x'],
    ['rm -rf /var/{lib/apt,cache}/x', 'rm -rf /var/lib/apt/x /var/cache/x'],
    ['rm -rf {1..3}', 'rm -rf {1..3}'],
    ["E=''; rm $E x", 'rm x'],
    ['rm "$(cat x)"', 'rm $(cat x)'],
  ])('replaces what is known in %j', (text, line) => {
    expect(linesOf(text).at(-1)).toBe(line)
  })

  it('knows those that the step begins with', () => {
    expect(linesOf('rm -rf $HOME', { HOME: '/root' })).toEqual(['rm -rf /root'])
  })

  it('puts no secret into words', () => {
    const isSecret = (name: string) => name === 'TOKEN'
    const { commands } = readScript('TOKEN=hunter2; login $TOKEN', { isSecret })
    expect(commands[0]?.words).toEqual(['login', '$TOKEN'])
  })

  it('runs a loop through', () => {
    expect(linesOf('for p in a b; do apk add $p; done')).toEqual(['apk add a', 'apk add b'])
  })

  it('does not copy without end', () => {
    const many = Array.from({ length: 20 }, () => '{a,b}').join('')
    expect(linesOf(`rm ${many}`)[0]?.length).toBeLessThan(5_000)
    const loops = 'for a in 1 2 3 4 5 6 7 8 9; do '.repeat(8)
    expect(linesOf(`${loops} x; ${'done; '.repeat(8)}`).length).toBeLessThanOrEqual(20_000)
    const calls = 'f() { f a; f b; }; f'
    expect(linesOf(calls).length).toBeLessThanOrEqual(20_000)
    const idle = `${loops} y=1; ${'done; '.repeat(8)}`
    expect(linesOf(idle)).toEqual([])
    const doubled = `a=x; ${'a=$a$a; '.repeat(60)} b $a`
    expect(linesOf(doubled).join('').length).toBeLessThan(1_000_000)
  })
})

describe('when texts are written into files', () => {
  it.each([
    ['cat > /x.sh <<\'EOF\'\ncurl "$1"\nEOF', 'curl "$1"\n'],
    ["echo 'curl x' > /x.sh", 'curl x'],
    ["printf 'curl x' | tee /x.sh", 'curl x'],
    ["{ echo 'curl x'; echo y; } > /x.sh", 'curl x'],
    ["(echo 'curl x') >> /x.sh", 'curl x'],
    ['tee /x.sh <<EOF\ncurl x\nEOF', 'curl x\n'],
  ])('keeps that of %j', (text, written) => {
    expect(readScript(text).written).toContain(written)
  })

  it('keeps nothing that is only said', () => {
    expect(readScript('echo curl; echo curl > /dev/null').written).toEqual([])
  })
})

describe('when folders and pipes matter', () => {
  it.each([
    ['cd /x && a', '/x'],
    ['cd /x && cd y && a', '/x/y'],
    ['cd y && a', null],
    ['(cd /x); a', null],
    ['cd /x; cd "$Y"; a', null],
  ])('knows the folder in %j', (text, folder) => {
    expect(readScript(text).commands.at(-1)?.folder).toBe(folder)
  })

  it('knows who reads from a pipe', () => {
    expect(readScript('a | b; c').commands.map(({ isFed }) => isFed)).toEqual([false, true, false])
  })

  it('knows the files that are written', () => {
    expect(readScript('a > /x 2> y >> "z" 2>&1').commands[0]?.writes).toEqual(['/x', 'y', 'z'])
  })
})

describe('when a text is no script', () => {
  it.each(['if true; then', '"a', ') a', '<<EOF $('])('says so of %j', (text) => {
    expect(readScript(text).isWhole).toBe(false)
  })
})
