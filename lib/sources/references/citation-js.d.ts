// Citation.js has no types of its own. Only what the archive calls is described.
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      chain(input: string, options: { forceType: string; generateGraph: boolean }): unknown[]
    }
  }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
