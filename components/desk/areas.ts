import type { Permission } from '@/lib/access'

export type DeskArea = { href: string; label: string; key: string }

/** The rooms of the desk in the order of the work, with the key that follows `g`. */
const areas: readonly (DeskArea & { needs?: Permission })[] = [
  { href: '/desk', label: 'Start', key: 'd' },
  { href: '/desk/queue', label: 'Queue', key: 'q' },
  { href: '/desk/records', label: 'Records', key: 'r' },
  { href: '/desk/sources', label: 'Sources', key: 's' },
  { href: '/desk/authorities', label: 'Authorities', key: 'a' },
  { href: '/desk/members', label: 'Members', key: 'm', needs: 'manageMembers' },
  { href: '/desk/settings', label: 'Settings', key: 'e', needs: 'manageSettings' },
]

/** Those that the member can enter. */
export const areasFor = (may: (permission: Permission) => boolean): DeskArea[] =>
  areas.filter(({ needs }) => !needs || may(needs)).map(({ needs, ...area }) => area)
