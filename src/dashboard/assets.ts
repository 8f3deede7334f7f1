import type { PageAssets } from './page.ts'

/** What `client/` is bundled into: scripts/dashboard-client.ts puts this module's values in. */
declare const DASHBOARD_ASSETS: PageAssets

export const assets: PageAssets = DASHBOARD_ASSETS
