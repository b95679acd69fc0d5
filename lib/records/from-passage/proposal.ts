import { type DateGroup, withReading } from '@/lib/dates'
import type { SourceFacts } from '@/lib/sources/facts'
import { textOfPassage } from '@/lib/text/characters'
import { kindOf } from '../kinds'
import { describesSource, fieldsFromSource } from '../shared-facts'

/** The longest line that is read as the heading of a passage, and the length of a title that is made of its first words. */
const HEADING = 120
const OPENING = 80

/** The heading of a passage: its first paragraph where that is one short line and no sentence, and more follows; else null. */
function headingOf(words: string): string | null {
  const [first = '', ...others] = words.trim().split(/\n[^\S\n]*\n/)
  const line = textOfPassage(first)
  const isHeading =
    others.length > 0 &&
    line !== '' &&
    line.length <= HEADING &&
    !/\n/.test(first.trim()) &&
    !/[.!?…:;,؟։。]$/.test(line)
  return isHeading ? line : null
}

/** The first words of a passage, as a title that an editor replaces. */
function openingOf(words: string): string {
  const text = textOfPassage(words).replaceAll('\n', ' ')
  if (text.length <= OPENING) return text
  const cut = text.slice(0, OPENING + 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).toWellFormed()} …`
}

/** The title to propose for a record of a passage: its own heading, the title of the source that it is an excerpt of, or its first words. */
export const proposedTitle = (kind: string, facts: SourceFacts, words: string): string =>
  headingOf(words) ?? ((describesSource(kind, facts.type) && facts.title) || openingOf(words))

/** The date that the source states for a record of this kind; null where it states none, or isn't what the record is made from. */
function dateOfSource(kind: string, facts: SourceFacts): DateGroup | null {
  const { dateField, sourceFields } = kindOf(kind)
  const isShared = dateField !== null && sourceFields.DATE === dateField
  return isShared && describesSource(kind, facts.type) ? facts.issued : null
}

/**
 * The date to propose, as it is printed: that of the source, or the only one in the passage (`printed` has the dates found in it). Empty where
 * neither gives one, and for kinds without a date.
 */
export function proposedDate(kind: string, facts: SourceFacts, printed: readonly string[]): string {
  if (kindOf(kind).dateField === null) return ''
  const [only = '', ...others] = new Set(printed)
  return dateOfSource(kind, facts)?.verbatim ?? (others.length === 0 ? only : '')
}

/** The date as it was proposed or typed, with its reading where it has only one; null for an empty one. */
function dateGroupOf(kind: string, facts: SourceFacts, verbatim: string): DateGroup | null {
  const stated = dateOfSource(kind, facts)
  if (stated?.verbatim === verbatim) return stated
  return verbatim === '' ? null : withReading({ verbatim: '', edtf: null, basis: 'AS_PRINTED' }, verbatim)
}

/** The fields of a new record of this kind: what its source states, and the date that the member confirmed. Nothing else is filled in. */
export function proposedFields(kind: string, facts: SourceFacts, date: string): Record<string, unknown> {
  const { dateField } = kindOf(kind)
  return {
    ...fieldsFromSource(kind, {}, facts, true),
    ...(dateField !== null && { [dateField]: dateGroupOf(kind, facts, date) }),
  }
}
