import { check } from '../check/check.ts'
import { spareMemory } from './spare-memory.ts'

/** So many services make V8 take far more memory than they need, unless it is told not to. */
const LARGE_FLEET = 2_000

/** {@link check}, which takes less memory where the fleet is large. */
export const checkFleet: typeof check = async (request, ports) => {
  if (request.budgets.length > LARGE_FLEET) await spareMemory()
  return check(request, ports)
}
