import { MINUTE_MS } from '@/lib/durations'
import { Forbidden, PasswordNeeded } from '@/lib/errors'
import type { Role, TokenScope } from '@/lib/generated/prisma/enums'

type Session = {
  readonly id: string
  readonly passwordAt: Date
  /** True when it was begun with a second step. */
  readonly isTwoStep?: boolean
  /** Set for `RESET_HOURS` after the password was set through a link: who made that link (null: the operator of the machine). */
  readonly afterReset?: { readonly byId: string | null }
  /** The browser and the system, empty where they weren't recognised. */
  readonly device?: { readonly browser: string; readonly system: string; readonly isByProvider: boolean }
}

/** A signed-in member, as every query and command gets it. Made only by lib/auth.ts from the member's own row. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** The browser in which they are signed in. Without one, the operator of the machine runs a command as this member. */
  readonly session?: Session
  /** The token with which a program asks in their place: it reads within its scope and changes nothing. */
  readonly token?: { readonly id: string; readonly scope: TokenScope }
  /** The job of the member that acts for them. */
  readonly job?: string
  /** The job that changes many records at once, while it acts as this member: its events name it. */
  readonly bulk?: string
}

/** Each permission with its meaning and the roles that have it. The one table of permissions; a test checks every row. */
export const permissions = {
  writeOwnDrafts: ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'],
  /** Any draft, sources, holdings and authorities; also: see them all. */
  writeAll: ['EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'],
  /** Mask ranges of archive copies, and lift masks of graphic text. */
  maskTexts: ['EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'],
  /** Lift masks of private text, which opens it to readers. */
  liftPrivateMasks: ['PUBLISHER', 'ADMIN'],
  giveVerdicts: ['REVIEWER', 'PUBLISHER', 'ADMIN'],
  /** See and answer the reports of readers about errors; requests to take something down need `seeIdentities`. */
  answerReports: ['EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'],
  publish: ['PUBLISHER', 'ADMIN'],
  seeIdentities: ['PUBLISHER', 'ADMIN'],
  manageMembers: ['ADMIN'],
  /** The name, look and legal text of the archive, and its editable pages. */
  manageSettings: ['ADMIN'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** True when the actor's role has the permission, regardless of the record. */
export function can(actor: Actor, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(actor.role)
}

/** The guard at the top of a command: `Forbidden` unless the role holds the permission. */
export function demand(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new Forbidden()
}

/** The password has to be this recent for what can't be undone or gives power: publishing, erasing, roles and password links. */
export const PASSWORD_MINUTES = 15

/** For so long after an admin reset a member's password, what the member's sessions do is marked in the log and where it is shown. */
export const RESET_HOURS = 24

/** True unless the actor entered the password in this browser more than 15 minutes ago. */
export const hasRecentPassword = ({ session, token }: Actor): boolean =>
  !token && (!session || Date.now() - session.passwordAt.getTime() <= PASSWORD_MINUTES * MINUTE_MS)

/** `PasswordNeeded` unless `hasRecentPassword`. */
export function demandRecentPassword(actor: Actor): void {
  if (!hasRecentPassword(actor)) throw new PasswordNeeded()
}

/** True when the actor can change this record's draft: their own, or any with `writeAll`. */
export function mayWrite(actor: Actor, record: { createdById: string }): boolean {
  return can(actor, 'writeAll') || (can(actor, 'writeOwnDrafts') && record.createdById === actor.id)
}

/** Prisma filter on Record: all for `writeAll`, else the actor's own, as for a token of that scope. Reads of the desk start from this. */
export function visibleTo(actor: Actor): { createdById?: string } {
  return can(actor, 'writeAll') && actor.token?.scope !== 'OWN_DRAFTS' ? {} : { createdById: actor.id }
}
