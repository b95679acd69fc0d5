import 'server-only'
import { z } from 'zod'
import { type Actor, demand, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { isTaken, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { parseId, parseInput } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import { filledLineOf } from '@/lib/text/characters'
import { contributionsAside } from '../saving/contributions-aside'
import { storedContent } from '../schema'
import { MOST_TEMPLATES } from './queries'
import { templateOf } from './structure'

const nameSchema = z.strictObject({ name: filledLineOf(80, issue('records.templates.nameMissing')) })

const logChange = (tx: Tx, actor: Actor, action: 'create' | 'rename' | 'delete', id: string, kind: string) =>
  recordEvent(tx, {
    actor,
    action: `template.${action}`,
    subjectType: 'template',
    subjectId: id,
    detail: { kind },
  })

const taken = (error: unknown) =>
  isTaken(error) ? new Invalid({ name: message('records.templates.taken') }) : error

/**
 * Saves the structure of a draft as a template of its kind (structure.ts says what that is), with the contributors of its headings. `NotFound` when
 * the actor can't see the record, `Invalid` on `name` when the kind has a template of that name.
 */
export async function saveTemplate(actor: Actor, recordId: string, name: string): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const id = parseId(recordId)
  const input = parseInput(nameSchema, { name })
  try {
    return await transactionAs(actor, async (tx) => {
      const record = await tx.record.findFirst({
        where: { id, state: { not: 'ERASED' }, ...visibleTo(actor) },
        select: { kind: true, draft: { select: { content: true, contributors: true, removedText: true } } },
      })
      if (!record?.draft) throw new NotFound()
      if ((await tx.recordTemplate.count()) >= MOST_TEMPLATES)
        throw new Conflict(message('records.templates.tooMany', { maximum: MOST_TEMPLATES }))
      const { kind, draft } = record
      const content = templateOf(kind, storedContent(kind, draft.content))
      const { contributors } = await contributionsAside(actor.id, {
        ...{ kind, before: draft, from: [], content },
        by: [actor.id],
      })
      const plain = (text: string): Prisma.InputJsonObject => JSON.parse(text)
      const template = await tx.recordTemplate.create({
        data: {
          ...{ kind, name: input.name, createdById: actor.id },
          content: plain(JSON.stringify(content)),
          contributors: plain(contributors),
        },
        select: { id: true },
      })
      await logChange(tx, actor, 'create', template.id, kind)
      return template
    })
  } catch (error) {
    throw taken(error)
  }
}

/** Gives a template another name. For members who manage the archive. `Invalid` on `name` when its kind has one of that name. */
export async function renameTemplate(actor: Actor, templateId: string, name: string): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(templateId)
  const input = parseInput(nameSchema, { name })
  try {
    await transactionAs(actor, async (tx) => {
      const [row] = await tx.recordTemplate.updateManyAndReturn({
        where: { id, name: { not: input.name } },
        data: input,
        select: { kind: true },
      })
      if (row) await logChange(tx, actor, 'rename', id, row.kind)
      else if ((await tx.recordTemplate.count({ where: { id } })) === 0) throw new NotFound()
    })
  } catch (error) {
    throw taken(error)
  }
}

/** Deletes a template. Records that were made from it stay. For members who manage the archive. */
export async function deleteTemplate(actor: Actor, templateId: string): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(templateId)
  await transactionAs(actor, async (tx) => {
    const row = await tx.recordTemplate.findUnique({ where: { id }, select: { kind: true } })
    if (!row) throw new NotFound()
    await tx.recordTemplate.delete({ where: { id }, select: { id: true } })
    await logChange(tx, actor, 'delete', id, row.kind)
  })
}
