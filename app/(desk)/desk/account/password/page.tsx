import type { Metadata } from 'next'
import { ConfirmationForm } from '@/components/members/ConfirmationForm'
import { PASSWORD_MINUTES } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { confirmOwnPassword } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.confirmation.title') }
}

type Props = { searchParams: Promise<{ confirmed?: string | string[] }> }

/** Asks for the password again in browsers without JavaScript, beside the form that needs it. */
export default async function ConfirmationPage({ searchParams }: Props) {
  const [t] = await Promise.all([getTranslator(), requireActor()])
  return (
    <div className="max-w-xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">{t('members.confirmation.title')}</h1>
      <p className="mt-2 mb-6">{t('members.confirmation.lead', { minutes: PASSWORD_MINUTES })}</p>
      {(await searchParams).confirmed === 'yes' ? (
        <p role="status" className="font-medium">
          {t('members.confirmation.confirmed')}
        </p>
      ) : (
        <ConfirmationForm confirm={confirmOwnPassword} />
      )}
    </div>
  )
}
