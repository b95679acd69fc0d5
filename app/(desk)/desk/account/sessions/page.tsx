import type { Metadata } from 'next'
import { EndSessionForm } from '@/components/members/EndSessionForm'
import { SessionRow } from '@/components/members/SessionRow'
import { Table } from '@/components/ui/Table'
import { requireActor } from '@/lib/auth'
import { listSessions } from '@/lib/members/signing-in/sessions'
import { getTranslator } from '@/lib/settings/language'
import { endOne, endOthers } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.sessions.title') }
}

export default async function SessionsPage() {
  const [sessions, t] = await Promise.all([requireActor().then(listSessions), getTranslator()])
  return (
    <>
      <h1 className="pt-8 font-serif text-3xl font-semibold">{t('members.sessions.title')}</h1>
      <p className="mt-2 mb-6 max-w-prose">
        {t('members.sessions.lead')}{' '}
        <a className="link" href="/desk/account">
          {t('members.account.title')}
        </a>
      </p>
      <Table caption={t('members.sessions.caption')} stacks>
        <thead>
          <tr>
            <th scope="col">{t('members.sessions.columns.device')}</th>
            <th scope="col">{t('members.sessions.columns.startedAt')}</th>
            <th scope="col">{t('members.sessions.columns.lastSeenAt')}</th>
            <th scope="col">{t('members.sessions.columns.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} end={endOne.bind(null, session.id)} />
          ))}
        </tbody>
      </Table>
      {sessions.length > 1 && (
        <div className="mt-6">
          <EndSessionForm end={endOthers}>{t('members.sessions.endOthers')}</EndSessionForm>
        </div>
      )}
    </>
  )
}
