import type { NodeJson } from './json'

const raised: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [String(digit), sign])),
  ...{ '+': '⁺', '-': '⁻', '=': '⁼', '(': '⁽', ')': '⁾' },
}
const lowered: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'₀₁₂₃₄₅₆₇₈₉'].map((sign, digit) => [String(digit), sign])),
  ...{ '+': '₊', '-': '₋', '=': '₌', '(': '₍', ')': '₎' },
}

const withSigns = (text: string, signs: Readonly<Record<string, string>>) =>
  text.replace(/[0-9+\-=()]/g, (sign) => signs[sign] ?? sign)

/** A text with the signs that its marks mean where letters alone would say something else: "613⁴" is not "6134". As long as it was. */
function signed(text: string, marks: readonly string[]): string {
  if (marks.includes('superscript')) return withSigns(text, raised)
  return marks.includes('subscript') ? withSigns(text, lowered) : text
}

const marksOf = ({ marks = [] }: NodeJson) => marks.map(({ type }) => type)

/**
 * The text of a piece as plain text shows it: digits raised and lowered as in print, and what is struck through in the source in double
 * brackets (the Leiden conventions), so that "⟦150⟧106" doesn't become "150106".
 */
export function plainPiece(node: NodeJson): string {
  const { text = '' } = node
  const marks = marksOf(node)
  const shown = signed(text, marks)
  return marks.includes('deleted') ? `⟦${shown}⟧` : shown
}

/**
 * The text of a piece as the checks read it, each letter in its place: what is struck through in the source is blank, because no one
 * states it.
 */
export function statedText(text: string, marks: readonly string[]): string {
  return marks.includes('deleted') ? ' '.repeat(text.length) : signed(text, marks)
}

/** The same for a piece of a document. */
export const statedPiece = (node: NodeJson): string => statedText(node.text ?? '', marksOf(node))
