import { type Actor, can } from '@/lib/access'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Prisma filter on Media: all for `writeAll`, else what the actor added or has in a record of their own. Reads of the library start from this. */
export const mediaVisibleTo = (actor: Actor): Prisma.MediaWhereInput =>
  can(actor, 'writeAll')
    ? {}
    : {
        OR: [{ createdById: actor.id }, { uses: { some: { record: { createdById: actor.id } } } }],
      }

/** True when the actor can describe or delete it: what they added, or any with `writeAll`. */
export const mayEditMedia = (actor: Actor, media: { createdById: string }): boolean =>
  can(actor, 'writeAll') || media.createdById === actor.id
