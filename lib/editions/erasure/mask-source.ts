import 'server-only'
import type { Tx } from '@/lib/db'
import type { SoughtNames } from '@/lib/folding/find-names'
import type { Prisma } from '@/lib/generated/prisma/client'
import { personName } from '@/lib/sources/person-name'
import { likenessWords, sourceWords } from '@/lib/sources/row'
import { WITHHELD } from '@/lib/text/masked-ranges'
import { valueWithoutName, withoutName } from './without-name'

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
  'titleWords',
  'containerWords',
])

/** Replaces the name in the description of a source, its relations and assessments. In the transaction of an erasure. */
export async function maskSource(tx: Tx, id: string, sought: SoughtNames): Promise<void> {
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
      ...likenessWords({ ...row, ...changed }),
      extra: plain,
      version: { increment: 1 },
      citedAt: new Date(),
    },
    select: { id: true },
  })
  for (const { id: relation, note } of await tx.sourceRelation.findMany({ where: { fromId: id } }))
    if (withoutName(note, sought) !== note)
      await tx.sourceRelation.update({
        where: { id: relation },
        data: { note: withoutName(note, sought) },
        select: { id: true },
      })
  for (const { id: assessment, reason } of await tx.assessment.findMany({ where: { sourceId: id } }))
    if (withoutName(reason, sought) !== reason)
      await tx.assessment.update({
        where: { id: assessment },
        data: { reason: withoutName(reason, sought) },
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
