import stringWidth from 'fast-string-width'

/** Most of what is shown: as wide as it is long. */
const PLAIN = /^[ -~]*$/

/** Columns that a text takes in a terminal: none for marks and colours, two for wide characters. */
export function widthOf(text: string): number {
  // A syllable may be spelt in parts, of which each would be counted.
  return PLAIN.test(text) ? text.length : stringWidth(text.normalize('NFC'))
}
