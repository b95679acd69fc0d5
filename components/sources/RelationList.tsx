import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { RelationType } from '@/lib/generated/prisma/enums'

type Relation = {
  id: string
  type: RelationType
  note: string
  direction: 'to' | 'from'
  other: { id: string; title: string; mergedIntoId: string | null }
}
type Props = { relations: readonly Relation[]; remove: ((id: string) => Promise<void>) | null }

/** How a source stands to others, read from this one. */
export function RelationList({ relations, remove }: Props) {
  const t = useTranslator()
  if (relations.length === 0) return <p className="text-quiet">It is not related to another source.</p>
  return (
    <ul>
      {relations.map(({ id, type, note, direction, other }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-3 border-b border-line py-2"
        >
          <span>
            {t(`labels.${direction === 'to' ? 'relation' : 'relationBack'}.${type}`)}{' '}
            <Link href={`/desk/sources/${other.id}`} className="link">
              <bdi>{other.title}</bdi>
            </Link>
            {other.mergedIntoId && (
              <span className="text-quiet">, an entry that was merged into another since</span>
            )}
            {note && <span className="block text-quiet">{note}</span>}
          </span>
          {remove && (
            <form action={remove.bind(null, id)}>
              <button type="submit" className="link">
                Take back<span className="sr-only"> the relation with {other.title}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
