import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'

/** Passwords that people often choose, and that the list lacks because they are long. */
const further = [
  '123456789123',
  '1234567891011',
  '1234567890123',
  '12345678901234',
  'iloveyou1234',
  'unbelievable',
  'qwertyuiop[]',
]
const common = new Set([...dictionary['passwords-common'], ...further])

/** The fewest letters for which digits and signs around a common password are looked through: "ab" is in many good passwords. */
const CORE = 4

const isLetter = (sign: string) => /\p{L}/u.test(sign)

/**
 * True for a password that many people use (about 49,000 from leaks), also in capitals, twice in a row, or with digits and signs around it. A
 * password of few different characters counts as common.
 */
export function isCommonPassword(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  const half = folded.slice(0, Math.ceil(folded.length / 2))
  const once = half + half === folded ? half : folded
  const signs = [...once]
  const core = signs.slice(signs.findIndex(isLetter), signs.findLastIndex(isLetter) + 1).join('')
  return (
    new Set(folded).size < 4 ||
    [folded, once].some((text) => common.has(text)) ||
    (core.length >= CORE && common.has(core))
  )
}
