/** Of each kind one that hides, reorders or acts; what a word of a command line can hold. */
export const UNPRINTABLE: Readonly<Record<string, string>> = {
  'an escape sequence': '\u001b[31m',
  'a bell': '\u0007',
  'a carriage return': '\r',
  'a C1 control': '\u009b',
  'a delete': '\u007f',
  'a next line': '\u0085',
  'a right-to-left override': '\u202e',
  'an isolate': '\u2066',
  'a right-to-left mark': '\u200f',
  'an Arabic letter mark': '\u061c',
  'a zero-width space': '\u200b',
  'a zero-width joiner': '\u200d',
  'a word joiner': '\u2060',
  'a byte order mark': '\ufeff',
  'a line separator': '\u2028',
  'a paragraph separator': '\u2029',
  'a soft hyphen': '\u00ad',
  'an interlinear annotation': '\ufff9',
  'a Hangul filler': '\u3164',
  'a Hangul choseong filler': '\u115f',
  'a grapheme joiner': '\u034f',
  'a private character': '\ue000',
  'a tag': '\u{e0041}',
  'a variation selector without a pictograph': 'n\ufe0f',
  'a variation selector of another plane': '\u{e0100}',
  'a noncharacter': '\ufdd0',
  'a character that is not assigned': '\u0378',
  'heaped marks': `e${'\u0301'.repeat(20)}`,
}

/** All of them, between words that are seen. */
export const NASTY = `nasty${Object.values(UNPRINTABLE).join('x')}text`

/** What of a text would not be seen, or would act: code points, each once. */
export function unprintableIn(text: string): string[] {
  const pictographs = text.replace(/(\p{Extended_Pictographic})\ufe0f/gu, '$1')
  const found = pictographs.matchAll(
    /[^\P{C}\n\t]|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}|\p{M}{6}/gu,
  )
  return [...new Set([...found].map(([character]) => codePoints(character)))]
}

function codePoints(text: string): string {
  return [...text].map((character) => `U+${character.codePointAt(0)?.toString(16)}`).join(' ')
}
