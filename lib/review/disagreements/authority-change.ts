import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { replaceAuthority } from '@/lib/authorities/commands'
import { getAuthority } from '@/lib/authorities/queries'
import { type AuthorityDraft, type AuthorityInput, authorityInputSchema } from '@/lib/authorities/schema'
import { changedFields } from '@/lib/changed-fields'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { canonicalJson } from '@/lib/hashing'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { listing, lockWaiting, openNewDisagreements } from './after-change'

/** What an edit changes in a name, besides the name itself, which every event of it has. */
async function changesIn(tx: Tx, id: string, { name: _, ...input }: AuthorityInput) {
  const before = await tx.authority.findUnique({
    where: { id },
    select: {
      ...{ kind: true, language: true, place: true, coordinates: true, note: true },
      variants: { select: { name: true, script: true, language: true, usedFrom: true, usedTo: true } },
    },
  })
  const told = (authority: Omit<AuthorityInput, 'name'>) => ({
    ...authority,
    variants: authority.variants.map((variant) => canonicalJson(variant)).sort(),
  })
  return before ? changedFields(told(before), told(input), ['kind', 'language', 'place', 'coordinates']) : []
}

/**
 * Changes an authority made from `version`; `Conflict` with the current one when someone else changed it first. A new name can name a listed
 * person in text for which one verdict was enough until then: where two reviewers turn out to disagree on it, the same transaction opens
 * the discussion.
 */
export async function editAuthority(
  actor: Actor,
  authorityId: string,
  version: number,
  draft: AuthorityDraft | Unchecked,
): Promise<{ version: number }> {
  demand(actor, 'writeAll')
  const id = parseId(authorityId)
  const input = parseInput(authorityInputSchema, draft)
  const saved = await transactionAs(actor, async (tx) => {
    const fields = await changesIn(tx, id, input)
    if (!(await replaceAuthority(tx, id, version, input))) return false
    await lockWaiting(tx, listing(id))
    await openNewDisagreements(tx, actor, listing(id))
    await recordEvent(tx, {
      actor,
      action: 'authority.edit',
      subjectType: 'authority',
      subjectId: id,
      detail: { version: version + 1, name: input.name, fields },
    })
    return true
  })
  if (saved) return { version: version + 1 }
  const present = await getAuthority(actor, id)
  const what =
    present.id === id ? message('review.refusal.nameChanged') : message('review.refusal.nameMerged')
  throw new Conflict(what, present)
}
