import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Doorway } from '@/app/(desk)/doorway'
import { SignInForm } from '@/components/members/SignInForm'
import { currentActor, returnPath } from '@/lib/auth'
import { hasNoMember } from '@/lib/members/queries'
import { enter } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

type Query = { callbackUrl?: string | string[]; password?: string | string[] }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callbackUrl, password } = await searchParams
  const back = returnPath(callbackUrl)
  if (await currentActor()) redirect(back)
  return (
    <Doorway title="Sign in">
      {password === 'set' && <p className="mb-6">Your password is set. Sign in with it.</p>}
      <SignInForm enter={enter.bind(null, back)} />
      {(await hasNoMember()) && (
        <p className="mt-8 text-quiet">
          Nobody can sign in yet: the start of this archive printed an address at which the{' '}
          <a href="/setup" className="link">
            first admin is made
          </a>
          .
        </p>
      )}
    </Doorway>
  )
}
