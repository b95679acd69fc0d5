import { useTranslations } from 'next-intl'
import { RecordFields } from '@/components/archive/RecordFields'
import type { RecordContent } from '@/lib/records/schema'

/** Shows the part that readers see above the text. Title, summary and fields have no source of their own and are approved with the record. */
export function SubmittedHead({ kind, content }: { kind: string; content: RecordContent }) {
  const t = useTranslations('review.submitted')
  return (
    <section
      aria-labelledby="submitted-head"
      className="mb-8 space-y-2 rounded border border-line bg-panel p-5"
    >
      <h2 id="submitted-head" className="text-quiet">
        {t('head')}
      </h2>
      <p className="font-medium">{content.title}</p>
      <p className="font-serif text-base">{content.summary}</p>
      <RecordFields kind={kind} fields={content.fields} />
    </section>
  )
}
