declare module 'html-to-text' {
  /** Makes a function that turns HTML into plain text; selectors are tried by specificity. */
  export function compile(options: {
    wordwrap: number | false
    whitespaceCharacters: string
    limits: { maxInputLength: number | undefined }
    selectors: {
      selector: string
      format?: string
      options?: Record<string, string | number | boolean>
    }[]
  }): (html: string) => string
}
