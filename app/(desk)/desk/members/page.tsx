import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { InvitationForm } from '@/components/members/InvitationForm'
import { MemberRow } from '@/components/members/MemberRow'
import { OpenLinkRow } from '@/components/members/OpenLinkRow'
import { ProposalList } from '@/components/members/ProposalList'
import { Pagination } from '@/components/ui/Pagination'
import { Table } from '@/components/ui/Table'
import { requireActor } from '@/lib/auth'
import { pageSchema } from '@/lib/input'
import { listProposals } from '@/lib/members/proposals'
import { listInvitations, listMembers } from '@/lib/members/queries'
import { message } from '@/lib/messages/message'
import { getTranslator } from '@/lib/settings/language'
import {
  changeMemberRole,
  confirmProposalAction,
  declineProposalAction,
  disable,
  enable,
  makeInvitation,
  offerReset,
  remove,
  removeFactor,
  rename,
  revoke,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.title') }
}

type Props = { searchParams: Promise<{ page?: string | string[] }> }

export default async function MembersPage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const page = pageSchema.parse((await searchParams).page)
  const [{ members, pages }, links, proposals] = await found(
    Promise.all([listMembers(actor, page), listInvitations(actor), listProposals(actor)]),
  )
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">{t('members.title')}</h1>
      <ProposalList
        proposals={proposals.map(({ id, isOwn, by, expiresAt, act, whose, role }) => ({
          ...{ id, isOwn },
          what: t('members.twoAdmins.act', { act, whose, role: role ? message(`labels.role.${role}`) : '' }),
          from: t('members.twoAdmins.by', { by, until: { day: expiresAt.toISOString().slice(0, 10) } }),
        }))}
        confirm={confirmProposalAction}
        decline={declineProposalAction}
      />
      <Table caption={t('members.caption')} stacks>
        <thead>
          <tr>
            <th scope="col">{t('members.columns.name')}</th>
            <th scope="col">{t('members.columns.email')}</th>
            <th scope="col">{t('members.columns.role')}</th>
            <th scope="col">{t('members.columns.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ disabledAt, ...member }) => (
            <MemberRow
              key={member.id}
              member={{ ...member, disabled: disabledAt !== null }}
              actions={{
                changeRole: changeMemberRole.bind(null, member.id),
                setDisabled: (disabledAt ? enable : disable).bind(null, member.id),
                offerReset: offerReset.bind(null, member.id),
                rename: rename.bind(null, member.id),
                removeFactor: removeFactor.bind(null, member.id),
                remove: remove.bind(null, member.id),
              }}
            />
          ))}
        </tbody>
      </Table>
      <Pagination page={page} pages={pages} hrefOf={(number) => `/desk/members?page=${number}`} />
      <p className="mt-6">
        <a className="link" href="/desk/members/tokens">
          {t('members.tokens.allLink')}
        </a>
      </p>
      <section className="mt-12 max-w-xl">
        <h2 className="mb-4 font-serif text-xl font-semibold">{t('members.invite.title')}</h2>
        <InvitationForm invite={makeInvitation} />
      </section>
      {links.length > 0 && (
        <section className="mt-12 max-w-3xl">
          <h2 className="mb-2 font-serif text-xl font-semibold">{t('members.links.title')}</h2>
          <ul>
            {links.map(({ id, email, role, resets, expiresAt }) => (
              <OpenLinkRow
                key={id}
                whose={resets ?? email ?? ''}
                label={t(resets ? 'members.links.password' : 'members.links.invitation', {
                  whose: resets ?? email ?? '',
                  role: message(`labels.role.${role}`),
                  until: { day: expiresAt.toISOString().slice(0, 10) },
                })}
                revoke={revoke.bind(null, id)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
