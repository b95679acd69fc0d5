import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
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
  const [open, t, of] = await Promise.all([
    openInvitation(token),
    getTranslator(),
    getTranslations('members.invitation'),
  ])
  if (!open)
    return (
      <Doorway title={t('members.invitation.endedTitle')}>
        <p>
          {of.rich('ended', {
            forgotten: (chunks) => (
              <a href="/sign-in/forgotten" className="link">
                {chunks}
              </a>
            ),
          })}
        </p>
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
