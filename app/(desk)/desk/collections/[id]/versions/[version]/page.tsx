import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { VersionChanges } from '@/components/desk/VersionChanges'
import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { compareCollectionVersion, getCollectionVersion } from '@/lib/collections/versions'
import { numberIn } from '@/lib/input'
import { getTranslator } from '@/lib/settings/language'
import { directionOf } from '@/lib/text'

type Props = { params: Promise<{ id: string; version: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { version } = await params
  return { title: (await getTranslator())('collections.versionTitle', { version: numberIn(version) ?? 0 }) }
}

export default async function CollectionVersionPage({ params }: Props) {
  const actor = await requireActor()
  const { id, version } = await params
  const number = numberIn(version) ?? 0
  const [text, differences, t] = await Promise.all([
    found(getCollectionVersion(actor, id, number)),
    found(compareCollectionVersion(actor, id, number)),
    getTranslator(),
  ])
  return (
    <>
      <header className="pt-8 pb-6">
        <p>
          <Link href={`/desk/collections/${id}`} className="link">
            {t('collections.backToOne')}
          </Link>
        </p>
        <p className="mt-3 text-quiet">
          {t('desk.versions.line', { version: number, name: text.savedBy.name })} · <When at={text.savedAt} />
        </p>
        <h1 className="mt-1 font-serif text-3xl font-semibold" lang={text.language} dir="auto">
          {text.title}
        </h1>
      </header>
      <VersionChanges
        version={number}
        differences={differences}
        language={text.language}
        hrefOf={(other) => `/desk/collections/${id}/versions/${other}`}
      />
      <div className="max-w-3xl space-y-8">
        {text.introduction && (
          <p className="font-serif whitespace-pre-wrap" lang={text.language} dir={directionOf(text.language)}>
            {text.introduction}
          </p>
        )}
        <section aria-labelledby="records">
          <h2 id="records" className="mb-2 text-lg font-semibold">
            {t('collections.records')}
          </h2>
          <ol className="list-decimal space-y-1 ps-6">
            {text.records.map((record) => (
              <li key={record.id} className="wrap-anywhere" dir="auto">
                <Link href={`/desk/records/${record.id}`} className="link">
                  {record.title}
                </Link>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}
