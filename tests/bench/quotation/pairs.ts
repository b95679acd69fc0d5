import type { LayerSpan } from '@/lib/holdings/spans'
import type { DifferenceClass } from '@/lib/quotation'
import { declarationEdits, declarationIn, declarationLanguages } from './declaration'
import { scan, setOtherwise } from './noise'
import { type Random, seeded } from './random'
import { sentences } from './sentences'
import { spanPairs } from './span-pairs'

export const categories = [
  'UNTOUCHED',
  'TYPOGRAPHIC',
  'OCR',
  'EDIT',
  'EDIT_TYPOGRAPHIC',
  'EDIT_OCR',
  'ABRIDGED',
  'REORDERED',
  'HIDING',
  'LOOKALIKE',
  'TWICE',
  'LAYOUT',
  'EDIT_LAYOUT',
] as const
export type Category = (typeof categories)[number]

/** One labelled case: a quotation, the text that it is from, and the place in it that the quotation is bound to. */
export interface Pair {
  part: 'tuned' | 'held out'
  language: string
  category: Category
  quotation: string
  text: string
  /** UTF-16 span of the passage in the text. */
  start: number
  end: number
  /** The class of the edit; `null` where the meaning was left alone. */
  label: DifferenceClass | null
  /** What stretches of the text are, where the layout of a copy interrupts it. */
  spans?: LayerSpan[]
}

const labels = { N: 'NUMBER', X: 'NEGATION', H: 'HEDGE_OR_ATTRIBUTION', P: 'NAME', W: 'WORD' } as const

export interface Slot {
  label: DifferenceClass
  start: number
  end: number
  changed: string
}

/** The text of a template, with the position of each slot. */
export function read(template: string): { text: string; slots: Slot[] } {
  const slots: Slot[] = []
  let text = ''
  let at = 0
  for (const match of template.matchAll(/\{([NXHPW]):([^|}]*)\|([^}]*)\}/g)) {
    text += template.slice(at, match.index)
    const kind = match[1]
    if (kind !== 'N' && kind !== 'X' && kind !== 'H' && kind !== 'P' && kind !== 'W')
      throw new Error(`unknown slot in ${template}`)
    const original = match[2] ?? ''
    slots.push({
      label: labels[kind],
      start: text.length,
      end: text.length + original.length,
      changed: match[3] ?? '',
    })
    text += original
    at = match.index + match[0].length
  }
  return { text: text + template.slice(at), slots }
}

