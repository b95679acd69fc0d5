import type { Metadata } from 'next'
import { Doorway } from '@/app/(desk)/doorway'
import { AcceptanceForm } from '@/components/members/AcceptanceForm'
import { openInvitation } from '@/lib/members/queries'
import { getTranslator } from '@/lib/settings/language'
import { accept } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return { title: t('members.invitation.metaTitle'), referrer: 'no-referrer' }
}

type Props = { params: Promise<{ token: string }> }

export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const [open, t] = await Promise.all([openInvitation(token), getTranslator()])
  if (!open)
    return (
      <Doorway title={t('members.invitation.endedTitle')}>
        <p>{t('members.invitation.ended')}</p>
      </Doorway>
    )
  const forPassword = open.purpose === 'PASSWORD'
  return (
    <Doorway title={t(forPassword ? 'members.invitation.newPassword' : 'members.invitation.join')}>
      <p className="mb-6 text-quiet">
        {t(forPassword ? 'members.invitation.endsSessions' : `labels.roleDescription.${open.role}`)}
      </p>
      <AcceptanceForm
        accept={accept.bind(null, token)}
        email={open.email}
        named={!forPassword}
        label={t('members.invitation.submit')}
      />
    </Doorway>
  )
}
