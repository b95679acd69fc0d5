import type { Metadata } from 'next'
import { Doorway } from '@/app/(desk)/doorway'
import { AcceptanceForm } from '@/components/members/AcceptanceForm'
import { openInvitation } from '@/lib/members/queries'
import { getTranslator } from '@/lib/messages/language'
import { accept } from '../actions'

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' }

type Props = { params: Promise<{ token: string }> }

export default async function InvitationPage({ params }: Props) {
  const t = await getTranslator()
  const { token } = await params
  const open = await openInvitation(token)
  if (!open)
    return (
      <Doorway title="This link has ended">
        <p>It was used already, or its time is over. Ask an admin of the archive for a new one.</p>
      </Doorway>
    )
  const forPassword = open.purpose === 'PASSWORD'
  return (
    <Doorway title={forPassword ? 'Set a new password' : 'Join the desk'}>
      <p className="mb-6 text-quiet">
        {forPassword ? 'Sessions that are open end with it.' : t(`labels.roleDescription.${open.role}`)}
      </p>
      <AcceptanceForm
        accept={accept.bind(null, token)}
        email={open.email}
        named={!forPassword}
        label="Set the password"
      />
    </Doorway>
  )
}
