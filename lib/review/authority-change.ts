import 'server-only'
import type { Actor } from '@/lib/access'
import { editAuthority } from '@/lib/authorities/commands'
import type { AuthorityDraft } from '@/lib/authorities/schema'
import { parseId } from '@/lib/input'
import { holdWaiting, listing, openArisen } from './after-change'

/**
 * Changes an authority as `editAuthority` does. By a name that is new a listed person may be named in words of which one verdict was enough
 * until then: where two reviewers turn out to disagree on them, the same transaction opens the discussion.
 */
export const changeAuthority = (
  actor: Actor,
  authorityId: string,
  version: number,
  draft: AuthorityDraft,
): Promise<{ version: number }> =>
  editAuthority(actor, authorityId, version, draft, async (tx) => {
    const resting = listing(parseId(authorityId))
    await holdWaiting(tx, resting)
    await openArisen(tx, actor, resting)
  })
