import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { permitted } from '@/app/(desk)/permitted'
import { MergePage } from '@/components/merging/MergePage'
import { OtherAuthorityForm } from '@/components/merging/OtherAuthorityForm'
import { requireActor } from '@/lib/auth'
import { getAuthority } from '@/lib/authorities/queries'
import type { Translator } from '@/lib/messages/translator'
import { getTranslator } from '@/lib/settings/language'
import { languageName } from '@/lib/text'
import { mergeAuthoritiesAction } from '../../actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('merging.names.title'),
})

const askedSchema = z.object({ with: z.uuid().nullable().default(null).catch(null) })
type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Authority = Awaited<ReturnType<typeof getAuthority>>

const linesOf = (authority: Authority, t: Translator): [string, string][] => [
  [t('merging.names.kind'), t(`labels.authority.${authority.kind}`)],
  [t('merging.names.name'), authority.name],
  [t('merging.names.language'), authority.language ? languageName(authority.language, t) : ''],
  [t('merging.names.place'), authority.place ?? ''],
  [
    t('merging.names.variants'),
    authority.variants
      .map(({ name, script, language }) =>
        [name, [language && languageName(language, t), script].filter(Boolean).join(', ')]
          .filter(Boolean)
          .join(' · '),
      )
      .join('\n'),
  ],
  [t('merging.names.note'), authority.note],
]

const entryOf = (authority: Authority, t: Translator) => ({
  id: authority.id,
  version: authority.version,
  label: authority.name,
  lines: linesOf(authority, t),
})

export default async function MergeAuthoritiesPage({ params, searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  permitted(actor, 'writeAll')
  const { id } = await params
  const asked = askedSchema.parse(await searchParams)
  const one = await found(getAuthority(actor, id))
  const other = asked.with ? await found(getAuthority(actor, asked.with)) : null
  if (one.id !== id || other?.id === id) redirect(`/desk/authorities/${one.id}`)
  return (
    <MergePage
      title={t('merging.names.heading')}
      lead={t('merging.names.lead')}
      area="/desk/authorities"
      back={t('merging.names.back')}
      one={entryOf(one, t)}
      other={other && entryOf(other, t)}
      effect={t('merging.names.effect')}
      action={mergeAuthoritiesAction}
    >
      <OtherAuthorityForm id={id} kind={one.kind} />
    </MergePage>
  )
}
