import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Doorway } from '@/app/(desk)/doorway'
import { CodeForm } from '@/components/members/CodeForm'
import { returnPath } from '@/lib/auth'
import { currentSecondStep } from '@/lib/members/signing-in/second-step'
import { getTranslator } from '@/lib/settings/language'
import { enterCode } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.code.title') }
}

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> }

/** The second step of signing in, for who gave the right password on this browser within the last minutes. */
export default async function CodePage({ searchParams }: Props) {
  const [{ callbackUrl }, t] = await Promise.all([searchParams, getTranslator()])
  if (!(await currentSecondStep())) redirect('/sign-in')
  return (
    <Doorway title={t('members.code.title')}>
      <CodeForm enter={enterCode.bind(null, returnPath(callbackUrl))} />
    </Doorway>
  )
}
