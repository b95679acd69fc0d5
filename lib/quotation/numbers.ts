import { withPlainDigits } from '@/lib/text/digits'

const toAscii = (text: string) => withPlainDigits(text).replaceAll('٫', '.').replaceAll('٬', ',')

/**
 * One form for the same figure written in different ways: "1,275", "1275", "1 275" and "١٢٧٥" are all "1275" where the comma groups
 * thousands. A text that isn't one number (a date, a list) only loses its script and its leading zeros.
 */
export function numberKey(text: string, decimal: '.' | ',' | null): string {
  const plain = toAscii(text)
  if (/^\d+$/.test(plain)) return plain.replace(/^0+(?=\d)/, '')
  const separators = new Set(plain.replace(/\d/g, ''))
  const grouped = /^\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/.test(plain)
  if (decimal !== null && grouped && !(separators.size === 1 && separators.has(decimal))) {
    const at = plain.lastIndexOf(decimal)
    const whole = at < 0 ? plain : plain.slice(0, at)
    return whole.replace(/\D/g, '') + (at < 0 ? '' : `.${plain.slice(at + 1)}`)
  }
  if (/^\d+[.,]\d+$/.test(plain)) return plain.replace(',', '.').replace(/^0+(?=\d)/, '')
  return plain.replace(/(^|\D)0+(?=\d)/g, '$1')
}

/** A Roman numeral of at least two letters, or "I", "V", "X" alone, in capitals. */
export const isRoman = (text: string) =>
  /^(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)
