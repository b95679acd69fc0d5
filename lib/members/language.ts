import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { parseInput } from '@/lib/input'
import { staffLanguages } from '@/lib/messages/catalogue'
import { issue } from '@/lib/messages/message'

/** A language of staff pages, or null for the archive's, which forms send as an empty text. */
const staffLanguageSchema = z.strictObject({
  language: z
    .string()
    .refine((tag) => tag === '' || staffLanguages().includes(tag), issue('errors.input.invalid'))
    .transform((tag) => tag || null),
})

/** The language in which the member reads staff pages and gets mail; null for the archive's. */
export async function languageOf(memberId: string): Promise<string | null> {
  return (
    (await db.member.findUnique({ where: { id: memberId }, select: { language: true } }))?.language ?? null
  )
}

/**
 * Changes the language in which the actor reads staff pages and gets mail, empty for the archive's, and returns it. `Invalid` with `language`
 * when staff pages don't exist in it.
 */
export async function chooseLanguage(actor: Actor, input: string): Promise<string | null> {
  const { language } = parseInput(staffLanguageSchema, { language: input })
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const { language: before } = await tx.member.findUniqueOrThrow({
      where: { id: actor.id },
      select: { language: true },
    })
    if (before === language) return
    await tx.member.update({ where: { id: actor.id }, data: { language }, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'member.choose-language',
      subjectType: 'member',
      subjectId: actor.id,
    })
  })
  return language
}
