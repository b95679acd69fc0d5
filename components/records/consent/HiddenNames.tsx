import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { Message } from '@/lib/messages/message'

type Name = { match: string; place: Message; excerpt: string }
type Props = {
  isMarked: boolean
  /** Null for members who can't see identities, and where nothing was found. */
  report: {
    draft: readonly Name[]
    editions: readonly { number: number; names: readonly Name[] }[]
    beside: readonly Name[]
    others: readonly { id: string; title: string; isPublic: boolean; names: readonly Name[] }[]
    inAddress: string | null
    unsearched: readonly { title: string; why: string }[]
  } | null
  /** Gives the record a new address. */
  newAddress?: ReactNode
}

/** The places where a speaker who must stay unnamed is named; for members who can't see identities only that a publisher must look. */
export function HiddenNames({ isMarked, report, newAddress }: Props) {
  const t = useTranslator()
  if (!report)
    return isMarked ? (
      <div className="mb-6 max-w-3xl">
        <Alert title={t('review.hiddenNames.ask')}>
          <p>{t('review.hiddenNames.askHint')}</p>
        </Alert>
      </div>
    ) : null
  const { draft, editions, beside, others, inAddress, unsearched } = report
  const isNamed = inAddress !== null || draft.length + editions.length + beside.length + others.length > 0
  return (
    <div className="mb-6 max-w-3xl space-y-4">
      {isNamed && (
        <Alert tone="error" title={t('review.hiddenNames.title')}>
          <p>{t('review.hiddenNames.lead')}</p>
          {inAddress !== null && (
            <>
              <p className="break-words font-medium">
                {t('review.hiddenNames.inAddress', { address: `/records/${inAddress}` })}
              </p>
              <p>{t('review.hiddenNames.inAddressHint')}</p>
              {newAddress ?? <p>{t('review.hiddenNames.inAddressWhere')}</p>}
            </>
          )}
          {draft.length > 0 && <Places title={t('review.hiddenNames.draft')} names={draft} />}
          {editions.map(({ number, names }) => (
            <Places key={number} title={t('review.hiddenNames.edition', { number })} names={names}>
              <p>{t('review.hiddenNames.editionHint')}</p>
            </Places>
          ))}
          {beside.length > 0 && (
            <Places title={t('review.hiddenNames.beside')} names={beside}>
              <p>{t('review.hiddenNames.besideHint')}</p>
            </Places>
          )}
          {others.length > 0 && (
            <>
              <p className="font-medium">{t('review.hiddenNames.others')}</p>
              {others.map(({ id, title, isPublic, names }) => (
                <Places
                  key={id}
                  title={
                    <Link href={`/desk/records/${id}`} className="link">
                      {t('review.hiddenNames.other', { title, isPublic: isPublic ? 'yes' : 'no' })}
                    </Link>
                  }
                  names={names}
                />
              ))}
            </>
          )}
        </Alert>
      )}
      {unsearched.length > 0 && (
        <Alert title={t('review.hiddenNames.unsearched')}>
          <p>{t('review.hiddenNames.unsearchedHint')}</p>
          <ul className="list-disc ps-6">
            {unsearched.map(({ title, why }) => (
              <li key={`${title} ${why}`}>{t('review.hiddenNames.unsearchedWhy', { name: title, why })}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  )
}

function Places({
  title,
  names,
  children,
}: {
  title: ReactNode
  names: readonly Name[]
  children?: ReactNode
}) {
  const t = useTranslator()
  return (
    <>
      <p className="font-medium">{title}</p>
      {children}
      <ul className="list-disc ps-6">
        {names.map(({ match, place, excerpt }) => (
          <li key={`${t(place)} ${excerpt}`}>
            {t('review.hiddenNames.line', {
              place,
              excerpt,
              match: t('review.hiddenNames.match', { match }),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The copies that readers can't open as a whole, because they name the speaker. */
export function NamingCopies({
  copies,
}: {
  copies: readonly { id: string; sourceId: string; title: string; filename: string }[]
}) {
  const t = useTranslator()
  if (copies.length === 0) return null
  return (
    <div className="mb-6 max-w-3xl">
      <Alert title={t('review.hiddenNames.copies')}>
        <p>{t('review.hiddenNames.copiesHint')}</p>
        <ul className="list-disc ps-6">
          {copies.map(({ id, sourceId, title, filename }) => (
            <li key={id}>
              <Link href={`/desk/sources/${sourceId}/holdings/${id}`} className="link">
                {t('review.hiddenNames.copy', { title, filename })}
              </Link>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  )
}

type NamingDocumentsProps = {
  documents: readonly { id: string; filename: string }[]
  /** How many weren't searched yet. */
  unsearched: number
}

/** The documents in any records that name the speaker, and whether others weren't searched yet. */
export function NamingDocuments({ documents, unsearched }: NamingDocumentsProps) {
  const t = useTranslator()
  if (documents.length === 0 && unsearched === 0) return null
  return (
    <div className="mb-6 max-w-3xl space-y-4">
      {documents.length > 0 && (
        <Alert tone="error" title={t('review.hiddenNames.documents')}>
          <p>{t('review.hiddenNames.documentsHint')}</p>
          <ul className="list-disc ps-6">
            {documents.map(({ id, filename }) => (
              <li key={id}>
                <Link href={`/desk/media/${id}`} className="link">
                  {filename}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {unsearched > 0 && (
        <Alert title={t('review.hiddenNames.documentsWait', { count: unsearched })}>
          <p>{t('review.hiddenNames.documentsWaitHint')}</p>
        </Alert>
      )}
    </div>
  )
}
