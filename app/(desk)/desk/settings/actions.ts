'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { isIn, numberField, textsIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { Invalid } from '@/lib/errors'
import { unchecked } from '@/lib/input'
import { askForTwoAdmins, propose } from '@/lib/members/proposals'
import { requireSecondFactor } from '@/lib/members/signing-in/required-factor'
import { message } from '@/lib/messages/message'
import { changeRetention } from '@/lib/retention/commands'
import { retentionRules } from '@/lib/retention/schema'
import { confirmLanguage, removeConfirmation } from '@/lib/settings/confirmations'
import { removeLogo, setLogo } from '@/lib/settings/logo'
import { changeSettings, settingsFor } from '@/lib/settings/settings'

const texts = [
  'name',
  'subject',
  'description',
  'language',
  'contact',
  'imprint',
  'licence',
  'accent',
  'accentDark',
  'idleHours',
  'quotation',
  'reportDays',
  'noteStyle',
] as const

const shown = () => redirect('/desk/settings?saved=yes')

export async function saveSettings(_: Refusal | null, form: FormData) {
  const chosen = { languages: valuesIn(form, 'languages'), isIndexed: isIn(form, 'isIndexed') }
  return act(
    (actor) =>
      changeSettings(actor, numberField(form, 'version'), unchecked({ ...textsIn(form, texts), ...chosen })),
    shown,
  )
}

export async function uploadLogo(_: Refusal | null, form: FormData) {
  const file = valuesIn(form, 'logo')[0]
  return act(async (actor) => {
    if (!(file instanceof File) || file.size === 0)
      throw new Invalid({ logo: message('settings.logoMissing') })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return setLogo(actor, numberField(form, 'version'), bytes)
  }, shown)
}

export async function takeLogoAway(_: Refusal | null, form: FormData) {
  return act((actor) => removeLogo(actor, numberField(form, 'version')), shown)
}

export async function confirmTranslation(_: Refusal | null, form: FormData) {
  const { language } = textsIn(form, ['language'])
  return act((actor) => confirmLanguage(actor, numberField(form, 'version'), language), shown)
}

export async function unconfirmTranslation(_: Refusal | null, form: FormData) {
  const { language } = textsIn(form, ['language'])
  return act((actor) => removeConfirmation(actor, numberField(form, 'version'), language), shown)
}

const refresh = () => revalidatePath('/desk/settings')

export async function askForTwo(_: Refusal | null) {
  return act(askForTwoAdmins, refresh)
}

export async function proposeOne(_: Refusal | null) {
  return act((actor) => propose(actor, { act: 'ONE_ADMIN' }), refresh)
}

export async function requireFactor(_: Refusal | null, form: FormData) {
  return act((actor) => requireSecondFactor(actor, unchecked(valuesIn(form, 'role'))), refresh)
}

export async function saveRetention(_: Refusal | null, form: FormData) {
  return act((actor) => changeRetention(actor, unchecked(textsIn(form, retentionRules))), refresh)
}

/** The first two settings, right after the first admin was made. */
export async function nameArchive(_: Refusal | null, form: FormData) {
  return act(
    async (actor) => {
      const { version, logo, twoAdmins, secondFactor, accent, accentDark, ...rest } = await settingsFor(actor)
      const kept = {
        ...rest,
        idleHours: String(rest.idleHours),
        reportDays: String(rest.reportDays),
        accent: accent ?? '',
        accentDark: accentDark ?? '',
      }
      return changeSettings(actor, version, unchecked({ ...kept, ...textsIn(form, ['name', 'subject']) }))
    },
    () => redirect('/desk'),
  )
}
