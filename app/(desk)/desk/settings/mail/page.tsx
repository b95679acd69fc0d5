import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { MailState } from '@/components/settings/MailState'
import { Outbox } from '@/components/settings/Outbox'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { pageSchema } from '@/lib/input'
import { listMail, mailStatus } from '@/lib/mail/outbox'
import { getTranslator } from '@/lib/settings/language'
import { decide, sendTest } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.mail.title') }
}

type Props = { searchParams: Promise<{ page?: string | string[] }> }

export default async function MailPage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const page = pageSchema.parse((await searchParams).page)
  const [status, { mail, pages }] = await found(Promise.all([mailStatus(actor), listMail(actor, t, page)]))
  return (
    <>
      <SettingsTabs here="/desk/settings/mail" />
      <MailState status={status} test={sendTest} />
      <Outbox mail={mail} decide={decide} />
      <Pagination page={page} pages={pages} hrefOf={(number) => `/desk/settings/mail?page=${number}`} />
    </>
  )
}
