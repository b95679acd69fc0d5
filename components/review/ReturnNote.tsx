import { When } from '@/components/desk/When'
import { Alert } from '@/components/ui/Alert'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { ReturnNote as Note, Remark } from '@/lib/review/return-note'
import { anchorOf } from '@/lib/review/subject-names'

const since: Record<Remark['since'], string> = {
  UNCHANGED: '',
  CHANGED: 'changed since',
  TAKEN_OUT: 'taken out since',
}

type Props = {
  recordId: string
  note: Note
  /** Where the words of a remark are written. */
  hrefOf: (remark: Remark) => string | null
}

/** Why a record came back to its authors, and what was found at each place. */
export function ReturnNote({ recordId, note, hrefOf }: Props) {
  const { reason, by, at, revision, remarks } = note
  return (
    <div className="mb-8">
      <Alert title={`Returned by ${by}`}>
        <p className="text-quiet">
          <When at={at} />, revision {revision}
        </p>
        <p className="whitespace-pre-wrap">{reason}</p>
        {remarks.length > 0 && (
          <Disclosure
            open
            summary={remarks.length === 1 ? 'Found at one place' : `Found at ${remarks.length} places`}
          >
            <ul className="space-y-2">
              {remarks.map((remark) => (
                <li key={remark.verdictId}>
                  <Place
                    remark={remark}
                    href={hrefOf(remark)}
                    reviewHref={`/desk/records/${recordId}/review?at=${anchorOf(remark.subject)}`}
                  />
                  {remark.note && (
                    <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap">{remark.note}</p>
                  )}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Alert>
    </div>
  )
}

type PlaceProps = { remark: Remark; href: string | null; reviewHref: string }

function Place({ remark, href, reviewHref }: PlaceProps) {
  const t = useTranslator()
  const { subject, aspect, outcome, correction } = remark
  const name = `${subject.name}, ${t(`labels.aspect.${aspect}`)}`
  return (
    <p>
      {href && remark.since !== 'TAKEN_OUT' ? (
        <a href={href} className="link">
          {name}
        </a>
      ) : (
        name
      )}
      :{' '}
      {correction ? (
        <>
          a correction is proposed:{' '}
          <a href={reviewHref} className="link">
            read and accept it<span className="sr-only"> ({name})</span>
          </a>
        </>
      ) : (
        t(`labels.outcome.${outcome}`)
      )}
      {since[remark.since] && <span className="text-quiet"> ({since[remark.since]})</span>}
    </p>
  )
}
