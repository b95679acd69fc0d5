import type { Metadata } from 'next'
import { Doorway } from '@/app/(desk)/doorway'
import { ForgottenForm } from '@/components/members/ForgottenForm'
import { env } from '@/lib/env'
import { getTranslator } from '@/lib/settings/language'
import { askForLink } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.forgotten.title') }
}

export default async function ForgottenPage() {
  const t = await getTranslator()
  return (
    <Doorway title={t('members.forgotten.title')}>
      {env.STELE_SMTP_URL ? <ForgottenForm ask={askForLink} /> : <p>{t('members.forgotten.noMail')}</p>}
      <p className="mt-6">
        <a href="/sign-in" className="link">
          {t('members.forgotten.back')}
        </a>
      </p>
    </Doorway>
  )
}
