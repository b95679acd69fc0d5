import { Dotted } from '@/components/ui/Dotted'
import { useTranslator } from '@/components/ui/use-translator'
import type { Verified } from '@/lib/public-log/verified'

type Props = {
  archive: string
  /** The edition whose proof the commands get; null before one is known. */
  proven: Verified['proven']
}

/** How to verify without this archive, and what a proof doesn't prove. */
export function VerifyOffline({ archive, proven }: Props) {
  const t = useTranslator()
  const proof = proven ? `${proven.record}/${proven.number}` : 'RECORD/1'
  const commands = [
    `curl -O ${archive}/verify-edition.mjs`,
    `curl -o proof.json ${archive}/api/public/proofs/${proof}`,
    `curl -o key.txt ${archive}/log/key`,
    'node verify-edition.mjs proof.json "$(cat key.txt)"',
  ]
  return (
    <>
      <section aria-labelledby="limits" className="mt-10">
        <h2 id="limits" className="section-title">
          {t('trust.verify.limits.title')}
        </h2>
        <p className="mt-3 max-w-measure">{t('trust.verify.limits.text')}</p>
      </section>
      <section aria-labelledby="offline" className="mt-10">
        <h2 id="offline" className="section-title">
          {t('trust.verify.offline.title')}
        </h2>
        <p className="mt-3 max-w-measure">{t('trust.verify.offline.text')}</p>
        <pre
          dir="ltr"
          className="mt-3 max-w-text whitespace-pre-wrap break-all rounded border border-line bg-panel px-4 py-3 font-mono text-sm"
        >
          {commands.join('\n')}
        </pre>
        <p className="mt-3">
          <Dotted>
            <a href="/verify-edition.mjs" className="link">
              {t('trust.verify.offline.script')}
            </a>
            <a href="/log/key" className="link">
              {t('trust.verify.offline.key')}
            </a>
            <a href="/log/checkpoint" className="link">
              {t('trust.verify.offline.head')}
            </a>
          </Dotted>
        </p>
      </section>
    </>
  )
}
