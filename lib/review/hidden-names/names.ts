import { findNames, type NameMatch, type SoughtNames } from '@/lib/folding/find-names'
import type { Message } from '@/lib/messages/message'
import type { PublicText } from './texts'

/** A stretch of a public text that names a speaker who must stay unnamed. Only for members who can see identities. */
export type HiddenName = { match: NameMatch; blocks: boolean; place: Message; excerpt: string }

/** The longest list that is made; more say nothing new. */
const MOST = 50
/** Characters shown on either side of a name. */
const AROUND = 40

/** The stretches of these texts that have the name, those that block first. */
export function hiddenNamesIn(texts: readonly PublicText[], sought: SoughtNames): HiddenName[] {
  if (sought.length === 0) return []
  const found = texts.flatMap(({ place, text, identifier }) =>
    findNames(text, sought, { identifier }).map(({ match, start, end }) => ({
      match,
      blocks: match === 'FULL' || match === 'SURNAME',
      place,
      excerpt: excerptOf(text, start, end),
    })),
  )
  return inOrder(found)
}

/** Each of these once, those that block first. */
export function inOrder(found: readonly HiddenName[]): HiddenName[] {
  const once = new Map(found.map((one) => [JSON.stringify([one.place, one.excerpt]), one]))
  return [...once.values()].toSorted((one, other) => Number(other.blocks) - Number(one.blocks)).slice(0, MOST)
}

/** A name in a text with a few words around it. */
export const excerptOf = (text: string, start: number, end: number) =>
  [
    start > AROUND ? '…' : '',
    text.slice(Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)).toWellFormed(),
    end + AROUND < text.length ? '…' : '',
  ].join('')
