import 'server-only'
import { type Actor, type Permission, permissions } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { type Message, message } from '@/lib/messages/message'

/** The active members whose role has the permission, by name. */
export const membersWho = (client: Tx, permission: Permission): Promise<Actor[]> =>
  client.member.findMany({
    where: { disabledAt: null, role: { in: [...permissions[permission]] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true },
  })

/** The most members named who can do something instead. */
const NAMED = 5

/** A refusal because of the actor's own contribution, with the members who can do it instead. */
export function withOthers(
  reason: Message,
  members: readonly Actor[],
  isBarred: (member: Actor) => boolean,
): Message {
  const others = members.filter((member) => !isBarred(member))
  return message('review.refusal.others', {
    reason,
    count: others.length,
    names: others.slice(0, NAMED).map(({ name }) => name),
    more: Math.max(0, others.length - NAMED),
  })
}
