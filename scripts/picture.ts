import { readFile } from 'node:fs/promises'
import { picture } from './page.ts'

// With the Node of node_modules/.bin: node scripts/picture.ts COMMENT.md PICTURE.png [WIDTH]
const [markdown = '', file = '', width = '880'] = process.argv.slice(2)
await picture(await readFile(markdown, 'utf8'), file, Number(width))
