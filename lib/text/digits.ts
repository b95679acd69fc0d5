/** The value of a decimal digit of any script, 0 to 9; -1 for any other character. */
export function digitOf(char: string): number {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  if (!/^\p{Nd}$/u.test(char)) return -1
  // Every block of decimal digits is ten in a row, and the character before its zero is not one (Unicode, DerivedNumericType).
  let zero = code
  while (zero > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return (code - zero) % 10
}

const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu

/** The text with the digits of every script as 0 to 9. */
export const withPlainDigits = (text: string): string =>
  text.replace(OTHER_DIGITS, (digit) => String(digitOf(digit)))
