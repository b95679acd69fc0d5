import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { OtherAuthorityForm } from '@/components/desk/authorities/OtherAuthorityForm'
import { ComparedEntries } from '@/components/desk/ComparedEntries'
import { MergeForm } from '@/components/desk/MergeForm'
import { Link } from '@/components/ui/Link'
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

export default async function MergeAuthorityPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { id } = await params
  const asked = askedSchema.parse(await searchParams)
  const one = await found(getAuthority(actor, id))
  const other = asked.with ? await found(getAuthority(actor, asked.with)) : null
  if (one.id !== id || other?.id === id) redirect(`/desk/authorities/${one.id}`)
  const others = other && new Map(linesOf(other))
  return (
    <>
      <header className="py-8">
        <p>
          <Link href={`/desk/authorities/${id}`} className="link">
            Back to the name
          </Link>
        </p>
        <h1 className="font-serif text-3xl font-semibold">Two entries of one name</h1>
        <p className="mt-1 max-w-measure">
          Where two entries name the same, they become one, and every spelling is kept.
        </p>
      </header>
      {other && others ? (
        <div className="space-y-8">
          <ComparedEntries
            caption="The two entries side by side"
            names={['This entry', 'The other entry']}
            lines={linesOf(one).map(([label, text]) => ({ label, texts: [text, others.get(label) ?? ''] }))}
          />
          <MergeForm
            action={mergeAuthoritiesAction}
            entries={[
              { id, version: one.version, label: one.name, hint: 'This entry' },
              { id: other.id, version: other.version, label: other.name, hint: 'The other entry' },
            ]}
            what="The name of the other and all its other names become other names of it. Sources and drafts are tied to it; the words that stand in them do not change."
          />
          <p>
            <Link href={`/desk/authorities/${id}/merge`} className="link">
              Compare with another
            </Link>
          </p>
        </div>
      ) : (
        <OtherAuthorityForm id={id} kind={one.kind} />
      )}
    </>
  )
}
