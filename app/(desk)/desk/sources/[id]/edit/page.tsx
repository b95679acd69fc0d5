import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { SourceForm } from '@/components/sources/SourceForm'
import { formOf } from '@/components/sources/source-draft'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { getSource } from '@/lib/sources/queries'
import { editSourceAction } from '../../actions'

export const metadata: Metadata = { title: 'Edit a source' }

type Props = { params: Promise<{ id: string }> }

export default async function EditSourcePage({ params }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const { source, version, authorityNames } = await found(getSource(actor, id))
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/sources/${id}`} className="link">
            Back to the source
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">
          Edit <bdi>{source.title}</bdi>
        </h1>
      </header>
      <SourceForm
        id={source.id}
        version={version}
        keepAs={`${actor.id}-${source.id}`}
        opened={formOf(source, authorityNames)}
        action={editSourceAction}
      />
    </>
  )
}
