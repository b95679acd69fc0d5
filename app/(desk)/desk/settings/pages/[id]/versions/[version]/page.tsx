import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { VersionChanges } from '@/components/desk/VersionChanges'
import { When } from '@/components/desk/When'
import { LongText } from '@/components/text/LongText'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { numberIn } from '@/lib/input'
import { comparePageVersion, getPageVersion } from '@/lib/pages/queries'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { directionOf } from '@/lib/text'

type Props = { params: Promise<{ id: string; version: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { version } = await params
  return {
    title: (await getTranslator())('settings.pages.versionTitle', { version: numberIn(version) ?? 0 }),
  }
}

export default async function VersionPage({ params }: Props) {
  const actor = await requireActor()
  const { id, version } = await params
  const number = numberIn(version) ?? 0
  const [text, differences, { language }, t] = await Promise.all([
    found(getPageVersion(actor, id, number)),
    found(comparePageVersion(actor, id, number)),
    archiveSettings(),
    getTranslator(),
  ])
  return (
    <>
      <header className="pt-8 pb-6">
        <p>
          <Link href={`/desk/settings/pages/${id}`} className="link">
            {t('settings.pages.backToPage')}
          </Link>
        </p>
        <p className="mt-3 text-quiet">
          {t('settings.pages.versionTitle', { version: text.version })} · <When at={text.savedAt} />
        </p>
        <h1 className="mt-1 font-serif text-3xl font-semibold" lang={language}>
          {text.title}
        </h1>
      </header>
      <VersionChanges
        version={number}
        differences={differences}
        language={language}
        hrefOf={(other) => `/desk/settings/pages/${id}/versions/${other}`}
      />
      <div className="reading" lang={language} dir={directionOf(language)}>
        <LongText document={text.body} language={language} />
      </div>
    </>
  )
}
