import { redirect } from 'next/navigation'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'

/** The desk opens where the work is: the queue for those who review, their records for those who write. */
export default async function Desk() {
  redirect(can(await requireActor(), 'giveVerdicts') ? '/desk/queue' : '/desk/records')
}
