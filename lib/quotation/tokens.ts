import type { Language } from './language'
import { numberKey } from './numbers'

type TokenKind = 'WORD' | 'NUMBER' | 'MIXED' | 'MARK'

/** One word, number or mark of a folded text. */
export interface Token {
  kind: TokenKind
  text: string
  /** The form by which two tokens count as the same, regardless of case, spelling variants and the way a figure is written. */
  key: string
  /** Offsets in the folded text. */
  start: number
  end: number
  spaceBefore: boolean
  /** Set on a word partly supplied in brackets ("[T]he", "develop[ed]"): the part of it that the source has. */
  fixed?: { prefix: string; suffix: string }
}

const spaced = /\p{Nd}{1,3}(?: \p{Nd}{3})+(?![\p{L}\p{N}])(?:[.,٫]\p{Nd}+)?/uy
const figure = /\p{Nd}+(?:[.,'٫٬]\p{Nd}+)*(?![\p{L}\p{N}])/uy
const wordish = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*'?/uy
const elided = /[\p{L}\p{M}]{1,6}'(?=[\p{L}\p{N}])/uy

/**
 * Returns the tokens of a folded text, in order, without white space. Runs in time linear in the length. A space that is a gap is no blank
 * within a figure.
 */
export function tokenise(
  folded: string,
  language: Language,
  isGap: (offset: number) => boolean = () => false,
): Token[] {
  const tokens: Token[] = []
  const decimal = language.lexicon?.decimal ?? null
  const take = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at
    return pattern.exec(folded)?.[0] ?? ''
  }
  let spaceBefore = false
  let at = 0
  while (at < folded.length) {
    if (folded.charCodeAt(at) === 0x20) {
      spaceBefore = true
      at += 1
      continue
    }
    const grouped = take(spaced, at)
    const isOne = [...grouped.matchAll(/ /g)].every(({ index }) => !isGap(at + index))
    const number = (isOne && grouped) || take(figure, at)
    let text =
      number ||
      (language.lexicon?.elides === true && take(elided, at)) ||
      withoutClosingMark(take(wordish, at))
    let kind: TokenKind = number ? 'NUMBER' : 'WORD'
    if (text === '') {
      text = String.fromCodePoint(folded.codePointAt(at) ?? 0)
      kind = 'MARK'
    } else if (!number && /\p{N}/u.test(text)) {
      kind = 'MIXED'
    }
    tokens.push({
      kind,
      text,
      key: keyOf(kind, text, decimal, language),
      start: at,
      end: at + text.length,
      spaceBefore,
    })
    spaceBefore = false
    at += text.length
  }
  return tokens
}

/** A mark after the last letter closes a quotation more often than it belongs to the word. */
const withoutClosingMark = (word: string) => (word.endsWith("'") ? word.slice(0, -1) : word)

function keyOf(kind: TokenKind, text: string, decimal: '.' | ',' | null, language: Language): string {
  if (kind === 'NUMBER') return numberKey(text, decimal)
  if (kind === 'MARK') return text === "'" ? '"' : text
  return language.keyOf(text)
}

export const isWord = (token: Token) => token.kind === 'WORD' || token.kind === 'MIXED'
