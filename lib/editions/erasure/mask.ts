import 'server-only'
import { withWords } from '@/lib/authorities/words'
import type { Tx } from '@/lib/db'
import { findNames, type SoughtNames } from '@/lib/folding/find-names'
import type { Prisma } from '@/lib/generated/prisma/client'
import { personName } from '@/lib/sources/person-name'
import { sourceWords } from '@/lib/sources/row'
import type { Remain } from './remains'

/** Stands for an erased name in stored text, in every language of the interface. */
const WITHHELD = '[withheld]'

/** A text with every full name and surname of the person replaced. */
export const withoutName = (text: string, sought: SoughtNames): string =>
  findNames(text, sought, { identifier: !/\s/.test(text) })
    .filter(({ match }) => match === 'FULL' || match === 'SURNAME')
    .toReversed()
    .reduce((left, { start, end }) => left.slice(0, start) + WITHHELD + left.slice(end), text)

/** The same for all texts in a JSON value. */
function valueWithoutName(value: unknown, sought: SoughtNames): unknown {
  if (typeof value === 'string') return withoutName(value, sought)
  if (Array.isArray(value)) return value.map((item) => valueWithoutName(item, sought))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, valueWithoutName(item, sought)]))
}

/** Columns of a source that are keys or choices. */
const NOT_TEXT = new Set([
  'id',
  'type',
  'identification',
  'createdById',
  'mergedIntoId',
  'issuedBasis',
  'accessedBasis',
  'words',
])

async function maskSource(tx: Tx, id: string, sought: SoughtNames) {
  const { contributors, extra, ...row } = await tx.source.findUniqueOrThrow({
    where: { id },
    include: { contributors: true },
  })
  const texts = Object.entries(row).filter(
    ([name, value]) => typeof value === 'string' && !NOT_TEXT.has(name),
  )
  const plain: Prisma.InputJsonObject = JSON.parse(JSON.stringify(valueWithoutName(extra, sought)))
  const named = contributors.filter((one) => withoutName(personName(one), sought) !== personName(one))
  const changed = Object.fromEntries(texts.map(([name, text]) => [name, withoutName(String(text), sought)]))
  const kept = contributors.filter((one) => !named.includes(one))
  await tx.source.update({
    where: { id },
    data: {
      ...changed,
      words: sourceWords({ ...row, ...changed, contributors: kept }),
      extra: plain,
      version: { increment: 1 },
      citedAt: new Date(),
    },
    select: { id: true },
  })
  for (const { id: contributor } of named)
    await tx.sourceContributor.update({
      where: { id: contributor },
      data: {
        literal: WITHHELD,
        given: null,
        family: null,
        droppingParticle: null,
        nonDroppingParticle: null,
        suffix: null,
        commaSuffix: false,
        authorityId: null,
      },
      select: { id: true },
    })
}

async function maskName(tx: Tx, id: string, sought: SoughtNames) {
  const { name, note, variants } = await tx.authority.findUniqueOrThrow({
    where: { id },
    include: { variants: true },
  })
  const named = variants.filter((variant) => withoutName(variant.name, sought) !== variant.name)
  await tx.authorityVariant.deleteMany({ where: { id: { in: named.map((variant) => variant.id) } } })
  await tx.authority.update({
    where: { id },
    data: {
      ...withWords({ name: withoutName(name, sought) }),
      note: withoutName(note, sought),
      version: { increment: 1 },
    },
    select: { id: true },
  })
}

async function maskCopy(tx: Tx, id: string, sought: SoughtNames) {
  const { filename, obtainedFrom, rights, note } = await tx.holding.findUniqueOrThrow({ where: { id } })
  const masked = Object.entries({ filename, obtainedFrom, rights, note }).map(([name, text]) => [
    name,
    withoutName(text, sought),
  ])
  await tx.holding.update({ where: { id }, data: Object.fromEntries(masked), select: { id: true } })
}

/**
 * Replaces the name in these places, in the transaction of an erasure. Returns the ids of the events whose details were deleted. The caller
 * has checked the permission, that the places have the name, and that the session variable of erasures is set.
 */
export async function maskRemains(
  tx: Tx,
  remains: readonly Remain[],
  sought: SoughtNames,
): Promise<number[]> {
  for (const { kind, id } of remains) {
    if (kind === 'SOURCE') await maskSource(tx, id, sought)
    if (kind === 'NAME') await maskName(tx, id, sought)
    if (kind === 'COPY') await maskCopy(tx, id, sought)
  }
  const events = remains.flatMap(({ kind, id }) => (kind === 'EVENT' ? [BigInt(id)] : []))
  await tx.eventDetail.deleteMany({ where: { eventId: { in: events } } })
  return events.map(Number)
}
