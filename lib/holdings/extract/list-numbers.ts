const roman: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A number in small Roman letters; those from 4999 on are the same. */
export function romanOf(number: number): string {
  let rest = Math.min(number, 4999)
  let text = ''
  for (const [value, sign] of roman)
    while (rest >= value) {
      text += sign
      rest -= value
    }
  return text
}

/** a … z, aa, ab …, as browsers count. */
function lettersOf(number: number): string {
  let rest = number
  let text = ''
  while (rest > 0) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
    rest = Math.floor((rest - 1) / 26)
  }
  return text
}

/** The number of an item of an HTML list as a browser shows it, by the `type` of its list. */
export function itemNumber(number: number, type: string): string {
  if (/^[iI]$/.test(type) && number > 0 && number < 4000)
    return type === 'i' ? romanOf(number) : romanOf(number).toUpperCase()
  if (/^[aA]$/.test(type) && number > 0)
    return type === 'a' ? lettersOf(number) : lettersOf(number).toUpperCase()
  return String(number)
}
