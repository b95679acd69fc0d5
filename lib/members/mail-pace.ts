import 'server-only'
import type { Actor } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { type Given, parseInput } from '@/lib/input'
import { mailPaceSchema } from './schema'

/** Chooses when the actor gets e-mails about notifications. E-mails about their account and its security come always, and at once. */
export async function chooseMailPace(actor: Actor, given: Given<typeof mailPaceSchema>): Promise<void> {
  const mailPace = parseInput(mailPaceSchema, given)
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const { count } = await tx.member.updateMany({
      where: { id: actor.id, mailPace: { not: mailPace } },
      data: { mailPace },
    })
    if (count > 0)
      await recordEvent(tx, {
        actor,
        action: 'member.choose-mail-pace',
        subjectType: 'member',
        subjectId: actor.id,
      })
  })
}
