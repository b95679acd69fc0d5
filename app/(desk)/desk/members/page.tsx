import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { InvitationForm } from '@/components/members/InvitationForm'
import { MemberRow } from '@/components/members/MemberRow'
import { OpenLinkRow } from '@/components/members/OpenLinkRow'
import { Pagination } from '@/components/ui/Pagination'
import { Table } from '@/components/ui/Table'
import { requireActor } from '@/lib/auth'
import { listInvitations, listMembers } from '@/lib/members/queries'
import { getTranslator } from '@/lib/messages/language'
import { changeMemberRole, makeInvitation, offerReset, setMemberDisabled, takeBack } from './actions'

export const metadata: Metadata = { title: 'Members' }

type Props = { searchParams: Promise<{ page?: string | string[] }> }

export default async function MembersPage({ searchParams }: Props) {
  const t = await getTranslator()
  const actor = await requireActor()
  const page = Math.max(1, Math.trunc(Number((await searchParams).page)) || 1)
  const [{ members, pages }, links] = await found(
    Promise.all([listMembers(actor, page), listInvitations(actor)]),
  )
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">Members</h1>
      <Table caption="Members by name" stacks>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail address</th>
            <th scope="col">Role</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ disabledAt, ...member }) => (
            <MemberRow
              key={member.id}
              member={{ ...member, disabled: disabledAt !== null }}
              actions={{
                changeRole: changeMemberRole.bind(null, member.id),
                setDisabled: setMemberDisabled.bind(null, member.id, disabledAt === null),
                offerReset: offerReset.bind(null, member.id),
              }}
            />
          ))}
        </tbody>
      </Table>
      <Pagination page={page} pages={pages} hrefOf={(number) => `/desk/members?page=${number}`} />
      <section className="mt-12 max-w-xl">
        <h2 className="mb-4 font-serif text-xl font-semibold">Invite somebody</h2>
        <InvitationForm invite={makeInvitation} />
      </section>
      {links.length > 0 && (
        <section className="mt-12 max-w-3xl">
          <h2 className="mb-2 font-serif text-xl font-semibold">Links that are open</h2>
          <ul>
            {links.map(({ id, email, role, resets, expiresAt }) => (
              <OpenLinkRow
                key={id}
                whose={resets ?? email ?? ''}
                what={`${resets ? 'a new password' : t(`labels.role.${role}`)}, until ${expiresAt.toISOString().slice(0, 10)}`}
                revoke={takeBack.bind(null, id)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
