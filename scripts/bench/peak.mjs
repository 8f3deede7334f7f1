// Preloaded into a measured process: writes its peak memory, in KiB, where BENCH_PEAK says.
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  writeFileSync(process.env.BENCH_PEAK ?? '/dev/null', String(process.resourceUsage().maxRSS))
})
