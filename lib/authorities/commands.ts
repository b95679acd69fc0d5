import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, isReferenced, isTaken, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { wordLine } from '@/lib/folding/word-lines'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { usesOfAuthority } from './queries'
import { type AuthorityInput, type AuthorityKind, type NewAuthority, newAuthoritySchema } from './schema'
import { withWords } from './words'

export type Alike = { id: string; kind: AuthorityKind; name: string; place: string | null }

const alike = (tx: Tx, { kind, name }: { kind: AuthorityKind; name: string }) => tx.$queryRaw<Alike[]>`
  SELECT a.id, a.kind, a.name, a.place FROM "Authority" a
  WHERE a.kind = ${kind}::"AuthorityKind" AND a."mergedIntoId" IS NULL AND a.id IN (
    SELECT id FROM "Authority" WHERE words = ${wordLine(name)}
    UNION ALL SELECT "authorityId" FROM "AuthorityVariant" WHERE words = ${wordLine(name)})
  ORDER BY a.name, a.id LIMIT 20`

/**
 * Makes an authority. Where one of this kind has the same name or variant, `Conflict` with those as `current`, unless `distinct` says
 * that another is meant. The same `id` sent again answers with the authority it made.
 */
export async function createAuthority(
  actor: Actor,
  draft: NewAuthority | Unchecked,
): Promise<{ id: string; name: string }> {
  demand(actor, 'writeAll')
  const { id, distinct, variants, ...columns } = parseInput(newAuthoritySchema, draft)
  try {
    return await transactionAs(actor, async (tx) => {
      const others = distinct ? [] : await alike(tx, columns)
      const made = others.find((other) => other.id === id)
      if (made) return made
      if (others.length > 0) throw new Conflict<Alike[]>(message('names.errors.sameName'), others)
      const authority = await tx.authority.create({
        data: {
          ...(id && { id }),
          ...withWords(columns),
          variants: { create: variants.map(withWords) },
        },
        select: { id: true, name: true },
      })
      await recordEvent(tx, {
        actor,
        action: 'authority.create',
        subjectType: 'authority',
        subjectId: authority.id,
        detail: { kind: columns.kind, name: columns.name },
      })
      return authority
    })
  } catch (error) {
    const made =
      isTaken(error) && id
        ? await db.authority.findUnique({ where: { id }, select: { id: true, name: true } })
        : null
    if (made) return made
    throw error
  }
}

/**
 * Writes what an authority made from `version` is now; false where another version is there, or it was merged. The half of `editAuthority`
 * (lib/review), which guards and writes the event.
 */
export async function replaceAuthority(
  tx: Tx,
  id: string,
  version: number,
  { variants, ...columns }: AuthorityInput,
): Promise<boolean> {
  if (!(await keepsKind(tx, id, columns.kind))) throw new Invalid({ kind: message('names.errors.typeInUse') })
  const { count } = await tx.authority.updateMany({
    where: { id, version, mergedIntoId: null },
    data: { ...withWords(columns), version: { increment: 1 } },
  })
  if (count === 0) return false
  await tx.authorityVariant.deleteMany({ where: { authorityId: id } })
  await tx.authorityVariant.createMany({
    data: variants.map((variant) => ({ ...withWords(variant), authorityId: id })),
  })
  return true
}

/** A periodical can't become a place: sources and records that use it would then say something no one wrote. */
async function keepsKind(tx: Tx, id: string, kind: AuthorityKind): Promise<boolean> {
  const authority = await tx.authority.findUnique({
    where: { id },
    select: { kind: true, _count: { select: { sources: true, records: true } } },
  })
  if (!authority || authority.kind === kind) return true
  return authority._count.sources + authority._count.records === 0
}

/** Deletes an authority that nothing names and into which none was merged; else `Conflict` with the list of what keeps it. */
export async function deleteAuthority(actor: Actor, authorityId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(authorityId)
  try {
    await transactionAs(actor, async (tx) => {
      const { count } = await tx.authority.deleteMany({ where: { id, mergedIntoId: null } })
      if (count === 0) {
        if ((await tx.authority.count({ where: { id } })) === 0) throw new NotFound()
        throw new Conflict(message('names.errors.mergedStays'))
      }
      await recordEvent(tx, { actor, action: 'authority.delete', subjectType: 'authority', subjectId: id })
    })
  } catch (error) {
    if (!isReferenced(error)) throw error
    throw new Conflict(message('names.errors.inUse'), await usesOfAuthority(actor, id))
  }
}
