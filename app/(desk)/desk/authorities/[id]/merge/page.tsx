import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { MergePage } from '@/components/merging/MergePage'
import { OtherAuthorityForm } from '@/components/merging/OtherAuthorityForm'
import { requireActor } from '@/lib/auth'
import { getAuthority } from '@/lib/authorities/queries'
import { authorityKindLabels } from '@/lib/authorities/schema'
import { languageName } from '@/lib/text'
import { mergeAuthoritiesAction } from '../../actions'

export const metadata: Metadata = { title: 'Merge names' }

const askedSchema = z.object({ with: z.uuid().nullable().default(null).catch(null) })
type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Standing = Awaited<ReturnType<typeof getAuthority>>

const linesOf = (authority: Standing): [string, string][] => [
  ['What it names', authorityKindLabels[authority.kind].one],
  ['Name', authority.name],
  ['Language', authority.language ? languageName(authority.language) : ''],
  ['Place', authority.place ?? ''],
  [
    'Other names',
    authority.variants
      .map(({ name, script, language }) =>
        [name, [language && languageName(language), script].filter(Boolean).join(', ')]
          .filter(Boolean)
          .join(' · '),
      )
      .join('\n'),
  ],
  ['Note', authority.note],
]

const entryOf = (authority: Standing) => ({
  id: authority.id,
  version: authority.version,
  label: authority.name,
  lines: linesOf(authority),
})

export default async function MergeAuthoritiesPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const asked = askedSchema.parse(await searchParams)
  const one = await found(getAuthority(actor, id))
  const other = asked.with ? await found(getAuthority(actor, asked.with)) : null
  if (one.id !== id || other?.id === id) redirect(`/desk/authorities/${one.id}`)
  return (
    <MergePage
      title="Two entries of one name"
      lead="Where two entries name the same, they become one, and every spelling is kept."
      area="/desk/authorities"
      noun="name"
      one={entryOf(one)}
      other={other && entryOf(other)}
      what="The name of the other and all its other names become other names of it. Sources and drafts are tied to it; the words that stand in them do not change."
      action={mergeAuthoritiesAction}
    >
      <OtherAuthorityForm id={id} kind={one.kind} />
    </MergePage>
  )
}
