import { DAY_MS } from '@/lib/durations'
import { foldWord } from './characters'
import { readLanguages } from './months'

/** Sunday of the first week of 2000. */
const SUNDAY = Date.UTC(2000, 0, 2)

let names: Map<string, Set<number>> | null = null

function collected(): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const language of readLanguages) {
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    for (let day = 0; day < 7; day += 1) {
      const name = foldWord(format.format(SUNDAY + day * DAY_MS))
      if (/\p{L}{2}/u.test(name)) found.set(name, (found.get(name) ?? new Set()).add(day))
    }
  }
  return found
}

const all = () => {
  names ??= collected()
  return names
}

/** The names of weekdays in the languages that dates are read in, folded. */
export const weekdayNames = (): string[] => [...all().keys()]

const spaced = (text: string) => ` ${text.replaceAll(/[^\p{L}]+/gu, ' ')} `
let longestFirst: { word: string; days: number[] }[] | undefined

/** Weekdays (0 is Sunday) that are named in a text, from the longest name on, so that no name hides inside another. */
export function weekdaysNamed(text: string): Set<number> {
  longestFirst ??= [...all()]
    .sort(([a], [b]) => b.length - a.length)
    .map(([name, days]) => ({ word: spaced(name), days: [...days] }))
  let rest = spaced(foldWord(text))
  const found = new Set<number>()
  for (const { word, days } of longestFirst) {
    if (!rest.includes(word)) continue
    for (const day of days) found.add(day)
    rest = rest.replaceAll(word, ' ')
  }
  return found
}
