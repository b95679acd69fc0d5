import type { Metadata } from 'next'
import { AskedOfYou } from '@/components/discussions/AskedOfYou'
import { OpenThreads } from '@/components/discussions/OpenThreads'
import { RecordTable } from '@/components/records/RecordTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { askedOf, openThreadsOf } from '@/lib/discussions/queries'
import { hrefOfList } from '@/lib/records/filters'
import { type RecordRow, waitingFor } from '@/lib/records/queries'
import { countOpenRelocations } from '@/lib/relocation/open-relocations'
import { seenAction } from './threads/actions'

export const metadata: Metadata = { title: 'Start' }

export default async function DeskPage() {
  const actor = await requireActor()
  const [{ drafts, toReview, toPublish, changed }, asked, threads] = await Promise.all([
    waitingFor(actor),
    askedOf(actor),
    openThreadsOf(actor),
  ])
  const again = can(actor, 'writeAll') ? await countOpenRelocations() : 0
  const returned = drafts.filter(({ state }) => state === 'RETURNED')
  const open = drafts.filter(({ state }) => state !== 'RETURNED')
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">What waits for you</h1>
        <LinkButton href="/desk/records/new" look="primary">
          Add a record
        </LinkButton>
      </header>
      <AskedOfYou {...asked} action={seenAction} />
      {can(actor, 'giveVerdicts') && (
        <Waiting title="Waiting for your review" records={toReview} none="Nothing waits for you to check." />
      )}
      {can(actor, 'publish') && (
        <Waiting
          title="Approved, to be published"
          records={toPublish}
          none="Nothing waits to be published."
        />
      )}
      {returned.length > 0 && <Waiting title="Returned to you" records={returned} none="" />}
      {open.length > 0 && <Waiting title="Your drafts" records={open} none="" />}
      {changed.length > 0 && (
        <Waiting title="Published, and a source was changed since" records={changed} none="" />
      )}
      {again > 0 && (
        <p className="mb-6">
          <Link href="/desk/sources/look-again" className="link">
            Passages to look at again: {again === 100 ? '100 or more' : again}
          </Link>
        </p>
      )}
      <OpenThreads threads={threads} />
      {drafts.length > 0 ? (
        <LinkButton href={hrefOfList({ mine: 'yes' })}>All that you made or changed</LinkButton>
      ) : (
        <EmptyState
          title="You have no open drafts"
          action={<LinkButton href="/desk/records/new">Add a record</LinkButton>}
        >
          Every sentence in a record rests on a source, and another person checks it before it is published.
        </EmptyState>
      )}
    </>
  )
}

function Waiting({ title, records, none }: { title: string; records: readonly RecordRow[]; none: string }) {
  return (
    <section className="mb-10">
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      {records.length > 0 ? (
        <RecordTable caption={title} records={records} />
      ) : (
        <p className="text-quiet">{none}</p>
      )}
    </section>
  )
}
