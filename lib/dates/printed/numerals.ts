const romans = new Map(
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi'
    .split(' ')
    .map((roman, index) => [roman, index + 1] as const),
)
/** The value of a Roman number up to 21, which is as far as months and centuries go; null for any other word. */
export const romanNumber = (text: string): number | null => romans.get(text.toLowerCase()) ?? null

const hebrewValues = new Map(
  'אבגדהוזחטיכלמנסעפצקרשת'
    .split('')
    .map(
      (letter, index) =>
        [letter, index < 10 ? index + 1 : index < 19 ? (index - 8) * 10 : (index - 17) * 100] as const,
    ),
)
const finalLetters = new Map(Object.entries({ ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }))

/** A number in Hebrew letters, which a geresh or gershayim marks; null for any other word. */
export function hebrewNumber(text: string): number | null {
  const letters = text.replace(/^ה'(?=.)/, '').replaceAll(/['"]/g, '')
  if (letters.length > 5) return null
  const values = [...letters].map((letter) => hebrewValues.get(finalLetters.get(letter) ?? letter))
  const sum = values.reduce<number>((total, value) => total + (value ?? Number.NaN), 0)
  return sum > 0 ? sum : null
}
