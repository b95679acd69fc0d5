import type { Metadata } from 'next'
import { PasskeyForm } from '@/components/members/PasskeyForm'
import { PasskeyRow } from '@/components/members/PasskeyRow'
import { requireActor } from '@/lib/auth'
import { ownPasskeys } from '@/lib/members/signing-in/passkeys'
import { getTranslator } from '@/lib/settings/language'
import { add, begin, remove, rename } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.passkeys.title') }
}

export default async function PasskeysPage() {
  const [passkeys, t] = await Promise.all([requireActor().then(ownPasskeys), getTranslator()])
  return (
    <div className="max-w-2xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">{t('members.passkeys.title')}</h1>
      <p className="mt-2 mb-8">
        {t('members.passkeys.lead')}{' '}
        <a className="link" href="/desk/account">
          {t('members.account.title')}
        </a>
      </p>
      {passkeys.length === 0 ? (
        <p className="mb-8 text-quiet">{t('members.passkeys.none')}</p>
      ) : (
        <ul className="mb-10 border-t border-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} rename={rename} remove={remove} />
          ))}
        </ul>
      )}
      <PasskeyForm key={passkeys.length} begin={begin} add={add} />
    </div>
  )
}
