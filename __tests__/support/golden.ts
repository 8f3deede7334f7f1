import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from '@jest/globals'

const FOLDER = new URL('../golden/', import.meta.url)

/**
 * Compares a rendered text with the one that was looked at and committed.
 * `UPDATE_GOLDEN=1 npm test` writes them anew; the difference is then for a person to read.
 */
export function expectGolden(name: string, text: string): void {
  const file = fileURLToPath(new URL(name, FOLDER))
  if (process.env['UPDATE_GOLDEN'] && !process.env['CI']) writeFileSync(file, `${text}\n`)
  expect(`${text}\n`).toBe(readFileSync(file, 'utf8'))
}
