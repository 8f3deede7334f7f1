const DAY_MS = 86_400_000

/** A weekly audit that is two days late is none yet. */
const MOST_DAYS = 9

/**
 * What to say where audits have stopped: a schedule that was disabled tells nobody.
 * @param lastAudit when an audit has last recorded something; null: none ever did, as far as is known.
 */
export function missedAudit(lastAudit: string | null, now: Date): string[] {
  if (lastAudit === null) return []
  const days = Math.floor((now.valueOf() - Date.parse(lastAudit)) / DAY_MS)
  if (days < MOST_DAYS) return []
  return [
    `No audit for ${days} days: the last one was on ${lastAudit.slice(0, 10)}. Look whether its workflow fails, or is disabled; GitHub disables schedules where nobody has committed for 60 days.`,
  ]
}

/** Whether the next audit has to leave a line, so that it is known to have been. */
export function needsMark(lastAudit: string | null, now: Date): boolean {
  return lastAudit === null || now.valueOf() - Date.parse(lastAudit) > 2 * DAY_MS
}
