import type { Metadata } from 'next'
import { permitted } from '@/app/(desk)/permitted'
import { ImportTable } from '@/components/imports/ImportTable'
import { NewImport } from '@/components/imports/NewImport'
import { requireActor } from '@/lib/auth'
import { listImports } from '@/lib/imports/queries'
import { LIMITS, SOURCES } from '@/lib/imports/schema'
import { targetLabel } from '@/lib/imports/targets'
import { kinds } from '@/lib/records/kinds'
import { getTranslator } from '@/lib/settings/language'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('imports.title'),
})

type Props = { searchParams: Promise<{ to?: string | string[] }> }

export default async function ImportsPage({ searchParams }: Props) {
  const [actor, t, { to }] = await Promise.all([requireActor(), getTranslator(), searchParams])
  permitted(actor, 'writeAll')
  const imports = await listImports(actor)
  const targets = [SOURCES, ...kinds.map(({ id }) => id)]
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('imports.title')}</h1>
        <p className="mt-2 max-w-prose text-quiet">{t('imports.lead')}</p>
      </header>
      <NewImport
        targets={targets.map((value) => ({ value, label: t(targetLabel(value)) }))}
        target={targets.find((target) => target === to) ?? ''}
        megabytes={LIMITS.megabytes}
      />
      {imports.length > 0 && (
        <section aria-labelledby="earlier" className="mt-10">
          <h2 id="earlier" className="mb-2 text-lg font-semibold">
            {t('imports.earlierTitle')}
          </h2>
          <ImportTable imports={imports} />
        </section>
      )}
    </>
  )
}
