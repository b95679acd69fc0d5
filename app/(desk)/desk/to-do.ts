import { type Actor, can } from '@/lib/access'
import { askedOf, openThreadsOf } from '@/lib/discussions/queries'
import { unplacedCopies } from '@/lib/editions/masking/queries'
import { failedJobs } from '@/lib/jobs/failures'
import { countOpenJobs } from '@/lib/jobs/queries'
import { countMailToDecide } from '@/lib/mail/outbox'
import { countProposalsFor } from '@/lib/members/proposals'
import { notificationsOf } from '@/lib/notifications/queries'
import { waitingFor } from '@/lib/records/lists'
import { relationsToCheck } from '@/lib/records/relations'
import { countOpenRelocations } from '@/lib/relocation/open-relocations'
import { countOpenReports } from '@/lib/reports/queries'
import { assignedTo } from '@/lib/review/workflow/assignments'

/** Most relations between records that are shown. */
export const RELATIONS_SHOWN = 10

/** Everything that the page of what there is to do shows the actor. */
export async function toDoOf(actor: Actor) {
  const [
    waiting,
    asked,
    news,
    assigned,
    threads,
    failed,
    mail,
    proposals,
    jobs,
    reports,
    relocations,
    relations,
    unplaced,
  ] = await Promise.all([
    waitingFor(actor),
    askedOf(actor),
    notificationsOf(actor),
    assignedTo(actor),
    openThreadsOf(actor),
    failedJobs(actor),
    countMailToDecide(actor),
    countProposalsFor(actor),
    countOpenJobs(actor),
    countOpenReports(actor),
    can(actor, 'writeAll') ? countOpenRelocations() : 0,
    relationsToCheck(actor, RELATIONS_SHOWN + 1),
    can(actor, 'maskTexts') ? unplacedCopies(actor) : [],
  ])
  return {
    ...{ waiting, asked, news, assigned, threads, failed },
    ...{ mail, proposals, jobs, reports, relocations, relations, unplaced },
  }
}
