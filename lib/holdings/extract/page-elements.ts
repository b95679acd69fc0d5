import type { SpanKind } from '../spans'
import type { Look, Selectable } from './page-styles'

export type Attributes = Readonly<Record<string, string>>
type List = { next: number; step: number; type: string }
/** An open element of a page. */
export type Element = Selectable & {
  look: Look
  language: string
  /** The kinds of the text in it. */
  kinds: readonly SpanKind[]
  isLeftOut: boolean
  isVerse: boolean
  /** Where its text begins. */
  start: number
  list: List | null
  /** The ids that lead to it. */
  ids: string[]
  isNote: boolean
}

/** Elements without text of the page. */
export const leftOut = new Set(
  'script style noscript template iframe object svg canvas video audio title rp math-ml'.split(' '),
)
export const pictures = new Set(['img', 'svg', 'canvas', 'video', 'audio', 'object', 'picture'])
/** Blocks with an empty line around them. */
const apart = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure hr'.split(' '))
const blocks = new Set(
  'div section article aside header footer main nav address fieldset form details summary dialog dt dd li caption figcaption legend option optgroup select textarea button body html tbody thead tfoot center'.split(
    ' ',
  ),
)
const marked: Readonly<Record<string, SpanKind>> = {
  del: 'DELETED',
  s: 'DELETED',
  strike: 'DELETED',
  ins: 'INSERTED',
  rt: 'RUBY',
}
/** The line ends around an element: 2 leave an empty line, 0 is within a line. */
export const linesAround = (name: string) => (apart.has(name) ? 2 : blocks.has(name) ? 1 : 0)

/** The kinds of the text in an element, by those of the text around it. */
export function kindsOf(name: string, look: Look, around: readonly SpanKind[]): readonly SpanKind[] {
  const own = new Set(around)
  const kind = marked[name]
  if (kind) own.add(kind)
  if (look.struck) own.add('DELETED')
  if (look.hidden) own.add('HIDDEN')
  return own.size === around.length ? around : [...own]
}

/** The list that an `ol` begins; `items` counts its items. */
export function listOf(attributes: Attributes, items: number): List {
  const start = Number.parseInt(attributes.start ?? '', 10)
  const step = 'reversed' in attributes ? -1 : 1
  return { next: Number.isNaN(start) ? (step < 0 ? items : 1) : start, step, type: attributes.type ?? '1' }
}

/** The ids by which links lead to an element. */
export function idsOf(name: string, attributes: Attributes): string[] {
  const id = attributes.id ?? (name === 'a' ? attributes.name : undefined)
  return id ? [id] : []
}

/** True for a style sheet that applies on a screen. */
export const screenOnly = ({ media = 'all' }: Attributes) => /^(?:all|screen)?$/i.test(media.trim())
