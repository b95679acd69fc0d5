import { figureScopes } from '@/lib/figures/scope'
import { countMessage, quantityMessage } from '@/lib/figures/sentence'
import { type Message, message } from '@/lib/messages/message'
import { type Check, type Found, placeOf } from '../check'
import { amountOf } from '../detect/amounts'
import type { CheckInput, Figure } from '../input'

export const figuresDiffer: Check = {
  id: 'figures-differ',
  level: 'BLOCK',
  applies: (input) => input.figures.length > 1,
  run: (input) => groupsOf(input.figures).flatMap((group) => unattributed(group, input)),
}

const groupsOf = (figures: readonly Figure[]): Figure[][] =>
  [...Map.groupBy(figures, figureScopes(figures).scopeOf).values()].filter(
    (group) => group.length > 1 && differ(group),
  )

const differ = (group: Figure[]) => new Set(group.map(({ quantity }) => JSON.stringify(quantity))).size > 1

/** Finds figures without attribution, and one voice for figures that exclude each other. */
function unattributed(group: Figure[], input: CheckInput): Found[] {
  return group.flatMap((figure) => {
    const say = (level: 'BLOCK' | 'WARN', text: Message): Found[] => [
      { level, message: text, place: placeOf(`figures.${figure.id}`, figure.id), excerpt: '' },
    ]
    if (isUnnamed(figure.statedBy.name))
      return say('BLOCK', message('checks.figures-differ.unattributed', { count: countMessage(figure) }))
    const rival = group.find(
      (other) => other !== figure && sameVoice(figure, other, input) && excludes(figure, other),
    )
    if (!rival || group.indexOf(rival) > group.indexOf(figure)) return []
    return say(
      'WARN',
      message('checks.figures-differ.sameVoice', {
        name: figure.statedBy.name,
        quantity: quantityMessage(rival.quantity),
      }),
    )
  })
}

const isUnnamed = (name: string) =>
  /^(?:\s*|[-–—?]+|unknown|anonymous|not stated|n\/a|неизвестно|naməlum|bilinmiyor|inconnu|unbekannt|desconocido)$/iu.test(
    name.trim(),
  )

const sameVoice = (one: Figure, other: Figure, input: CheckInput) =>
  (one.statedBy.authorityId ?? one.statedBy.name) === (other.statedBy.authorityId ?? other.statedBy.name) &&
  (one.asOf?.edtf ?? null) === (other.asOf?.edtf ?? null) &&
  sourceOf(one, input) === sourceOf(other, input)

const sourceOf = (figure: Figure, input: CheckInput) =>
  input.sources.get(figure.chain[0]?.sourceId ?? '')?.id ?? null

function excludes(one: Figure, other: Figure): boolean {
  const [first, second] = [amountOf(one.quantity), amountOf(other.quantity)]
  return first.least > second.most || second.least > first.most
}
