import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { EventFilters } from '@/components/audit/EventFilters'
import { EventTable } from '@/components/audit/EventTable'
import { ListPages } from '@/components/lists/ListPages'
import { SettingsTabs } from '@/components/settings/SettingsTabs'
import { EmptyState } from '@/components/ui/EmptyState'
import { auditHref, auditSchema, exportHref } from '@/lib/audit/filters'
import { auditChoices, listEvents } from '@/lib/audit/queries'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('settings.log.title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EventLogPage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const filters = auditSchema.parse(await searchParams)
  const { before, ...kept } = filters
  const [{ events, next }, choices] = await found(
    Promise.all([listEvents(actor, filters), auditChoices(actor)]),
  )
  return (
    <>
      <SettingsTabs here="/desk/settings/log" />
      <p className="max-w-3xl">{t('audit.intro')}</p>
      <p className="mb-6 max-w-3xl text-quiet">{t('audit.fromWhere')}</p>
      <EventFilters filters={kept} {...choices} />
      {events.length === 0 ? (
        <EmptyState title={t('audit.empty')}>{t('audit.emptyHint')}</EmptyState>
      ) : (
        <EventTable events={events} withSubject />
      )}
      <ListPages
        first={before ? auditHref(kept) : null}
        next={next && auditHref({ ...kept, before: next })}
      />
      <section aria-labelledby="download" className="mt-10">
        <h2 id="download" className="mb-2 text-lg font-semibold">
          {t('audit.download.title')}
        </h2>
        <p className="text-quiet">{t('audit.download.hint')}</p>
        <ul className="mt-2 flex gap-6">
          {(['csv', 'json'] as const).map((format) => (
            <li key={format}>
              <a href={exportHref(format, kept)} className="link" download>
                {t(`audit.download.${format}`)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
