import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'

/**
 * Node's, with globals of its own. Those of Jest are intercepted at each use: in what tests do ten
 * thousand times, looking up `Array` and `Math` takes as long as all the rest.
 */
export default class extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
    try {
      super(...given)
    } finally {
      vm.createContext = createContext
    }
    // As many lines of a stack as Node keeps itself: each `expect` takes one, as a precaution.
    this.global.Error.stackTraceLimit = 10
  }
}
