import { check } from '../check/check.ts'
import { spareMemory } from './spare-memory.ts'

/** {@link check}, which takes less memory where the fleet is large. */
export const checkFleet: typeof check = async (request, ports) => {
  await spareMemory(request.budgets.length)
  return check(request, ports)
}
