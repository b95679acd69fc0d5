import type { Metadata } from 'next'
import { z } from 'zod'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { PastTheLast } from '@/components/archive/PastTheLast'
import { UnseenList } from '@/components/archive/UnseenList'
import { counted } from '@/components/archive/words'
import { Pagination } from '@/components/ui/Pagination'
import { unverified } from '@/lib/editions/archive'

export const dynamic = 'force-dynamic'

const description =
  'Statements that were not compared with their original, and works that are known only through others.'

const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)
const askedSchema = z.object({ page: pageSchema, works: pageSchema })
type Asked = z.output<typeof askedSchema>
type Props = { searchParams: Promise<Record<string, unknown>> }

/** The address of a page of both lists, each of which is turned by itself. */
function hrefOf({ page, works }: Asked): string {
  const query = new URLSearchParams()
  if (page > 1) query.set('page', String(page))
  if (works > 1) query.set('works', String(works))
  return query.size > 0 ? `/unverified?${query}` : '/unverified'
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = askedSchema.parse(await searchParams)
  return pageMetadata({ title: 'What could not be verified', description, path: hrefOf(asked) })
}

export default async function UnverifiedPage({ searchParams }: Props) {
  const asked = askedSchema.parse(await searchParams)
  const { statements, works } = await unverified(asked)
  const { records } = statements
  return (
    <>
      <h1 className="pt-14 font-serif text-3xl font-semibold">What could not be verified</h1>
      <p className="mt-4 max-w-measure font-serif text-lg">
        Everything published here was followed to a copy that somebody saw. That copy is not always the work
        that first said it. Here stands what has not been seen. Whoever has one of these works, or knows where
        it is kept, can help.
      </p>

      <section aria-labelledby="statements" className="mt-12">
        <h2 id="statements" className="section-title">
          Statements not yet compared with an original
        </h2>
        {records.length > 0 ? (
          <>
            <p className="mt-3 text-quiet">
              {counted(statements.total, 'statement', 'statements')}, those of the newest records first
              {statements.pages > 1 && `; page ${statements.page} of ${statements.pages}`}
            </p>
            <UnseenList records={records} />
          </>
        ) : (
          <PastTheLast page={asked.page} first={hrefOf({ ...asked, page: 1 })} />
        )}
        <Pagination
          page={statements.page}
          pages={statements.pages}
          hrefOf={(page) => `${hrefOf({ ...asked, page })}#statements`}
          label="Pages of statements"
        />
      </section>

      <section aria-labelledby="works" className="mt-12">
        <h2 id="works" className="section-title">
          Works known only through another
        </h2>
        {works.found.length > 0 ? (
          <ul className="mt-4 max-w-3xl divide-y divide-line border-y border-line">
            {works.found.map(({ id, title, records: citing }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
                <a
                  href={`/sources/${id}`}
                  className="font-serif text-lg decoration-1 underline-offset-4 hover:underline"
                >
                  {title}
                </a>
                <span className="text-quiet">named in {counted(citing, 'record', 'records')}</span>
              </li>
            ))}
          </ul>
        ) : (
          <PastTheLast page={asked.works} first={hrefOf({ ...asked, works: 1 })} />
        )}
        <Pagination
          page={works.page}
          pages={works.pages}
          hrefOf={(page) => `${hrefOf({ ...asked, works: page })}#works`}
          label="Pages of works"
        />
      </section>
    </>
  )
}
