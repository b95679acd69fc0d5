import type { Metadata } from 'next'
import { AcceptanceForm } from '@/components/desk/members/AcceptanceForm'
import { Doorway } from '@/components/desk/members/Doorway'
import { openInvitation } from '@/lib/members/queries'
import { accept } from '../invitation/actions'

export const metadata: Metadata = { title: 'Set up the archive', referrer: 'no-referrer' }

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams
  const open = typeof token === 'string' ? await openInvitation(token) : null
  if (typeof token !== 'string' || open?.email !== null)
    return (
      <Doorway title="Set up the archive">
        <p>
          The first admin is made with a link that the start of the archive prints. It works once, for a day;
          the next start prints another while there is no admin.
        </p>
      </Doorway>
    )
  return (
    <Doorway title="Make the first admin">
      <p className="mb-6">The admin invites everybody else and decides who may do what.</p>
      <AcceptanceForm accept={accept.bind(null, token)} email={null} label="Make the admin" />
    </Doorway>
  )
}
