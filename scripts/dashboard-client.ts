import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const CLIENT = 'src/dashboard/client'
const PROJECT = fileURLToPath(new URL('..', import.meta.url))

/** The dashboard's own script and style, each as one text; and the files that they are made of. */
export async function bundleClient() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: [`${CLIENT}/main.ts`, `${CLIENT}/style.css`],
    outdir: 'client',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    banner: { js: '/* Holds uPlot (c) Leon Sorokin, MIT licence: github.com/leeoniya/uPlot */' },
    legalComments: 'none',
    logLevel: 'warning',
  })
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text.trim()
  return {
    script: textOf('.js') ?? '',
    style: textOf('.css') ?? '',
    inputs: Object.keys(metafile.inputs),
  }
}

/** Puts them into the module that stands for them. */
export const dashboardClient: Plugin = {
  name: 'dashboard-client',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]dashboard[\\/]assets\.ts$/ }, async () => {
      const { script, style } = await bundleClient()
      return { contents: `export const assets = ${JSON.stringify({ script, style })}` }
    })
  },
}
