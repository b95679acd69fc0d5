import { message } from '@/lib/messages/message'
import { originsOf } from '@/lib/sources/graph/lineage'
import { type Check, placeOf } from '../check'
import { titleOf } from '../detect/quoted'
import type { CheckedRelation, CheckInput, Subject } from '../input'

export const fakeCorroboration: Check = {
  id: 'fake-corroboration',
  level: 'WARN',
  applies: (input) => relationsOf(input).length > 0 && firsts(input).length > 1,
  run: (input) => {
    const relations = relationsOf(input)
    return pairsOf(firsts(input)).flatMap(([one, other]) => shared(one, other, input, relations))
  },
}

/** Known relations between sources, and those of the record's own chains: each source is quoted in the next one. */
const relationsOf = (input: CheckInput): CheckedRelation[] => [
  ...input.relations,
  ...input.subjects.flatMap(({ chain }) =>
    chain.slice(1).map(
      ({ sourceId }, index): CheckedRelation => ({
        type: 'QUOTED_IN',
        fromId: chain[index]?.sourceId ?? sourceId,
        toId: sourceId,
      }),
    ),
  ),
]

/** The sources that the record quotes, each once: the first source of each chain. */
const firsts = (input: CheckInput) => [
  ...new Set(
    input.subjects.flatMap((subject: Subject) => subject.chain.slice(0, 1).map((hop) => hop.sourceId)),
  ),
]

const pairsOf = (ids: string[]) =>
  ids.flatMap((one, index) => ids.slice(index + 1).map((other) => [one, other] as const))

function shared(one: string, other: string, input: CheckInput, relations: readonly CheckedRelation[]) {
  const common = [...originsOf(one, relations)].filter((id) => originsOf(other, relations).has(id))
  if (common.length === 0) return []
  const title = (id: string) => titleOf(input, id, message('checks.fake-corroboration.unknownSource'))
  const by = common.filter((id) => id !== one && id !== other)
  const names = { one: title(one), other: title(other) }
  const text = by[0]
    ? message('checks.fake-corroboration.common', { ...names, common: title(by[0]) })
    : message('checks.fake-corroboration.direct', names)
  return [
    { message: text, place: placeOf(`source.${other}`), excerpt: input.sources.get(other)?.title ?? '' },
  ]
}
