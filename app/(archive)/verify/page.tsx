import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { VerifyPage } from '@/components/trust/VerifyPage'
import { env } from '@/lib/env'
import { unsealed, verifiedAddress } from '@/lib/public-log/verified'
import { getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('trust.verify.title'),
    description: t('trust.verify.lead'),
    path: '/verify',
  })
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : '')

/** What the reader asked to verify: an address, a file that was sent, or nothing yet. */
async function asked({ edition, result, problem }: Record<string, unknown>) {
  if (textIn(result) !== '') return unsealed(textIn(result)) ?? 'EXPIRED'
  if (problem === 'file') return 'FILE'
  return textIn(edition) === '' ? null : verifiedAddress(textIn(edition))
}

export default async function Verify({ searchParams }: Props) {
  const given = await searchParams
  const found = await asked(given)
  return (
    <VerifyPage
      verified={typeof found === 'string' ? null : found}
      problem={typeof found === 'string' ? found : null}
      edition={textIn(given.edition).slice(0, 300)}
      archive={env.NEXTAUTH_URL}
    />
  )
}
