import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { type Message, message } from '@/lib/messages/message'
import { hiddenNameFault } from './flag'
import { type HiddenName, hiddenNamesIn } from './names'
import { namedIn, type UnnamedSpeaker, unnamedSpeakers } from './speakers'
import { type PublicText, stringsIn } from './texts'

/** A public text that no edition contains, where it is about certain records. */
export const publicText = (where: string, text: string, name = ''): PublicText => ({
  place: message('review.hiddenNames.place', { place: where, name }),
  text,
  identifier: where === 'slug',
})

/** The full names and surnames in these texts, which readers see beside these records, of their speakers who must stay unnamed. */
export const namesBeside = (
  speakers: readonly UnnamedSpeaker[],
  recordIds: readonly string[],
  texts: readonly PublicText[],
): HiddenName[] =>
  speakers
    .filter(({ recordId }) => recordIds.includes(recordId))
    .flatMap(({ sought }) => hiddenNamesIn(texts, sought).filter(({ blocks }) => blocks))

/**
 * Why this actor can't make a text about these records public: it names their speaker who must stay unnamed. Null when it doesn't. The try is in
 * the log, so the transaction must end before the refusal.
 */
export async function refusalOfNames(
  tx: Tx,
  actor: Actor,
  recordIds: readonly string[],
  text: PublicText,
): Promise<Message | null> {
  if (text.text.trim() === '') return null
  const speakers = await unnamedSpeakers(tx)
  const named = recordIds.flatMap((recordId) => {
    const names = namesBeside(speakers, [recordId], [text])
    return names.length > 0 ? [{ recordId, names }] : []
  })
  for (const { recordId } of named)
    await recordEvent(tx, {
      actor,
      action: 'record.hidden-name',
      subjectType: 'record',
      subjectId: recordId,
    })
  const [first] = named
  return first ? hiddenNameFault(actor, first.names) : null
}

/** Between texts that are searched together. */
const APART = '\u001e'

/**
 * Why this actor can't make a text of the archive itself public: it has the full name of anyone who must stay unnamed. Null when it doesn't. In a
 * thread where it is long.
 */
export async function refusalOfFullNames(
  tx: Tx,
  actor: Actor,
  place: Message,
  values: unknown,
): Promise<Message | null> {
  const speakers = await unnamedSpeakers(tx)
  const text = stringsIn(values).join(APART)
  const named = await namedIn(sha256(text), speakers, async () => text)
  const names = named.flatMap(({ recordId, ranges }) => {
    const sought = speakers.find((speaker) => speaker.recordId === recordId)?.sought ?? []
    // One after the other: the last word of a text and the first of the next are no name.
    return textsAround(text, ranges).flatMap((one) =>
      hiddenNamesIn([{ place, text: one, identifier: false }], sought).filter(
        ({ match }) => match === 'FULL',
      ),
    )
  })
  return names.length > 0 ? hiddenNameFault(actor, names) : null
}

/** The texts among those that are searched together in which these ranges begin, go on or end. */
const textsAround = (all: string, ranges: readonly { start: number; end: number }[]): string[] =>
  ranges.flatMap(({ start, end }) =>
    all.slice(all.lastIndexOf(APART, start) + 1, `${all}${APART}`.indexOf(APART, end)).split(APART),
  )

/** A text that readers see beside a record; `mark` instead of it while it names the record's speaker who must stay unnamed. */
export const withoutNames = (
  speakers: readonly UnnamedSpeaker[],
  recordId: string,
  text: string,
  mark: string,
): string => (namesBeside(speakers, [recordId], [publicText('correction', text)]).length > 0 ? mark : text)
