import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Doorway } from '@/components/desk/members/Doorway'
import { SignInForm } from '@/components/desk/members/SignInForm'
import { currentActor, returnPath } from '@/lib/auth'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const back = returnPath((await searchParams).callbackUrl)
  if (await currentActor()) redirect(back)
  return (
    <Doorway title="Sign in">
      <SignInForm back={back} />
    </Doorway>
  )
}
