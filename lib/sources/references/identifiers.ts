/** A DOI alone, as an address or after "doi:"; null for anything else. */
export function doiIn(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
    .replace(/^doi:\s*/i, '')
  return /^10\.\d{4,9}\/[^\s"<>]+$/.test(bare) ? bare : null
}

const digitsOf = (text: string) =>
  text
    .replace(/^ISBN(?:-1[03])?:?/i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase()

const digitValue = (digit: string) => (digit === 'X' ? 10 : Number(digit))

const sumOf = (digits: string, weight: (index: number) => number) =>
  [...digits].reduce((sum, digit, index) => sum + digitValue(digit) * weight(index), 0)

/** An ISBN alone whose check digit is right; null for anything else. */
export function isbnIn(text: string): string | null {
  const digits = digitsOf(text.trim())
  if (/^97[89]\d{10}$/.test(digits))
    return sumOf(digits, (index) => (index % 2 ? 3 : 1)) % 10 === 0 ? digits : null
  if (/^\d{9}[\dX]$/.test(digits)) return sumOf(digits, (index) => 10 - index) % 11 === 0 ? digits : null
  return null
}

/** An http or https address alone; null for anything else. */
export function addressIn(text: string): string | null {
  const typed = text.trim()
  if (/\s/.test(typed) || typed.length > 2000) return null
  const url = URL.parse(typed)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? typed : null
}
