/**
 * `npm run pseudo-locale` writes messages/en-XA: the English messages with accented letters in brackets, longer than the original. On a page
 * in this language, plain English is text that isn't in the catalogue, and cut-off brackets are text that doesn't fit.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'

/** The BCP 47 tag of the pseudo-language: English with the private region XA. */
export const PSEUDO_LOCALE = 'en-XA'

type Tree = { [name: string]: string | Tree }

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ACCENTED = [...'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž']

/** Text with every ASCII letter replaced by an accented one. */
export const accented = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter)

function accentedElements(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.map((element) => {
    if (element.type === TYPE.literal) return { ...element, value: accented(element.value) }
    if (element.type === TYPE.tag) return { ...element, children: accentedElements(element.children) }
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      const options = Object.entries(element.options).map(([name, option]) => [
        name,
        { ...option, value: accentedElements(option.value) },
      ])
      return { ...element, options: Object.fromEntries(options) }
    }
    return element
  })
}

/** A message in the pseudo-language: letters accented, in brackets, a third longer. Placeholders, plurals and tags stay. */
export function pseudoMessage(text: string): string {
  return `⟦${printAST(accentedElements(parse(text)))}${'·'.repeat(Math.ceil(text.length / 3))}⟧`
}

const pseudoTree = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      typeof value === 'string' ? pseudoMessage(value) : pseudoTree(value),
    ]),
  )

/** Writes the pseudo-language of the English messages into a folder of its name in this one. */
export function writePseudoLocale(folder: string): void {
  mkdirSync(path.join(folder, PSEUDO_LOCALE), { recursive: true })
  for (const name of readdirSync('messages/en')) {
    const tree: Tree = JSON.parse(readFileSync(path.join('messages/en', name), 'utf8'))
    writeFileSync(path.join(folder, PSEUDO_LOCALE, name), `${JSON.stringify(pseudoTree(tree), null, 2)}\n`)
  }
}

if (process.argv[1] === import.meta.filename) {
  writePseudoLocale('messages')
  console.log('Wrote messages/en-XA.')
}
