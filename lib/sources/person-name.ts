/** The parts of a name that CSL 1.0.2 has, or one whole name, such as an organisation's. */
export type NameParts = {
  literal?: string | null
  family?: string | null
  given?: string | null
  droppingParticle?: string | null
  nonDroppingParticle?: string | null
  suffix?: string | null
  commaSuffix?: boolean
}

const eastAsian =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー・･々〆]+$/u

/** Chinese, Japanese and Korean names in their own script begin with the family name, everywhere, without a blank or a comma (CSL 1.0.2). */
function familyFirst({ family, given }: NameParts): string | null {
  const whole = `${family ?? ''}${given ?? ''}`
  return family && given && eastAsian.test(whole.replaceAll(/\s/g, '')) ? whole : null
}

const joined = (parts: readonly (string | null | undefined)[], separator: string) =>
  parts.filter(Boolean).join(separator)

/** The name as in a sentence: "Charles de Gaulle", "Martin Luther King Jr.", "山田太郎". */
export function personName(name: NameParts): string {
  if (name.literal) return name.literal
  const plain =
    familyFirst(name) ??
    joined([name.given, name.droppingParticle, name.nonDroppingParticle, name.family], ' ')
  return joined([plain, name.suffix], name.commaSuffix ? ', ' : ' ')
}

/** The name as at the head of a bibliography entry: "Beethoven, Ludwig van", "de Gaulle, Charles", "King, Martin Luther, Jr.", "山田太郎". */
export function invertedName(name: NameParts): string {
  if (name.literal) return name.literal
  const whole = familyFirst(name)
  if (whole !== null) return joined([whole, name.suffix], ', ')
  const family = joined([name.nonDroppingParticle, name.family], ' ')
  return joined([family, joined([name.given, name.droppingParticle], ' '), name.suffix], ', ')
}
