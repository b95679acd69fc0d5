'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { isIn, textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { WebhookAnswer } from '@/components/settings/WebhookSecret'
import {
  addWebhook,
  removeWebhook,
  replaceWebhookSecret,
  retryDelivery,
  setWebhookDisabled,
  testWebhook,
} from '@/lib/webhooks/commands'

const refresh = () => revalidatePath('/desk/settings/webhooks')

export async function add(_: WebhookAnswer | null, form: FormData): Promise<WebhookAnswer> {
  const given = {
    url: textIn(form, 'url'),
    onPublish: isIn(form, 'onPublish'),
    onWithdraw: isIn(form, 'onWithdraw'),
  }
  const answer = await attempt((actor) => addWebhook(actor, given))
  if ('refusal' in answer) return answer
  refresh()
  return { secret: answer.done.secret }
}

export async function replace(_: WebhookAnswer | null, form: FormData): Promise<WebhookAnswer> {
  const answer = await attempt((actor) =>
    replaceWebhookSecret(actor, textIn(form, 'id'), isIn(form, 'overlaps')),
  )
  if ('refusal' in answer) return answer
  refresh()
  return { secret: answer.done.secret }
}

export async function change(_: Refusal | null, form: FormData) {
  const [id, step] = [textIn(form, 'id'), textIn(form, 'step')]
  return act(async (actor) => {
    if (step === 'remove') return removeWebhook(actor, id)
    return step === 'test' ? testWebhook(actor, id) : setWebhookDisabled(actor, id, step === 'disable')
  }, refresh)
}

export async function retry(_: Refusal | null, form: FormData) {
  return act((actor) => retryDelivery(actor, textIn(form, 'id')), refresh)
}
