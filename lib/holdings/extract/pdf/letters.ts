/** Arabic presentation forms: letters as they are joined, without a meaning of their own (Unicode Standard, 9.2). */
const presentationForms = /[\ufb50-\ufdff\ufe70-\ufefc]+/g
/** Latin ligatures, which fonts name as one sign. */
const ligatures = /[\ufb00-\ufb06]/g
/** Signs of private use mean nothing outside of their font. */
const nameless = /[\ue000-\uf8ff\ufff0-\ufffc\ufffe\uffff]|[\u{f0000}-\u{10ffff}]|[\ud800-\udfff]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]/g
const blanks = /[\t\n\f\r\u2028\u2029]/g

/** The letters of a sign without what only its font needs, and how many of them can't be shown. */
export function lettersOf(printed: string): { text: string; controls: number; unknown: number } {
  const counted = { controls: 0, unknown: 0 }
  const text = printed
    .replace(presentationForms, (forms) => forms.normalize('NFKC'))
    .replace(ligatures, (ligature) => ligature.normalize('NFKC'))
    .replace(blanks, ' ')
    .replace(controls, () => {
      counted.controls += 1
      return '\ufffd'
    })
    .replace(nameless, () => {
      counted.unknown += 1
      return '\ufffd'
    })
  return { text, ...counted }
}
