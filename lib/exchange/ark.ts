/** The signs of an ARK name (NOID): digits and consonants, so that no word is made by chance. */
const SIGNS = '0123456789bcdfghjkmnpqrstvwxz'
/** What begins every name of this archive, so that others can be made under the same number (a "shoulder"). */
const SHOULDER = 's1'
/**
 * The signs for the first 96 bits of a record's id, which tell records apart: the check character is reliable only while number and name together
 * have fewer than 29.
 */
const LENGTH = 20
const HEX = 24

/**
 * The check character of an identifier (NOID check digit algorithm): the sum of each sign's value times its position, modulo 29. It finds every
 * single wrong sign and every two that changed places.
 */
export function checkCharacter(identifier: string): string {
  const sum = [...identifier].reduce(
    (total, sign, index) => total + Math.max(0, SIGNS.indexOf(sign)) * (index + 1),
    0,
  )
  return SIGNS[sum % SIGNS.length] ?? '0'
}

function encoded(recordId: string): string {
  let rest = BigInt(`0x${recordId.replaceAll('-', '').slice(0, HEX)}`)
  let signs = ''
  for (let index = 0; index < LENGTH; index += 1) {
    signs = (SIGNS[Number(rest % 29n)] ?? '') + signs
    rest /= 29n
  }
  return signs
}

function decoded(signs: string): string | null {
  let value = 0n
  for (const sign of signs) {
    const digit = SIGNS.indexOf(sign)
    if (digit < 0) return null
    value = value * 29n + BigInt(digit)
  }
  const hex = value.toString(16).padStart(HEX, '0')
  return hex.length > HEX ? null : hex
}

/** The ARK of a record, made from its id; with a number, that of its edition: "ark:12345/s1….v2". */
export function arkOf(naan: string, recordId: string, edition: number | null = null): string {
  const name = SHOULDER + encoded(recordId)
  return `ark:${naan}/${name}${checkCharacter(`${naan}/${name}`)}${edition === null ? '' : `.v${edition}`}`
}

/** The first 24 hexadecimal digits of the record's id, and the number of the edition. */
type Ark = { idStart: string; edition: number | null }

/**
 * The record and edition of an ARK under this number, in the form with or without "/" after "ark:". Hyphens mean nothing and letters count in
 * either case (ARK specification, section 2.7). Null when it isn't one of this archive or a sign was mistyped.
 */
export function arkIn(naan: string, text: string): Ark | null {
  const plain = text.slice(0, 200).replaceAll('-', '').toLowerCase()
  const [, number, name = '', check, edition] =
    /^ark:\/?(\d+)\/(s1[0-9b-z]{20})([0-9b-z])(?:\.v([1-9]\d{0,8}))?$/.exec(plain) ?? []
  if (number !== naan || check !== checkCharacter(`${naan}/${name}`)) return null
  const idStart = decoded(name.slice(SHOULDER.length))
  return idStart === null ? null : { idStart, edition: edition === undefined ? null : Number(edition) }
}
