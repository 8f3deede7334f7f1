/** What a dashboard shows: the page carries it as JSON, and its script reads it. All text in it is plain text. */
export interface DashboardData {
  readonly schema: 1
  /** OWNER/NAME; null: nobody says whose sizes these are. */
  readonly repository: string | null
  /** When the page was made: UTC, to the second. */
  readonly madeAt: string
  /** The address of a commit, but for its name; null: it is not known. */
  readonly commits: string | null
  readonly images: readonly ImageData[]
  /** What the reader has to know: lines that could not be read, services without a size. */
  readonly notes: readonly string[]
}

/** A service on one platform. */
export interface ImageData {
  readonly service: string
  readonly platform: string | null
  readonly image: string
  /** Whether the budget file does not name it any more. */
  readonly isRemoved: boolean
  readonly limit: number | null
  readonly bytes: number
  /** When that was measured: seconds since 1970, as all times here. */
  readonly at: number
  /** What it was thirty days before; null: nothing is that old. */
  readonly monthAgo: number | null
  readonly forecast: ForecastData
  readonly points: PointsData
  readonly steps: readonly StepData[]
  readonly releases: readonly ReleaseData[]
  /** What the next weeks may bring, week by week; null: nobody can tell. */
  readonly range: RangeData | null
}

export interface ForecastData {
  /** For a cell: `in 9–14 weeks`. */
  readonly phrase: string
  readonly sentence: string
  /** The earliest week in which the limit may be reached; null: nothing says that it will be. */
  readonly weeks: number | null
  readonly isGrowing: boolean
}

/** In order of time; each list has as many as the others. */
export interface PointsData {
  readonly at: readonly number[]
  readonly bytes: readonly number[]
  /** Commits, where the size has changed with one; else empty. */
  readonly commits: readonly string[]
  /** So many of the first points are medians of a week each; the others are the last sizes of days. */
  readonly weeks: number
}

interface StepData {
  readonly at: number
  readonly percent: number
  readonly words: string
}

interface ReleaseData {
  readonly at: number
  readonly tag: string
}

export interface RangeData {
  readonly at: readonly number[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}
