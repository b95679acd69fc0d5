import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { Versions } from '@/components/desk/Versions'
import { PageEditor } from '@/components/settings/PageEditor'
import { PageSteps } from '@/components/settings/PageSteps'
import { pageState } from '@/components/settings/page-state'
import { Link } from '@/components/ui/Link'
import { requireActor } from '@/lib/auth'
import { getPage } from '@/lib/pages/queries'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import {
  deletePageAction,
  publishPageAction,
  renamePageAction,
  savePageAction,
  unpublishPageAction,
} from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.pages.text') }
}

type Props = { params: Promise<{ id: string }> }

export default async function EditPage({ params }: Props) {
  const actor = await requireActor()
  const [page, { language }, t] = await Promise.all([
    found(getPage(actor, (await params).id)),
    archiveSettings(),
    getTranslator(),
  ])
  const { id, version, text } = page
  return (
    <>
      <header className="pt-8 pb-4">
        <p>
          <Link href="/desk/settings/pages" className="link">
            {t('settings.pages.backToPages')}
          </Link>
        </p>
        <h1 className="mt-3 font-serif text-3xl font-semibold" lang={language}>
          {text.title}
        </h1>
        <p className="mt-1 text-quiet">{t('settings.pages.state', { state: pageState(page) })}</p>
      </header>
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,44rem)_18rem]">
        <PageEditor
          id={id}
          memberId={actor.id}
          version={version}
          opened={{ title: text.title, body: text.body }}
          language={language}
          save={savePageAction.bind(null, id)}
        />
        <div className="space-y-10">
          <PageSteps
            key={version}
            page={page}
            publish={publishPageAction.bind(null, id, version)}
            unpublish={unpublishPageAction.bind(null, id)}
            rename={renamePageAction.bind(null, id)}
            remove={deletePageAction.bind(null, id)}
          />
          <Versions {...page} hrefOf={(version) => `/desk/settings/pages/${page.id}/versions/${version}`} />
        </div>
      </div>
    </>
  )
}
