import type { Metadata } from 'next'
import { Doorway } from '@/app/(desk)/doorway'
import { AcceptanceForm } from '@/components/members/AcceptanceForm'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { openInvitation } from '@/lib/members/queries'
import { getTranslator } from '@/lib/settings/language'
import { acceptSetup } from '../invitation/actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return { title: t('members.setup.title'), referrer: 'no-referrer' }
}

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function SetupPage({ searchParams }: Props) {
  const [{ token }, t] = await Promise.all([searchParams, getTranslator()])
  const open = typeof token === 'string' ? await openInvitation(token.trim()) : null
  if (typeof token !== 'string' || open?.purpose !== 'SETUP')
    return <TokenForm isInvalid={token !== undefined} />
  return (
    <Doorway title={t('members.setup.adminTitle')}>
      <p className="mb-6">{t('members.setup.adminLead')}</p>
      <AcceptanceForm
        accept={acceptSetup.bind(null, token.trim())}
        email={null}
        named
        label={t('members.setup.submit')}
      />
    </Doorway>
  )
}

async function TokenForm({ isInvalid }: { isInvalid: boolean }) {
  const t = await getTranslator()
  return (
    <Doorway title={t('members.setup.title')}>
      <p className="mb-6">{t('members.setup.lead')}</p>
      <form method="get" className="space-y-5">
        <Field
          label={t('members.setup.token')}
          id="token"
          error={isInvalid ? t('members.setup.tokenInvalid') : null}
          required
        >
          {(wired) => <Input {...wired} name="token" autoComplete="off" spellCheck={false} />}
        </Field>
        <Button type="submit">{t('members.setup.continue')}</Button>
      </form>
    </Doorway>
  )
}
