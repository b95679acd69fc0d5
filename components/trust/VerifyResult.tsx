import { useLocale } from 'next-intl'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDay } from '@/lib/dates'
import { type Step, steps } from '@/lib/public-log/check-proof'
import type { Verified } from '@/lib/public-log/verified'

type Props = { verified: Verified }

/** What is proven, step by step, and what this archive knows about the edition now. */
export function VerifyResult({ verified }: Props) {
  const t = useTranslator()
  const { failed, proven } = verified
  return (
    <section aria-labelledby="result" className="mt-8 max-w-measure rounded border border-edge px-5 py-4">
      <h2 id="result" className="section-title">
        {t(failed === null ? 'trust.verify.valid' : 'trust.verify.invalid')}
      </h2>
      <ol className="mt-3 space-y-2">
        {steps.map((step) => (
          <li key={step}>
            <StepLine step={step} failed={failed} />
          </li>
        ))}
      </ol>
      {proven && <Found verified={verified} proven={proven} />}
    </section>
  )
}

function StepLine({ step, failed }: { step: Step; failed: Step | null }) {
  const t = useTranslator()
  const [at, end] = [steps.indexOf(step), failed === null ? steps.length : steps.indexOf(failed)]
  const state = at < end ? 'PASSED' : at === end ? 'FAILED' : 'OPEN'
  const mark = { PASSED: 'CHECKED', FAILED: 'DISPUTED', OPEN: 'UNCHECKED' } as const
  return (
    <>
      <StateMark state={mark[state]}>{t(`trust.verify.states.${state}`)}</StateMark>{' '}
      <span>{t(`trust.verify.steps.${step}`)}</span>
    </>
  )
}

type FoundProps = Props & { proven: NonNullable<Verified['proven']> }

function Found({ verified: { signer, isInLog, now }, proven }: FoundProps) {
  const t = useTranslator()
  const to = useAddress()
  const locale = useLocale()
  const { record, number, published, shown, withheld, entries, key, witnesses, stamp } = proven
  return (
    <div className="mt-4 space-y-3">
      <p>{t('trust.verify.about', { record, number, day: formatDay(published, { locale }) })}</p>
      <p>{t('trust.verify.parts', { shown, withheld })}</p>
      {signer && <p>{t(`trust.verify.signer.${signer}`)}</p>}
      {isInLog !== null && <p>{t('trust.verify.inLog', { isInLog: String(isInLog), entries })}</p>}
      {now && (
        <p>
          {t('trust.verify.now', { state: now.state })}{' '}
          <a href={to(`/records/${now.slug}/editions/${number}`)} className="link">
            {t('trust.verify.open')}
          </a>
        </p>
      )}
      {witnesses.length > 0 && (
        <ul className="list-disc ps-6">
          {witnesses.map(({ name, at }) => (
            <li key={name}>{t('trust.verify.witness', { name, day: formatDay(at, { locale }) })}</li>
          ))}
        </ul>
      )}
      {stamp && (
        <p>{t('trust.verify.stamp', { authority: stamp.authority, day: formatDay(stamp.at, { locale }) })}</p>
      )}
      <p>
        {t('trust.verify.key')}{' '}
        <code dir="ltr" className="break-all font-mono text-sm">
          {key}
        </code>
      </p>
    </div>
  )
}
