import { SaxesParser } from 'saxes'
import { romanOf } from './list-numbers.ts'

type Level = { start: number; format: string; text: string }

/** Writes the numbers that Word computes for the paragraphs of its lists, in the order of the paragraphs. */
export type ListNumbers = (numberId: string, level: number) => string

/** a … z, aa, bb …, as Word counts. */
const letterOf = (number: number) =>
  String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(10, Math.floor((number - 1) / 26) + 1))

function formatted(number: number, format: string): string {
  if (format === 'lowerLetter') return letterOf(number)
  if (format === 'upperLetter') return letterOf(number).toUpperCase()
  if (format === 'lowerRoman') return romanOf(number)
  if (format === 'upperRoman') return romanOf(number).toUpperCase()
  if (format === 'decimalZero') return String(number).padStart(2, '0')
  return format === 'none' ? '' : String(number)
}

/** The number of an item as Word writes it, with what it counts and how. */
type ItemNumber = { text: string; count: number; format: string }

/** The numbers of lists by word/numbering.xml (ECMA-376-1, 17.9); none for a document without it. */
export function listNumbersOf(xml: string | undefined): ListNumbers {
  const items = itemNumbersOf(xml)
  return (numberId, level) => items(numberId, level)?.text ?? ''
}

/** The same with what each of them counts; null for a paragraph of no list. */
export function itemNumbersOf(
  xml: string | undefined,
): (numberId: string, level: number) => ItemNumber | null {
  const { levels, abstractOf, starts } = readDefinitions(xml ?? '')
  const counters = new Map<string, number[]>()
  return (numberId, level) => {
    const abstractId = abstractOf.get(numberId)
    const defined = levels.get(abstractId ?? '')
    const own = defined?.[level]
    if (abstractId === undefined || !defined || !own) return null
    if (own.format === 'bullet') return { text: '•', count: 0, format: 'bullet' }
    const counts = counters.get(abstractId) ?? []
    counters.set(abstractId, counts)
    const start = starts.get(`${numberId} ${level}`)
    if (start !== undefined) {
      counts[level] = start
      starts.delete(`${numberId} ${level}`)
    } else counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    const text = own.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const { start: first = 1, format = 'decimal' } = defined[at] ?? {}
      return formatted(counts[at] ?? first, format)
    })
    return { text, count: counts[level] ?? own.start, format: own.format }
  }
}

function readDefinitions(xml: string) {
  const levels = new Map<string, Level[]>()
  const abstractOf = new Map<string, string>()
  const starts = new Map<string, number>()
  let abstractId = ''
  let numberId = ''
  let level = 0
  const current = () => levels.get(abstractId)?.[level]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const value = attributes['w:val'] ?? ''
    const own = current()
    if (name === 'w:abstractNum') {
      abstractId = attributes['w:abstractNumId'] ?? ''
      levels.set(abstractId, [])
    } else if (name === 'w:num') {
      abstractId = ''
      numberId = attributes['w:numId'] ?? ''
    } else if (name === 'w:abstractNumId') abstractOf.set(numberId, value)
    else if (name === 'w:lvl' || name === 'w:lvlOverride') {
      level = Math.min(Math.max(0, Number(attributes['w:ilvl']) || 0), 8)
      const list = levels.get(abstractId)
      if (list) list[level] = { start: 1, format: 'decimal', text: '' }
    } else if (name === 'w:startOverride') starts.set(`${numberId} ${level}`, Number(value) || 0)
    else if (own && name === 'w:start') own.start = Number(value) || 0
    else if (own && name === 'w:numFmt') own.format = value
    else if (own && name === 'w:lvlText') own.text = value.slice(0, 100)
  })
  parser.write(xml || '<none/>').close()
  return { levels, abstractOf, starts }
}
