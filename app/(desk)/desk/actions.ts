'use server'

import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/(desk)/action'
import { textIn } from '@/app/(desk)/form-values'
import { seeNotifications } from '@/lib/notifications/commands'

/** Marks the notification that the form names as seen, or all of the member's. */
export async function seeNotificationsAction(form: FormData): Promise<void> {
  await attempt((actor) => seeNotifications(actor, textIn(form, 'id') || null))
  revalidatePath('/desk', 'layout')
}
