/** The address at which a build serves a font. */
declare module '*.woff2' {
  const address: string
  export default address
}
