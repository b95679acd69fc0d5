import { figureScopes } from '@/lib/figures/scope'
import { formatCount, formatQuantity } from '@/lib/figures/sentence'
import { storedEnglish } from '@/lib/messages/stored-english'
import { type Check, type Found, placeOf } from '../check'
import { amountOf } from '../detect/amounts'
import type { CheckInput, Figure } from '../input'

export const figuresDiffer: Check = {
  id: 'figures-differ',
  level: 'BLOCK',
  title: 'Differing figures, one shown without who states it',
  explanation:
    'Where several sources give different figures for the same event, measure and population, all of them stand side by side, each with who states it. The archive picks none, and none may stand as if it were the only one.',
  example: 'Two reports give 12 and 15 injured for the same flood; one of the two has nobody who states it.',
  applies: (input) => input.figures.length > 1,
  run: (input) => groupsOf(input.figures).flatMap((group) => unattributed(group, input)),
}

const groupsOf = (figures: readonly Figure[]): Figure[][] =>
  [...Map.groupBy(figures, figureScopes(figures).scopeOf).values()].filter(
    (group) => group.length > 1 && differ(group),
  )

const differ = (group: Figure[]) => new Set(group.map(({ quantity }) => JSON.stringify(quantity))).size > 1

/** Nobody, or the same voice for figures that exclude each other. */
function unattributed(group: Figure[], input: CheckInput): Found[] {
  return group.flatMap((figure) => {
    const say = (level: 'BLOCK' | 'WARN', message: string): Found[] => [
      {
        level,
        message,
        place: placeOf(`figures.${figure.id}`, figure.id),
        excerpt: formatCount(figure, storedEnglish),
      },
    ]
    if (isNobody(figure.statedBy.name))
      return say(
        'BLOCK',
        `Other sources give other numbers than “${formatCount(figure, storedEnglish)}”: say who states this one.`,
      )
    const rival = group.find(
      (other) => other !== figure && sameVoice(figure, other, input) && excludes(figure, other),
    )
    if (!rival || group.indexOf(rival) > group.indexOf(figure)) return []
    return say(
      'WARN',
      `“${figure.statedBy.name}” is given for this and for ${formatQuantity(rival.quantity, storedEnglish)} at the same time.`,
    )
  })
}

const isNobody = (name: string) =>
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
