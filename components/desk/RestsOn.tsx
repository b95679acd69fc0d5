import { z } from 'zod'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { Message } from '@/lib/messages/message'

const named = z.object({ id: z.string(), title: z.string() })
const copy = z.object({ id: z.string(), filename: z.string() })
const position = z.custom<Message>((value) => typeof value === 'object' && value !== null && 'key' in value)
const restsSchema = z.object({
  records: z.array(named).default([]),
  hidden: z.int().default(0),
  sources: z.array(named).default([]),
  relations: z.array(named.extend({ mergedIntoId: z.string().nullish() })).default([]),
  merged: z.array(named).default([]),
  holdings: z.array(copy).default([]),
  betterCopies: z.array(copy).default([]),
  soughtHere: z.int().default(0),
  passages: z.array(z.object({ id: z.string(), position })).default([]),
  passageTotal: z.int().default(0),
  threads: z.int().default(0),
  soughtElsewhere: z.int().default(0),
  standsForOlder: z.int().default(0),
  verdicts: z.int().default(0),
  assessments: z.int().default(0),
})

/** What rests on something that therefore stays: records, sources, copies, passages, verdicts, assessments. */
export function RestsOn({ rests }: { rests: unknown }) {
  const t = useTranslator()
  const result = restsSchema.safeParse(rests)
  if (!result.success) return null
  const {
    records,
    hidden,
    sources,
    relations,
    merged,
    holdings,
    betterCopies,
    soughtHere,
    passages,
    passageTotal,
    threads,
    soughtElsewhere,
    standsForOlder,
    verdicts,
    assessments,
  } = result.data
  const more = passageTotal - passages.length
  return (
    <ul className="list-disc space-y-1 ps-5">
      {records.map(({ id, title }) => (
        <li key={id}>
          Record:{' '}
          <Link href={`/desk/records/${id}`} className="link">
            <bdi>{title}</bdi>
          </Link>
        </li>
      ))}
      {hidden > 0 && <li>Records of other members: {hidden}</li>}
      {sources.map(({ id, title }) => (
        <li key={id}>
          Source:{' '}
          <Link href={`/desk/sources/${id}`} className="link">
            <bdi>{title}</bdi>
          </Link>
        </li>
      ))}
      {relations.map(({ id, title, mergedIntoId }) => (
        <li key={`relation ${id}`}>
          Relation with{' '}
          <Link href={`/desk/sources/${id}`} className="link">
            <bdi>{title}</bdi>
          </Link>
          {mergedIntoId && ', which was merged into another entry'}
        </li>
      ))}
      {merged.map(({ id, title }) => (
        <li key={`merged ${id}`}>
          Merged into it: <bdi>{title}</bdi>
        </li>
      ))}
      {holdings.map(({ id, filename }) => (
        <li key={id}>
          Copy: <bdi>{filename}</bdi>
        </li>
      ))}
      {betterCopies.map(({ id, filename }) => (
        <li key={id}>
          Copy that is better than it: <bdi>{filename}</bdi>
        </li>
      ))}
      {soughtHere > 0 && <li>Passages of older copies that were looked for in it: {soughtHere}</li>}
      {passages.map(({ id, position }) => (
        <li key={id}>Passage: {t(position)}</li>
      ))}
      {more > 0 && <li>More passages: {more}</li>}
      {threads > 0 && <li>Discussions about it: {threads}</li>}
      {soughtElsewhere > 0 && <li>Better copies in which it was looked for: {soughtElsewhere}</li>}
      {standsForOlder > 0 && <li>Passages of older copies for which it stands: {standsForOlder}</li>}
      {verdicts > 0 && <li>Verdicts given against it: {verdicts}</li>}
      {assessments > 0 && <li>Assessments of it by the archive: {assessments}</li>}
    </ul>
  )
}
