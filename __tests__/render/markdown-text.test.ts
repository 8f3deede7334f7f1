import { describe, expect, it } from '@jest/globals'
import { marked } from 'marked'
import { code, details, htmlCode, prose, row } from '../../src/render/markdown-text.ts'

/** What GitHub acts on in the words of a page, after Markdown: outside of code, within one node. */
const TRIGGERS: Readonly<Record<string, RegExp>> = {
  'a mention': /@[a-z0-9]/i,
  'an issue': /#\d/,
  'an issue by GH': /\bGH-\d/i,
  'a commit': /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i,
  'an advisory': /\bGHSA-/i,
  'a reference with a prefix': /[A-Z][-_]\d/,
  'a picture': /:[\w+-]+:/,
  'an address': /:\/\/|www\./i,
  'a formula': /\$.*\$/,
}

const TEXTS = [
  '@alice',
  '@acme/platform',
  'see#7',
  '#7',
  '\\#7',
  'acme/shop#7',
  'GH-7',
  'gh-7 (GH-8)',
  'TICKET-12 or JIRA_9',
  'CVE-2024-12345',
  'GHSA-jfh8-c2jp-5v3q',
  '4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b',
  'in 4f1c9d2.',
  '_4f1c9d2_',
  'DEADBEEF',
  '1234567',
  'acme/shop@4f1c9d2ab37e5c6d8091a2b3c4d5e6f708192a3b',
  'alice@4f1c9d2',
  '4f1c9d2...9be2417',
  'https://evil.example.com/x',
  'HTTP://evil.example.com',
  '_https://evil.example.com_',
  'ftp://evil.example.com/x',
  'www.evil.example.com',
  '_www.evil.example.com_ (www.evil.example.com)',
  'WWW.evil.example.com',
  'mailto:alice@example.com',
  'xmpp:alice@example.com/x',
  'alice@example.com',
  '<https://evil.example.com> <alice@example.com>',
  '[x](https://evil.example.com)',
  '![x](//evil.example.com/x.png)',
  '[x][1] [^1] [1]: //evil.example.com',
  '&#64;alice &commat;alice &lt;b&gt;',
  '<a href="//evil.example.com">x</a><!-- x',
  ':+1: a:tada:b:tada:',
  '$a$ $$b$$ $`c`$ and $5 or $6',
  '**b** __b__ ~~s~~ `c` ``` d',
  '# not a title',
  '- not a list',
  '-',
  '- ',
  '1.',
  '--- x',
  '===',
  '1. not a list',
  '2) not a list',
  '---',
  '> not a quote',
  '- [ ] not a task',
  '| not | a table |',
]

/** The words of a page, node by node, without those in code; and what is not words. */
function page(markdown: string) {
  const html = marked.parse(markdown, { gfm: true, async: false })
  const nodes = html.replace(/<code>.*?<\/code>/gs, '<code>').split(/<!--.*?-->|<[^>]*>/s)
  return { html, words: nodes.map(decoded) }
}

function decoded(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

describe('when others’ text stands in a comment', () => {
  it.each(TEXTS)('as prose, nothing comes of %j', (text) => {
    const { html, words } = page(prose(text))
    for (const [name, trigger] of Object.entries(TRIGGERS)) {
      expect({ name, found: words.filter((node) => trigger.test(node)) }).toEqual({
        name,
        found: [],
      })
    }
    expect(html).toMatch(/^<p>.*<\/p>\n$/)
    expect(html.match(/<(?!\/?p>|\/?span>|!-- -->)[^>]*>/g)).toBeNull()
    // What is read and copied is what it was.
    expect(words.join('').trim()).toBe(text.trim())
  })

  it.each(TEXTS)('as code, and as code in a folded line, nothing comes of %j', (text) => {
    for (const markdown of [code(text), details(htmlCode(text), 'x')]) {
      const { html } = page(markdown)
      const outside = html.replace(/<code>.*?<\/code>/gs, '')
      expect(outside.replace(/<\/?(?:p|details|summary)>|\s|x/g, '')).toBe('')
    }
  })

  it.each(TEXTS)('in a table, %j stays in its cell', (text) => {
    const table = [row(['A', 'B']), row([':--', ':--']), row([prose(text), code(text)])].join('\n')
    expect(page(table).html.match(/<td/g)).toHaveLength(2)
  })

  it('keeps a digest whole: it is too long for a commit', () => {
    const digest = `sha256:${'4f1c9d2a'.repeat(8)}`
    expect(prose(digest)).toBe(digest)
  })
})
