import type { WorkbenchSubject } from '@/lib/review/workbench'
import { directionOf } from '@/lib/text'
import { InCopy } from './InCopy'
import { MarkedText } from './MarkedText'
import { sideTitle, sideWords } from './side'

const modeWords = {
  VERBATIM: 'given word for word',
  ABRIDGED: 'given abridged',
  TRANSLATION: 'given in translation',
  PARAPHRASE: 'given in other words',
} as const

/** What the record says, and beside it what the held copy says where the workbench does not show the copy itself. */
export function SideBySide({ laid }: { laid: WorkbenchSubject }) {
  return (
    <div data-compared className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
      <InRecord laid={laid} />
      <div data-inline-copy>
        <InCopy laid={laid} />
      </div>
    </div>
  )
}

function InRecord({ laid: { subject, compared } }: { laid: WorkbenchSubject }) {
  const { quotation, wording } = subject
  return (
    <div>
      <p className={sideTitle}>
        In the record{quotation && `, ${modeWords[quotation.mode]}`}
        {quotation?.translator && ` by ${quotation.translator}`}
      </p>
      <p
        className={sideWords}
        lang={quotation?.language ?? undefined}
        dir={directionOf(quotation?.language ?? null)}
      >
        {compared?.compared === 'WORDING' ? <MarkedText segments={compared.quotation} /> : wording}
      </p>
      {quotation?.original && (
        <>
          <p className={`${sideTitle} mt-4`}>The original, as the record gives it</p>
          <p className={sideWords} dir="auto">
            {compared?.compared === 'ORIGINAL' ? (
              <MarkedText segments={compared.quotation} />
            ) : (
              quotation.original
            )}
          </p>
        </>
      )}
      {quotation?.openlyUnverified && (
        <p className="mt-3 text-quiet">The editor marks it openly as not yet seen in the original.</p>
      )}
    </div>
  )
}
