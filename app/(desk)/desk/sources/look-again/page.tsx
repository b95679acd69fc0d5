import type { Metadata } from 'next'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { RelocationList } from '@/components/holdings/RelocationList'
import { UnplacedMasks } from '@/components/holdings/UnplacedMasks'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { unplacedCopies } from '@/lib/editions/masking/queries'
import { openRelocations } from '@/lib/relocation/open-relocations'
import { getTranslator } from '@/lib/settings/language'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('relocation.title'),
})

const askedSchema = z.object({ after: z.uuid().optional().catch(undefined) })
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function LookAgainPage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const [{ rows, next }, copies] = await Promise.all([
    found(openRelocations(actor, askedSchema.parse(await searchParams))),
    found(unplacedCopies(actor)),
  ])
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('relocation.heading')}</h1>
        <p className="mt-1 max-w-measure">{t('relocation.lead')}</p>
      </header>
      <UnplacedMasks copies={copies} />
      {rows.length > 0 ? (
        <RelocationList rows={rows} withSource />
      ) : (
        <EmptyState
          title={t('relocation.empty.title')}
          action={<LinkButton href="/desk/sources">{t('relocation.empty.sources')}</LinkButton>}
        >
          {t('relocation.empty.text')}
        </EmptyState>
      )}
      {next && (
        <p className="mt-6">
          <LinkButton href={`/desk/sources/look-again?after=${next}`}>{t('relocation.more')}</LinkButton>
        </p>
      )}
    </>
  )
}
