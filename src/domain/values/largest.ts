/** Math.max takes its numbers as arguments, and of those no more than the stack holds. */
export function largest(numbers: readonly number[], least = 0): number {
  return numbers.reduce((most, each) => Math.max(most, each), least)
}
