import type { Metadata } from 'next'
import { AcceptanceForm } from '@/components/desk/members/AcceptanceForm'
import { Doorway } from '@/components/desk/members/Doorway'
import { openInvitation } from '@/lib/members/queries'
import { roleLabels } from '@/lib/members/schema'
import { accept } from '../actions'

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' }

type Props = { params: Promise<{ token: string }> }

export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const invitation = await openInvitation(token)
  if (!invitation)
    return (
      <Doorway title="This link has ended">
        <p>It was used already, or its time is over. Ask an admin of the archive for a new one.</p>
      </Doorway>
    )
  return (
    <Doorway title="Join the desk">
      <p className="mb-6 text-quiet">{roleLabels[invitation.role]}</p>
      <AcceptanceForm accept={accept.bind(null, token)} email={invitation.email} label="Set your password" />
    </Doorway>
  )
}
