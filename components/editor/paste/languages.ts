import { languageSchema } from '@/lib/text/language'
import { all, blockTags } from './elements'

/** The scripts that are several: their letters are those of each. */
const several: Readonly<Record<string, string>> = {
  Hans: '\\p{Script=Han}',
  Hant: '\\p{Script=Han}',
  Jpan: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}',
  Kore: '\\p{Script=Hangul}\\p{Script=Han}',
}

type Written = { tag: string; language: string; script: string; letters: RegExp }

/** A language and the script it is written in. The region is left out: programs set it, and not writers. */
function writtenIn(tag: string): Written | null {
  const parsed = languageSchema.safeParse(tag)
  if (!parsed.success) return null
  const { language, script = '' } = new Intl.Locale(parsed.data).maximize()
  const usual = new Intl.Locale(language).maximize().script
  try {
    const letters = new RegExp(`[${several[script] ?? `\\p{Script=${script}}`}]`, 'gu')
    return { tag: script === usual ? language : `${language}-${script}`, language, script, letters }
  } catch {
    return null
  }
}

const countOf = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length

/**
 * True where a text can be in the language. Programs mark text by the keyboard or by their own language, so Latin letters aren't Russian, and a text
 * full of letters that English lacks isn't English.
 */
function canBe(text: string, { language, letters }: Written): boolean {
  const all = countOf(text, /\p{L}/gu)
  if (all === 0 || countOf(text, letters) * 2 <= all) return false
  return language !== 'en' || countOf(text, /(?![a-z])\p{L}/giu) * 33 <= all
}

const textsIn = (root: Element): Node[] => {
  const walker = root.ownerDocument.createTreeWalker(root, 4)
  const texts: Node[] = []
  for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text)
  return texts
}

const tagOf = (element: Element): string =>
  element.getAttribute('lang') ?? element.getAttribute('xml:lang') ?? ''

/** True for blanks between blocks, which are no part of a text. */
const isBetween = (text: Node): boolean => {
  const around = text.parentElement
  const holdsBlocks = around?.matches('tr, tbody, thead, tfoot, ul, ol') || around?.querySelector(blockTags)
  return (text.textContent ?? '').trim() === '' && Boolean(holdsBlocks)
}

/**
 * Marks words in another language than the record, as far as the page says it of them: of an element and not of the whole page, whose language is
 * often that of the program.
 */
export function markLanguages(root: Element, own: string): void {
  const record = writtenIn(own)
  if (!record) return
  const texts = new Map<Element, Node[]>()
  for (const text of textsIn(root)) {
    const said = text.parentElement?.closest('[lang], [xml\\:lang], [data-language]')
    if (!said || !root.contains(said) || said === root || said.hasAttribute('data-language')) continue
    const inside = texts.get(said)
    if (inside) inside.push(text)
    else texts.set(said, [text])
  }
  for (const [element, inside] of texts) {
    const written = writtenIn(tagOf(element))
    if (!written || (written.language === record.language && written.script === record.script)) continue
    if (!canBe(inside.map(({ textContent }) => textContent ?? '').join(''), written)) continue
    for (const text of inside) {
      if (isBetween(text) || !text.parentNode) continue
      const words = root.ownerDocument.createElement('span')
      words.setAttribute('data-language', written.tag)
      text.parentNode.replaceChild(words, text)
      words.append(text)
    }
  }
  for (const element of all(root, '[lang]')) element.removeAttribute('lang')
}
