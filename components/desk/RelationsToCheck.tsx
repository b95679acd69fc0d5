import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/Link'
import type { WaitingRelation } from '@/lib/records/relations'
import { CountedTitle } from './CountedTitle'

type Props = { relations: readonly WaitingRelation[]; most: number }

/** The relations between records that the reader can check. Renders nothing when there are none. */
export function RelationsToCheck({ relations, most }: Props) {
  const t = useTranslations('records.relations')
  const label = useTranslations('labels')
  if (relations.length === 0) return null
  const shown = relations.slice(0, most)
  const linkTo = ({ id, title }: WaitingRelation['to']) => {
    const link = (): ReactNode => (
      <Link href={`/desk/records/${id}#relations`} className="link">
        <bdi>{title}</bdi>
      </Link>
    )
    return link
  }
  return (
    <section aria-labelledby="relationsToCheck" className="mb-10">
      <CountedTitle
        id="relationsToCheck"
        title={t('toCheck')}
        count={shown.length}
        isMore={relations.length > most}
      />
      <ul className="divide-y divide-line border-y border-line">
        {shown.map(({ id, type, from, to }) => (
          <li key={id} className="py-2">
            {t.rich('pair', {
              relation: label(`recordRelation.${type}`),
              from: linkTo(from),
              to: linkTo(to),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
