import type { Metadata } from 'next'
import { AssignedToYou } from '@/components/desk/AssignedToYou'
import { CountedTitle } from '@/components/desk/CountedTitle'
import { Notifications } from '@/components/desk/Notifications'
import { RelationsToCheck } from '@/components/desk/RelationsToCheck'
import { AskedOfYou } from '@/components/discussions/AskedOfYou'
import { OpenThreads } from '@/components/discussions/OpenThreads'
import { ForgottenTexts } from '@/components/editor/saving/ForgottenTexts'
import { RecordTable } from '@/components/records/list/RecordTable'
import { Alert } from '@/components/ui/Alert'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { hrefOfList } from '@/lib/records/filters'
import { type RecordRow, WAITING_SHOWN } from '@/lib/records/lists'
import { ASSIGNED_SHOWN } from '@/lib/review/workflow/assignments'
import { getTranslator } from '@/lib/settings/language'
import { seeNotificationsAction } from './actions'
import { seenAction } from './threads/actions'
import { RELATIONS_SHOWN, toDoOf } from './to-do'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('desk.toDo.title') }
}

/** Most relocations that are counted. */
const MANY = 100

export default async function DeskPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { waiting, asked, news, assigned, threads, failed, mail, proposals, jobs, reports, ...counted } =
    await toDoOf(actor)
  const { relocations, relations, unplaced } = counted
  const { drafts, toReview, toPublish, changed, named, translations } = waiting
  const returned = drafts.filter(({ state }) => state === 'RETURNED')
  const open = drafts.filter(({ state }) => state !== 'RETURNED')
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('desk.toDo.title')}</h1>
        <LinkButton href="/desk/records/new" look="primary">
          {t('records.add')}
        </LinkButton>
      </header>
      <ForgottenTexts memberId={actor.id} />
      {failed.length > 0 && (
        <div className="mb-8">
          <Alert title={t('verification.jobs.failedTitle')}>
            {failed.map(({ name, at, reason }) => (
              <p key={name}>{t('verification.jobs.failed', { job: t(`labels.job.${name}`), at, reason })}</p>
            ))}
            <p>{t('verification.jobs.failedHint')}</p>
          </Alert>
        </div>
      )}
      {mail > 0 && (
        <p className="mb-8">
          <Link href="/desk/settings/mail" className="link font-medium">
            {t('mail.outbox.decide', { count: mail })}
          </Link>
        </p>
      )}
      {proposals > 0 && (
        <p className="mb-8">
          <Link href="/desk/members#proposals" className="link font-medium">
            {t('members.twoAdmins.waiting', { count: proposals })}
          </Link>
        </p>
      )}
      {reports > 0 && (
        <p className="mb-8">
          <Link href="/desk/reports" className="link font-medium">
            {t('reports.desk.waiting', { count: reports })}
          </Link>
        </p>
      )}
      {jobs > 0 && (
        <p className="mb-8">
          <Link href="/desk/jobs" className="link font-medium">
            {t('jobs.running', { count: jobs })}
          </Link>
        </p>
      )}
      <AskedOfYou {...asked} action={seenAction} />
      <Notifications {...news} action={seeNotificationsAction} />
      <AssignedToYou records={assigned} most={ASSIGNED_SHOWN} />
      {named.length > 0 && <Listed id="named" title={t('desk.toDo.named')} records={named} none="" />}
      {can(actor, 'giveVerdicts') && (
        <Listed
          id="toReview"
          title={t('desk.toDo.toReview')}
          records={toReview}
          none={t('desk.toDo.nothingToReview')}
          to="review"
        />
      )}
      {can(actor, 'publish') && (
        <Listed
          id="toPublish"
          title={t('desk.toDo.toPublish')}
          records={toPublish}
          none={t('desk.toDo.nothingToPublish')}
          to="review"
        />
      )}
      <RelationsToCheck relations={relations} most={RELATIONS_SHOWN} />
      {returned.length > 0 && (
        <Listed
          id="returned"
          title={t('desk.toDo.returned')}
          records={returned}
          none=""
          isCut={drafts.length > WAITING_SHOWN}
          to="edit"
        />
      )}
      {open.length > 0 && (
        <Listed
          id="drafts"
          title={t('desk.toDo.drafts')}
          records={open}
          none=""
          isCut={drafts.length > WAITING_SHOWN}
          to="edit"
        />
      )}
      {changed.length > 0 && (
        <Listed id="sourceChanged" title={t('desk.toDo.sourceChanged')} records={changed} none="" />
      )}
      {translations.length > 0 && (
        <Listed
          id="originalChanged"
          title={t('desk.toDo.originalChanged')}
          records={translations}
          none=""
          to="edit"
        />
      )}
      {unplaced.length > 0 && (
        <p className="mb-6">
          <Link href="/desk/sources/look-again" className="link font-medium">
            {t('desk.toDo.unplaced', { count: unplaced.length })}
          </Link>
        </p>
      )}
      {relocations > 0 && (
        <p className="mb-6">
          <Link href="/desk/sources/look-again" className="link">
            {t(relocations === MANY ? 'desk.toDo.relocationsMany' : 'desk.toDo.relocations', {
              count: relocations,
            })}
          </Link>
        </p>
      )}
      <OpenThreads threads={threads} />
      {drafts.length > 0 ? (
        <LinkButton href={hrefOfList({ mine: 'yes' })}>{t('desk.toDo.allYours')}</LinkButton>
      ) : (
        <EmptyState
          title={t('desk.toDo.none')}
          action={<LinkButton href="/desk/records/new">{t('records.add')}</LinkButton>}
        >
          {t('desk.toDo.noneHint')}
        </EmptyState>
      )}
    </>
  )
}

type ListedProps = {
  id: string
  title: string
  records: readonly RecordRow[]
  none: string
  /** True when there are more than are given. */
  isCut?: boolean
  to?: 'edit' | 'review'
}

function Listed({ id, title, records, none, isCut = records.length > WAITING_SHOWN, to }: ListedProps) {
  const shown = records.slice(0, WAITING_SHOWN)
  return (
    <section aria-labelledby={id} className="mb-10">
      <CountedTitle id={id} title={title} count={shown.length} isMore={isCut} />
      {records.length > 0 ? (
        <RecordTable caption={title} records={shown} to={to} />
      ) : (
        <p className="text-quiet">{none}</p>
      )}
    </section>
  )
}
