import { notFound } from 'next/navigation'
import { type Actor, can, type Permission } from '@/lib/access'

/** Next's not-found page for members whose role lacks the permission: a page whose form would only end in a refusal. */
export function permitted(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) notFound()
}
