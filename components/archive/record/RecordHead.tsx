import type { ReactNode } from 'react'
import { Runs } from '@/components/text/Runs'
import { Dotted } from '@/components/ui/Dotted'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import { type Evidence, shortChainOf } from '@/lib/editions/evidence'
import type { PublicEdition } from '@/lib/editions/queries'
import type { Translator } from '@/lib/messages/translator'
import { shownSpeaker } from '@/lib/records/consent/schema'
import { attributionRuns, mastheadOf, recordDate } from '@/lib/records/kinds/fields'
import { kindLabel } from '@/lib/records/kinds/labels'
import { shownTitle } from '@/lib/records/supplied-title'

type Props = {
  edition: PublicEdition
  evidence: ReadonlyMap<string, Evidence>
  /** What is beside it in the margin. */
  children: ReactNode
}

/** The kind and date, the speaker or the masthead of a kind that has one, the title, and where the text is from in one line. */
export function RecordHead({ edition, evidence, children }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const { content, kind, speaker } = edition
  const date = recordDate(kind, content.fields)
  const masthead = mastheadOf(kind, content.fields, t)
  return (
    <header className="record-head">
      <p className="kicker">
        <Dotted>
          <a href={to(`/records?kind=${kind}`)}>{t(kindLabel(kind))}</a>
          {date && formatDate(date, t)}
        </Dotted>
      </p>
      {children}
      {speaker && <p className="speaker">{shownSpeaker(speaker, t)}</p>}
      {masthead.length > 0 && (
        <p className="masthead" lang={content.language === 'und' ? undefined : content.language}>
          <Dotted>
            {masthead.map((part, index) =>
              index === 0 ? <strong key={part}>{part}</strong> : <small key={part}>{part}</small>,
            )}
          </Dotted>
        </p>
      )}
      <h1 lang={content.language === 'und' ? undefined : content.language} dir="auto" className="page-title">
        {shownTitle(content)}
      </h1>
      <SourceLine edition={edition} evidence={evidence} />
    </header>
  )
}

/** The chain in one line where all statements of the page share one second-hand chain ("A, as cited in B"), else what the fields say. */
function SourceLine({ edition: { kind, content }, evidence }: Pick<Props, 'edition' | 'evidence'>) {
  const t = useTranslator()
  const shared = sharedChain([...evidence.values()], t)
  const attribution = attributionRuns(kind, content.fields, t)
  if (!shared && attribution.length === 0) return null
  return (
    <p className="source-line">
      {shared ? (
        <>
          <Runs runs={shared} />.
        </>
      ) : (
        <Runs runs={attribution} />
      )}
    </p>
  )
}

function sharedChain([first, ...others]: readonly Evidence[], t: Translator) {
  if (!first || first.hops.length < 2) return null
  const chainOf = ({ hops }: Evidence) => hops.map(({ sourceId }) => sourceId).join(' ')
  return others.some((other) => chainOf(other) !== chainOf(first)) ? null : shortChainOf(first, t)
}
