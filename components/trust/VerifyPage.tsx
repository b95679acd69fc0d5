import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { Verified } from '@/lib/public-log/verified'
import { VerifyOffline } from './VerifyOffline'
import { VerifyResult } from './VerifyResult'

type Props = {
  /** What was found out; null before anything was given, and where there is a problem. */
  verified: Verified | null
  problem: 'NOT_FOUND' | 'NO_PROOF' | 'EXPIRED' | 'FILE' | null
  /** The address that the reader entered. */
  edition: string
  /** The address of the archive. */
  archive: string
}

const control = 'mt-1 w-full rounded border border-edge bg-paper px-3 py-2'
const button = 'mt-3 rounded border border-edge px-4 py-2 font-medium hover:bg-panel'

/** Where anyone verifies an edition, by its address or by a proof that they kept, and sees what is proven. It needs no script. */
export function VerifyPage({ verified, problem, edition, archive }: Props) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <article>
      <h1 className="page-title">{t('trust.verify.title')}</h1>
      <p className="mt-4 max-w-measure">{t('trust.verify.lead')}</p>
      {problem && (
        <p
          role="alert"
          className="mt-4 max-w-measure rounded border border-edge bg-panel px-4 py-3 font-medium"
        >
          {t(`trust.verify.problems.${problem}`)}
        </p>
      )}
      {verified && <VerifyResult verified={verified} />}
      <div className="mt-8 grid max-w-text gap-8 sm:grid-cols-2">
        <form action={to('/verify')} method="get">
          <label htmlFor="verify-edition" className="font-medium">
            {t('trust.verify.address')}
          </label>
          <p id="verify-edition-hint" className="text-quiet">
            {t('trust.verify.addressHint')}
          </p>
          <input
            id="verify-edition"
            name="edition"
            required
            dir="ltr"
            maxLength={2000}
            defaultValue={edition}
            aria-describedby="verify-edition-hint"
            className={control}
          />
          <button type="submit" className={button}>
            {t('trust.verify.send')}
          </button>
        </form>
        <form action={to('/verify/file')} method="post" encType="multipart/form-data">
          <label htmlFor="verify-file" className="font-medium">
            {t('trust.verify.file')}
          </label>
          <p id="verify-file-hint" className="text-quiet">
            {t('trust.verify.fileHint')}
          </p>
          <input
            id="verify-file"
            name="proof"
            type="file"
            required
            accept=".json,application/json"
            aria-describedby="verify-file-hint"
            className={control}
          />
          <button type="submit" className={button}>
            {t('trust.verify.sendFile')}
          </button>
        </form>
      </div>
      <VerifyOffline archive={archive} proven={verified?.proven ?? null} />
    </article>
  )
}
