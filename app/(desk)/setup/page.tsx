import type { Metadata } from 'next'
import { Doorway } from '@/app/(desk)/doorway'
import { AcceptanceForm } from '@/components/members/AcceptanceForm'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { openInvitation } from '@/lib/members/queries'
import { acceptSetup } from '../invitation/actions'

export const metadata: Metadata = { title: 'Set up the archive', referrer: 'no-referrer' }

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams
  const open = typeof token === 'string' ? await openInvitation(token.trim()) : null
  if (typeof token !== 'string' || open?.purpose !== 'SETUP')
    return <TokenWanted given={token !== undefined} />
  return (
    <Doorway title="Make the first admin">
      <p className="mb-6">The admin invites everybody else and decides who may do what.</p>
      <AcceptanceForm
        accept={acceptSetup.bind(null, token.trim())}
        email={null}
        named
        label="Make the admin"
      />
    </Doorway>
  )
}

function TokenWanted({ given }: { given: boolean }) {
  return (
    <Doorway title="Set up the archive">
      <p className="mb-6">
        The first admin is made with a token that the start of the archive prints. It works once, for a day;
        the next start prints another while there is no admin.
      </p>
      <form method="get" className="space-y-5">
        <Field
          label="Token"
          id="token"
          error={given ? 'This token was used already, has ended, or is mistyped.' : null}
          required
        >
          {(wired) => <Input {...wired} name="token" autoComplete="off" spellCheck={false} />}
        </Field>
        <Button type="submit">Go on</Button>
      </form>
    </Doorway>
  )
}
