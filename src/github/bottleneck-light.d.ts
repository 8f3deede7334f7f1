/** The same without Redis, as the throttling plugin takes it; it comes without types. */
declare module 'bottleneck/light.js' {
  export { default } from 'bottleneck'
}
