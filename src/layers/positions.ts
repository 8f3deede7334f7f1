/**
 * How many compressed bytes stand behind a stretch of what came out. The decoder tells it once for each
 * piece, so what lies within a piece is shared out evenly, and said as "about".
 */
export class Positions {
  private readonly out: number[] = [0]
  private readonly compressed: number[] = [0]

  mark(out: number, compressed: number): void {
    this.out.push(out)
    this.compressed.push(compressed)
  }

  between(start: number, end: number): number {
    return Math.max(0, Math.round(this.at(end) - this.at(start)))
  }

  private at(position: number): number {
    const { out, compressed } = this
    let [low, high] = [0, out.length - 1]
    if (position >= (out[high] ?? 0)) return compressed[high] ?? 0
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((out[middle] ?? 0) <= position) low = middle
      else high = middle
    }
    const [from = 0, to = 0] = [out[low], out[high]]
    const [before = 0, after = 0] = [compressed[low], compressed[high]]
    return to === from ? before : before + ((after - before) * (position - from)) / (to - from)
  }
}
