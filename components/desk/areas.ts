import type { Permission } from '@/lib/access'
import type { Messages } from '@/lib/messages/keys'

export type DeskArea = { href: string; id: keyof Messages['desk']['areas']; key: string }

/** The areas of the staff pages in the order of the work, with the key that follows `g`. */
const areas: readonly (DeskArea & { needs?: Permission })[] = [
  { id: 'desk', href: '/desk', key: 'd' },
  { id: 'queue', href: '/desk/queue', key: 'q' },
  { id: 'records', href: '/desk/records', key: 'r' },
  { id: 'collections', href: '/desk/collections', key: 'c', needs: 'writeAll' },
  { id: 'sources', href: '/desk/sources', key: 's' },
  { id: 'authorities', href: '/desk/authorities', key: 'a' },
  { id: 'media', href: '/desk/media', key: 'i' },
  { id: 'members', href: '/desk/members', key: 'm', needs: 'manageMembers' },
  { id: 'settings', href: '/desk/settings', key: 'e', needs: 'manageSettings' },
]

/** The areas that the member can open. */
export const areasFor = (may: (permission: Permission) => boolean): DeskArea[] =>
  areas.filter(({ needs }) => !needs || may(needs)).map(({ needs, ...area }) => area)
