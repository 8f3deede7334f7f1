// Loaded first into a process whose memory is measured: writes its peak, in KiB, where BENCH_PEAK says.
process.on('exit', () => {
  const { maxRSS } = process.resourceUsage()
  require('node:fs').writeFileSync(process.env.BENCH_PEAK, String(maxRSS))
})
