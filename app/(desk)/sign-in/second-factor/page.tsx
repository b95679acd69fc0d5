import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Doorway } from '@/app/(desk)/doorway'
import { SecondFactorForm } from '@/components/members/SecondFactorForm'
import { Button } from '@/components/ui/Button'
import { currentActor, memberSettingUp } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { leave } from '../actions'
import { setUp } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.secondFactor.mustTitle') }
}

/** The only page of a member whose role needs a second factor that they don't have yet. */
export default async function RequiredFactorPage() {
  const t = await getTranslator()
  if (await currentActor()) redirect('/desk')
  if (!(await memberSettingUp())) redirect('/sign-in')
  return (
    <Doorway title={t('members.secondFactor.mustTitle')}>
      <p className="mb-6">{t('members.secondFactor.mustLead')}</p>
      <SecondFactorForm setUp={setUp} then="/desk" />
      <form action={leave} className="mt-10">
        <Button type="submit" look="secondary">
          {t('members.account.signOut')}
        </Button>
      </form>
    </Doorway>
  )
}
