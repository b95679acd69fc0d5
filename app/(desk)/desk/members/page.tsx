import type { Metadata } from 'next'
import { InvitationForm } from '@/components/desk/members/InvitationForm'
import { MemberRow } from '@/components/desk/members/MemberRow'
import { Pagination } from '@/components/ui/Pagination'
import { Table } from '@/components/ui/Table'
import { requireActor } from '@/lib/auth'
import { listInvitations, listMembers } from '@/lib/members/queries'
import { roleLabels } from '@/lib/members/schema'
import { changeMemberRole, disable, enable, offerReset, revoke, sendInvitation } from './actions'

export const metadata: Metadata = { title: 'Members' }

type Props = { searchParams: Promise<{ page?: string | string[] }> }

export default async function MembersPage({ searchParams }: Props) {
  const actor = await requireActor()
  const page = Math.max(1, Math.trunc(Number((await searchParams).page)) || 1)
  const [{ members, pages }, invitations] = await Promise.all([
    listMembers(actor, page),
    listInvitations(actor),
  ])
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">Members</h1>
      <Table caption="Members by name">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail address</th>
            <th scope="col">Role</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={{ ...member, disabled: member.disabledAt !== null }}
              actions={{ changeRole: changeMemberRole, disable, enable, offerReset }}
            />
          ))}
        </tbody>
      </Table>
      <Pagination page={page} pages={pages} hrefOf={(number) => `/desk/members?page=${number}`} />
      <section className="mt-12 max-w-xl">
        <h2 className="mb-4 font-serif text-xl font-semibold">Invite somebody</h2>
        <InvitationForm invite={sendInvitation} />
      </section>
      {invitations.length > 0 && (
        <section className="mt-12 max-w-3xl">
          <h2 className="mb-2 font-serif text-xl font-semibold">Links that are open</h2>
          <ul>
            {invitations.map(({ id, email, role, expiresAt }) => (
              <li
                key={id}
                className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2"
              >
                <span>
                  {email}, {roleLabels[role].split(':')[0]}, until {expiresAt.toISOString().slice(0, 10)}
                </span>
                <form action={revoke.bind(null, id)}>
                  <button type="submit" className="link">
                    Take back<span className="sr-only"> the link for {email}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
