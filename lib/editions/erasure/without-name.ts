import { findNamesAndInitials, type Named } from '@/lib/folding/find-initials'
import type { SoughtNames } from '@/lib/folding/find-names'
import { isObject, type Json } from '@/lib/text/masked-quotations'
import { cutRanges, type Range, WITHHELD } from '@/lib/text/masked-ranges'

/** True for a full name, a surname and initials; a given name alone names no one. */
export const identifies = ({ match }: Named): boolean =>
  match === 'FULL' || match === 'SURNAME' || match === 'INITIALS'

/** Where a text has a full name, the surname or the initials of the person. */
export const nameRanges = (text: string, sought: SoughtNames): Named[] =>
  findNamesAndInitials(text, sought, { identifier: !/\s/.test(text) }).filter(identifies)

/** A text with every full name, surname and initials of the person replaced. */
export const withoutName = (text: string, sought: SoughtNames): string =>
  cutRanges(text, 0, nameRanges(text, sought), WITHHELD)

/** Texts that PRIVATE masks withhold from readers already: the passages that one touches, and the texts that have one, by SHA-256. */
export type MaskedTexts = { passages: ReadonlySet<string>; texts: ReadonlySet<string> }
const noMaskedTexts: MaskedTexts = { passages: new Set(), texts: new Set() }

/** Members that name a thing, choose one of several, or prove something. */
const NOT_TEXT =
  /^(?:id|type|mode|access|kind|slug|language|edtf|basis|sha256|identification|\w+(?:Id|Sha256|Basis)|fingerprint)$/
/** Ids and hashes. */
const MACHINE = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64})$/

const isWithheldQuotation = (value: Json, { passages }: MaskedTexts) =>
  value.type === 'quotation' && isObject(value.attrs) && passages.has(String(value.attrs.passageId))

const isMaskedPassage = (value: Json, { texts }: MaskedTexts) =>
  typeof value.textLayerSha256 === 'string' && 'exact' in value && texts.has(value.textLayerSha256)

/** The members of an object that are texts of its own, and not of a copy that a mask withholds. */
function ownMembers(value: Json, masked: MaskedTexts): [string, unknown][] {
  if (isWithheldQuotation(value, masked)) return []
  const fromCopy = isMaskedPassage(value, masked) ? ['exact', 'before', 'after'] : []
  return Object.entries(value).filter(([name]) => !NOT_TEXT.test(name) && !fromCopy.includes(name))
}

/** A value with only the texts that an erasure can replace the name in. */
export function ownTexts(value: unknown, masked: MaskedTexts): unknown {
  if (Array.isArray(value)) return value.map((item) => ownTexts(item, masked))
  if (!isObject(value)) return value
  const own = ownMembers(value, masked).map(([name, member]) => [name, ownTexts(member, masked)])
  // The pieces of a paragraph are read as one text, by their type.
  return Object.fromEntries([...own, ...('type' in value ? [['type', value.type]] : [])])
}

const isPiece = (value: unknown): value is Json & { text: string } =>
  isObject(value) && value.type === 'text' && typeof value.text === 'string'

/** The nodes of a paragraph without the name, also where parts of it have different formats. */
function piecesWithoutName(nodes: readonly unknown[], sought: SoughtNames): unknown[] {
  const pieces = nodes.map((node) => {
    if (isPiece(node)) return node.text
    return isObject(node) && node.type === 'hardBreak' ? '\n' : ''
  })
  const names: Range[] = nameRanges(pieces.join(''), sought)
  let offset = 0
  return nodes.map((node, index) => {
    const start = offset
    offset += pieces[index]?.length ?? 0
    return isPiece(node) ? { ...node, text: cutRanges(node.text, start, names, WITHHELD) } : node
  })
}

/** The members of a name in two halves, replaced where they name the person together. */
function halvesWithoutName({ given, family }: Json, sought: SoughtNames): [string, string][] {
  const halves = Object.entries({ given, family }).flatMap(([name, half]): [string, string][] =>
    typeof half === 'string' && half !== '' ? [[name, half]] : [],
  )
  return nameRanges(halves.map(([, half]) => half).join(' '), sought).length > 0
    ? halves.map(([name]) => [name, WITHHELD])
    : []
}

/** A JSON value of the same shape with the name replaced in its texts, except where a mask of a copy withholds them. */
export function valueWithoutName(value: unknown, sought: SoughtNames, masked = noMaskedTexts): unknown {
  if (typeof value === 'string') return MACHINE.test(value) ? value : withoutName(value, sought)
  if (Array.isArray(value)) {
    const items = value.some(isPiece) ? piecesWithoutName(value, sought) : value
    return items.map((item) => valueWithoutName(item, sought, masked))
  }
  if (!isObject(value)) return value
  const members = ownMembers(value, masked).map(([name, member]) => [
    name,
    valueWithoutName(member, sought, masked),
  ])
  return { ...value, ...Object.fromEntries([...members, ...halvesWithoutName(value, sought)]) }
}
