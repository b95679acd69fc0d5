/** Languages whose month and weekday names are recognised in printed dates; the names come from the platform's CLDR tables. */
const languages = 'en fr de es it pt ru uk tr az hy ka pl ar fa he nl ro el hu'.split(' ')

/** Lower case, without accents and full stops, so that "Févr." and "fevr" are one. */
const foldName = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|\./gu, '')

type Names = ReadonlyMap<string, ReadonlySet<number>>

function collect(forms: Intl.DateTimeFormatOptions[], part: 'month' | 'weekday', dates: number[]): Names {
  const names = new Map<string, Set<number>>()
  for (const language of languages)
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...form, timeZone: 'UTC' })
      dates.forEach((date, index) => {
        const name = foldName(format.formatToParts(date).find(({ type }) => type === part)?.value ?? '')
        if (/\p{L}{2}/u.test(name)) names.set(name, (names.get(name) ?? new Set()).add(index))
      })
    }
  return names
}

let months: Names | null = null
let weekdays: Names | null = null

/** Months (1 to 12) that a word can name in one of the languages; more than one where languages differ. */
export function monthsNamed(word: string): number[] {
  months ??= collect(
    [
      { month: 'long' },
      { month: 'long', day: 'numeric' },
      { month: 'short' },
      { month: 'short', day: 'numeric' },
    ],
    'month',
    Array.from({ length: 12 }, (_, month) => Date.UTC(2000, month, 5)),
  )
  return [...(months.get(foldName(word)) ?? [])].map((index) => index + 1)
}

const spaced = (text: string) => ` ${text.replaceAll(/[^\p{L}]+/gu, ' ')} `
let longestFirst: { word: string; days: number[] }[] | undefined

/** Weekdays (0 is Sunday) that are named in a text, from the longest name on, so that no name hides inside another. */
export function weekdaysNamed(text: string): Set<number> {
  weekdays ??= collect(
    [{ weekday: 'long' }],
    'weekday',
    Array.from({ length: 7 }, (_, day) => Date.UTC(2000, 0, 2 + day)),
  )
  longestFirst ??= [...weekdays]
    .sort(([a], [b]) => b.length - a.length)
    .map(([name, days]) => ({ word: spaced(name), days: [...days] }))
  let rest = spaced(foldName(text))
  const found = new Set<number>()
  for (const { word, days } of longestFirst) {
    if (!rest.includes(word)) continue
    for (const day of days) found.add(day)
    rest = rest.replaceAll(word, ' ')
  }
  return found
}