const edited = (text: string, slot: Slot) => {
  const changed = (text.slice(0, slot.start) + slot.changed + text.slice(slot.end))
    .replace(/ {2,}/g, ' ')
    .trim()
  return changed.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

type Part = Pair['part']

function pair(
  part: Part,
  language: string,
  category: Category,
  quotation: string,
  around: [string, string, string],
  label: Pair['label'] = null,
): Pair {
  const [before, passage, after] = around
  const start = before === '' ? 0 : before.length + 1
  const text = [before, passage, after].filter((piece) => piece !== '').join(' ')
  return { part, language, category, quotation, text, start, end: start + passage.length, label }
}

function fromTemplates(part: Part, language: string, templates: string[], random: Random): Pair[] {
  const plain = templates.map((template) => read(template))
  return plain.flatMap(({ text, slots }, index) => {
    const others = plain.filter((_, other) => other !== index).map((other) => other.text)
    const half = Math.ceil(others.length / 2)
    const around = (passage: string): [string, string, string] => [
      others.slice(0, half).join(' '),
      passage,
      others.slice(half).join(' '),
    ]
    const make = (category: Category, quotation: string, passage: string, label: Pair['label'] = null) =>
      pair(part, language, category, quotation, around(passage), label)
    const edits = slots.map((slot) => ({ label: slot.label, quotation: edited(text, slot), slot }))
    const numbers = edits.filter((edit) => edit.label === 'NUMBER')
    return [
      make('UNTOUCHED', text, text),
      make('TYPOGRAPHIC', setOtherwise(text, random), text),
      make('TYPOGRAPHIC', text, setOtherwise(text, random)),
      make('OCR', text, scan(text, random)),
      make('OCR', text, scan(text, random)),
      ...edits.map((edit) => make('EDIT', edit.quotation, text, edit.label)),
      ...edits.map((edit) =>
        make('EDIT_TYPOGRAPHIC', setOtherwise(edit.quotation, random), text, edit.label),
      ),
      ...numbers.map((edit) =>
        make('EDIT_OCR', edit.quotation, scanAround(text, edit.slot, random), 'NUMBER'),
      ),
      ...abridged(text, others[0] ?? '').map(([category, quotation]) => make(category, quotation, text)),
      ...edits
        .slice(0, 1)
        .map((edit) => pair(part, language, 'LOOKALIKE', text, [edit.quotation, text, others.join(' ')])),
      pair(part, language, 'TWICE', text, [text, text, others.join(' ')]),
      ...hiding(part, language, text, slots, others),
    ]
  })
}

/** Adds noise everywhere except in the slot, so that only the edit changes it. */
const scanAround = (text: string, slot: Slot, random: Random) =>
  scan(text.slice(0, slot.start), random) +
  text.slice(slot.start, slot.end) +
  scan(text.slice(slot.end), random)

/** Leaves out the middle openly, and the same two parts in the wrong order. */
function abridged(text: string, other: string): [Category, string][] {
  const words = text.split(' ')
  if (words.length < 9 || other === '' || /\d/.test(`${words[3]}${words.at(-4)}`)) return []
  const head = words.slice(0, 4).join(' ')
  const tail = words.slice(-4).join(' ')
  return [
    ['ABRIDGED', `${head} … ${tail}`],
    ['ABRIDGED', `${head} [...] ${tail}`],
    ['REORDERED', `${tail} … ${head}`],
  ]
}

/** Makes an omission that leaves out a negation or a hedge. */
function hiding(part: Part, language: string, text: string, slots: Slot[], others: string[]): Pair[] {
  return slots.flatMap((slot) => {
    if ((slot.label !== 'NEGATION' && slot.label !== 'HEDGE_OR_ATTRIBUTION') || slot.end === slot.start)
      return []
    const before = text.slice(0, slot.start).trimEnd()
    const after = text.slice(slot.end).replace(/^[\p{L}\p{M}]*[,.]? */u, '')
    if (before.split(' ').length < 3 || after.split(' ').length < 3 || slot.changed.trim() !== '') return []
    return [pair(part, language, 'HIDING', `${before} … ${after}`, ['', text, others.join(' ')], slot.label)]
  })
}

/** Cases from the declaration: natural text, edited by hand and by rules that don't use the engine's lexicons. */
function fromDeclaration(part: Part, language: string, random: Random, from: number): Pair[] {
  const paragraphs = declarationIn(language)
  const pairs: Pair[] = []
  const add = (
    category: Category,
    index: number,
    quotation: string,
    passage: string,
    label: Pair['label'] = null,
  ) =>
    pairs.push(
      pair(
        part,
        language,
        category,
        quotation,
        [paragraphs.slice(0, index).join('\n\n'), passage, paragraphs.slice(index + 1).join('\n\n')],
        label,
      ),
    )
  for (let index = from; index < paragraphs.length; index += 4) {
    const text = paragraphs[index] ?? ''
    const words = text.split(' ')
    add('UNTOUCHED', index, text, text)
    add('TYPOGRAPHIC', index, setOtherwise(text, random), text)
    add('TYPOGRAPHIC', index, text, setOtherwise(text, random))
    add('OCR', index, text, scan(text, random))
    if (words.length < 9) continue
    add('ABRIDGED', index, `${words.slice(0, 4).join(' ')} … ${words.slice(-4).join(' ')}`, text)
    const head = words.slice(0, 4).join(' ')
    const tail = words.slice(-4).join(' ')
    const whole = paragraphs.join('\n\n')
    if (whole.indexOf(tail) > whole.lastIndexOf(head)) add('REORDERED', index, `${tail} … ${head}`, text)
    const at = 2 + random.below(words.length - 4)
    add('EDIT', index, words.toSpliced(at, 0, String(2 + random.below(97))).join(' '), text, 'NUMBER')
    const figured = words.toSpliced(at, 0, '1613').join(' ')
    add('EDIT_OCR', index, words.toSpliced(at, 0, '1631').join(' '), scan(figured, random), 'NUMBER')
    const without = words.toSpliced(at, 1).join(' ')
    add('EDIT', index, without, text, 'WORD')
    add('EDIT', index, words.toSpliced(at, 2, words[at + 1] ?? '', words[at] ?? '').join(' '), text, 'WORD')
  }
  for (const [words, to, kind] of part === 'tuned' ? (declarationEdits[language] ?? []) : []) {
    const index = paragraphs.findIndex((text) => text.includes(words))
    if (index < 0) throw new Error(`the declaration in ${language} has no "${words}"`)
    const text = paragraphs[index] ?? ''
    add('EDIT', index, text.replace(words, to), text, labels[kind])
    add('EDIT_TYPOGRAPHIC', index, setOtherwise(text.replace(words, to), random), text, labels[kind])
  }
  return pairs
}

/** The whole labelled set, the same in every run. */
export function labelledPairs(): Pair[] {
  const random = seeded(1992)
  return [
    ...Object.entries(sentences).flatMap(([language, templates]) => [
      ...fromTemplates('tuned', language, [...templates.tuned, ...templates.second], random),
      ...fromTemplates('held out', language, templates.heldOut, random),
    ]),
    ...declarationLanguages.flatMap((language) => [
      ...fromDeclaration('tuned', language, random, 0),
      ...fromDeclaration('held out', language, random, 2),
    ]),
    ...spanPairs(sentences),
  ].filter((entry) => entry.quotation !== '')
}
