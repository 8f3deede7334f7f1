/** Whether a tag stands for one image for good: a version, a day, a commit. Any other one moves. */
export function isOneImageTag(tag: string): boolean {
  return isVersion(tag) || /^(?:[\w.]+-)*?(?=[a-f]*\d)[0-9a-f]{7,64}$/.test(tag)
}

/** `v1.4.2`, `2026.11.25`, `20261125`. A single number or two may be a tag that moves with releases. */
export function isVersion(tag: string): boolean {
  return /^v?\d+(?:[._-]\d+){2,}(?:[._-][\w.-]+)?$/.test(tag) || /^v?\d{8,14}$/.test(tag)
}
