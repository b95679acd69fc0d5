import { useTranslations } from 'next-intl'
import { z } from 'zod'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { Message } from '@/lib/messages/message'

const named = z.object({ id: z.string(), title: z.string() })
const copy = z.object({ id: z.string(), filename: z.string() })
const position = z.custom<Message>((value) => typeof value === 'object' && value !== null && 'key' in value)
const dependentsSchema = z.object({
  records: z.array(named).default([]),
  hidden: z.int().default(0),
  sources: z.array(named).default([]),
  relations: z.array(named.extend({ mergedIntoId: z.string().nullish() })).default([]),
  merged: z.array(named).default([]),
  holdings: z.array(copy).default([]),
  betterCopies: z.array(copy).default([]),
  copies: z.int().default(0),
  soughtHere: z.int().default(0),
  passages: z.array(z.object({ id: z.string(), position })).default([]),
  passageTotal: z.int().default(0),
  threads: z.int().default(0),
  soughtElsewhere: z.int().default(0),
  replacesOlder: z.int().default(0),
  verdicts: z.int().default(0),
  assessments: z.int().default(0),
})

const entryAt = (href: string, title: string) => () => (
  <Link href={href} className="link">
    <bdi>{title}</bdi>
  </Link>
)
const nameOf = (title: string) => () => <bdi>{title}</bdi>

/** Lists what relies on something and so keeps it from being deleted: records, sources, copies, passages, verdicts, assessments. */
export function Dependents({ items }: { items: unknown }) {
  const t = useTranslations('desk.dependents')
  const translate = useTranslator()
  const result = dependentsSchema.safeParse(items)
  if (!result.success) return null
  const { records, hidden, sources, relations, merged, holdings, betterCopies, passages, ...counts } =
    result.data
  const more = counts.passageTotal - passages.length
  return (
    <ul className="list-disc space-y-1 ps-5">
      {records.map(({ id, title }) => (
        <li key={id}>{t.rich('record', { entry: entryAt(`/desk/records/${id}`, title) })}</li>
      ))}
      {hidden > 0 && <li>{t('hiddenRecords', { count: hidden })}</li>}
      {sources.map(({ id, title }) => (
        <li key={id}>{t.rich('source', { entry: entryAt(`/desk/sources/${id}`, title) })}</li>
      ))}
      {relations.map(({ id, title, mergedIntoId }) => (
        <li key={`relation ${id}`}>
          {t.rich(mergedIntoId ? 'mergedRelation' : 'relation', {
            entry: entryAt(`/desk/sources/${id}`, title),
          })}
        </li>
      ))}
      {merged.map(({ id, title }) => (
        <li key={`merged ${id}`}>{t.rich('merged', { entry: nameOf(title) })}</li>
      ))}
      {holdings.map(({ id, filename }) => (
        <li key={id}>{t.rich('copy', { entry: nameOf(filename) })}</li>
      ))}
      {betterCopies.map(({ id, filename }) => (
        <li key={id}>{t.rich('betterCopy', { entry: nameOf(filename) })}</li>
      ))}
      {counts.copies > 0 && <li>{t('copies', { count: counts.copies })}</li>}
      {counts.soughtHere > 0 && <li>{t('soughtHere', { count: counts.soughtHere })}</li>}
      {passages.map(({ id, position }) => (
        <li key={id}>{t('passage', { position: translate(position) })}</li>
      ))}
      {more > 0 && <li>{t('morePassages', { count: more })}</li>}
      {(['threads', 'soughtElsewhere', 'replacesOlder', 'verdicts', 'assessments'] as const).map(
        (what) => counts[what] > 0 && <li key={what}>{t(what, { count: counts[what] })}</li>,
      )}
    </ul>
  )
}
