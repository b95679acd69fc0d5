import 'server-only'
import { type Actor, can } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { type Message, message } from '@/lib/messages/message'
import type { Problem } from '../workflow/gate'
import type { HiddenName } from './names'

/** True when a name in these texts prevents publishing. */
export const blocksPublishing = (names: readonly HiddenName[]): boolean => names.some(({ blocks }) => blocks)

/** Marks the record for publishers, or removes the mark. Says nothing about the name. */
export async function markHiddenName(tx: Tx, recordId: string, isFound: boolean): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Consent" SET "hiddenNameAt" = CASE WHEN ${isFound} THEN now() END
    WHERE "recordId" = ${recordId}::uuid AND ("hiddenNameAt" IS NOT NULL OR ${isFound})`
}

/** Marks the record because a step was refused, with the event: the log shows who tries names. */
export async function refuseHiddenName(tx: Tx, actor: Actor, recordId: string): Promise<void> {
  await markHiddenName(tx, recordId, true)
  await recordEvent(tx, {
    actor,
    action: 'record.hidden-name',
    subjectType: 'record',
    subjectId: recordId,
  })
}

/** What a member reads who can't see identities; names neither the speaker nor the place. */
const askPublisher = message('review.hiddenNames.ask')

const found = ({ place, excerpt }: HiddenName) => message('review.hiddenNames.found', { place, excerpt })

/** Why the step was refused, as this actor may read it. */
export const hiddenNameFault = (actor: Actor, names: readonly HiddenName[]): Message => {
  const [first] = names
  return first && can(actor, 'seeIdentities') ? found(first) : askPublisher
}

/** The names that block publishing, as problems of the gate, for members who can see identities. */
export const hiddenNameProblems = (names: readonly HiddenName[]): Problem[] =>
  names
    .filter(({ blocks }) => blocks)
    .map((name) => ({
      place: 'TEXT',
      subject: null,
      aspect: null,
      message: found(name),
      todo: message('review.hiddenNames.todo'),
    }))
