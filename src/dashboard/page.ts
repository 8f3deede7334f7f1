import { createHash } from 'node:crypto'
import type { DashboardData } from './data.ts'

/** What the page is drawn with: a script and a style, put into it whole. */
export interface PageAssets {
  readonly script: string
  readonly style: string
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%233b6fd8'/%3E%3Cpath d='M3 11l3-3 2.5 2L13 5' fill='none' stroke='white' stroke-width='1.8'/%3E%3C/svg%3E"

/**
 * One HTML file, which loads nothing and runs nothing but its own script. Nothing of the history stands in
 * its HTML: the script reads it from JSON, and shows it as text.
 */
export function dashboardPage(data: DashboardData, { script, style }: PageAssets): string {
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) {
    throw new RangeError('a script or a style would end before its end')
  }
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    // The icon.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="docker-image-budgets">
<title>Image sizes</title>
<link rel="icon" href="${ICON}">
<style>${style}</style>
</head>
<body>
<main id="dashboard"><noscript><p>This page is drawn by a script of its own, which loads nothing. Please let it run.</p></noscript></main>
<script type="application/json" id="data">${dataText(data)}</script>
<script>${script}</script>
</body>
</html>
`
}

/** No text in it can end the element that it stands in. */
function dataText(data: DashboardData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
