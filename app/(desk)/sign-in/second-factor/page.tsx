import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Doorway } from '@/app/(desk)/doorway'
import { ConfirmationForm } from '@/components/members/ConfirmationForm'
import { PasskeyForm } from '@/components/members/PasskeyForm'
import { SecondFactorForm } from '@/components/members/SecondFactorForm'
import { Button } from '@/components/ui/Button'
import { hasRecentPassword } from '@/lib/access'
import { currentActor, memberSettingUp } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { leave } from '../actions'
import { addFirstPasskey, beginPasskey, confirmFirst, setUp } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.secondFactor.mustTitle') }
}

/**
 * The only page of a member whose role needs a second factor that they don't have yet. It asks for the password first, where that was entered too long
 * ago or a provider let them in.
 */
export default async function RequiredFactorPage() {
  const t = await getTranslator()
  if (await currentActor()) redirect('/desk')
  const actor = await memberSettingUp()
  if (!actor) redirect('/sign-in')
  return (
    <Doorway title={t('members.secondFactor.mustTitle')}>
      <p className="mb-6">{t('members.secondFactor.mustLead')}</p>
      {hasRecentPassword(actor) ? (
        <>
          <SecondFactorForm setUp={setUp} then="/desk" />
          <section className="mt-10">
            <h2 className="mb-2 font-serif text-xl font-semibold">{t('members.secondFactor.orPasskey')}</h2>
            <p className="mb-4">{t('members.passkeys.lead')}</p>
            <PasskeyForm begin={beginPasskey} add={addFirstPasskey} then="/desk" />
          </section>
        </>
      ) : (
        <ConfirmationForm confirm={confirmFirst} />
      )}
      <form action={leave} className="mt-10">
        <Button type="submit" look="secondary">
          {t('members.account.signOut')}
        </Button>
      </form>
    </Doorway>
  )
}
