import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { RecordLine } from '@/components/archive/RecordLine'
import { counted } from '@/components/archive/words'
import { unverified } from '@/lib/editions/archive'

export const dynamic = 'force-dynamic'

const description =
  'Statements that were not compared with their original, and works that are known only through others.'

export const generateMetadata = (): Metadata => ({
  title: 'What could not be verified',
  description,
  alternates: { canonical: addressOf('/unverified') },
})

export default async function UnverifiedPage() {
  const { records, works } = await unverified()
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
          Quotations not yet compared with an original
        </h2>
        {records.length === 0 ? (
          <p className="mt-4 text-quiet">None at present.</p>
        ) : (
          <ol className="mt-4 max-w-3xl divide-y divide-line border-y border-line">
            {records.map(({ unseen, ...record }) => (
              <li key={record.slug} className="py-4">
                <RecordLine {...record}>
                  <p>
                    {counted(unseen, 'quotation', 'quotations')} openly marked as not yet seen in the original
                  </p>
                </RecordLine>
              </li>
            ))}
          </ol>
        )}
      </section>

      <section aria-labelledby="works" className="mt-12">
        <h2 id="works" className="section-title">
          Works known only through another
        </h2>
        {works.length === 0 ? (
          <p className="mt-4 text-quiet">None at present.</p>
        ) : (
          <ul className="mt-4 max-w-3xl divide-y divide-line border-y border-line">
            {works.map(({ id, title, records: citing }) => (
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
        )}
      </section>
    </>
  )
}
