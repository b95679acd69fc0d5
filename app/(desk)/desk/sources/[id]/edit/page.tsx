import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { found } from '@/app/(desk)/found'
import { permitted } from '@/app/(desk)/permitted'
import { SourceForm } from '@/components/sources/SourceForm'
import { formOf } from '@/components/sources/source-draft'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { getSource } from '@/lib/sources/queries'
import { editSourceAction } from '../../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('sources.editTitle'),
})

type Props = { params: Promise<{ id: string }> }

export default async function EditSourcePage({ params }: Props) {
  const actor = await requireActor()
  permitted(actor, 'writeAll')
  const t = await getTranslator()
  const { id } = await params
  const { source, version, authorityNames } = await found(getSource(actor, id))
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/sources/${id}`} className="link">
            {t('sources.back')}
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">
          <Heading title={source.title} />
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

function Heading({ title }: { title: string }) {
  const t = useTranslations('sources')
  return t.rich('editHeading', { name: () => <bdi>{title}</bdi> })
}
