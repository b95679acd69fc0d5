import type { Metadata } from 'next'
import { ConfirmationForm } from '@/components/members/ConfirmationForm'
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
      <h1 className="pt-8 pb-6 font-serif text-3xl font-semibold">{t('members.confirmation.title')}</h1>
      {(await searchParams).confirmed === 'yes' ? (
        <p role="status">{t('members.confirmation.confirmed')}</p>
      ) : (
        <ConfirmationForm confirm={confirmOwnPassword} />
      )}
    </div>
  )
}
