import 'server-only'
import type { Actor } from '@/lib/access'
import { formatDate } from '@/lib/dates'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { wordLine } from '@/lib/folding/word-lines'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import { type CslItem, toCsl } from './csl'
import { factsOf, type SourceFacts } from './facts'
import { byEachId, isUnmerged, matchesAnySource, matchesSource } from './merged-sources'
import { personName } from './person-name'
import { sourceOf, sourceParts } from './row'
import { containingSimilar, containingText } from './search'

const other = { id: true, title: true, mergedIntoId: true }

/**
 * One source with its contributors, names and relations, including relations of entries that were merged into it; `NotFound` when there is
 * none. The id of a merged entry gives the source it was merged into, so the returned id can differ from the one asked for.
 */
export async function getSource(_actor: Actor, id: string) {
  const row = await db.source.findFirst({
    where: matchesSource(parseId(id)),
    include: {
      contributors: { ...sourceParts.contributors, include: { authority: { select: { name: true } } } },
      authorities: { include: { authority: { select: { name: true, kind: true } } } },
      relationsFrom: {
        include: { to: { select: other } },
        orderBy: { createdAt: 'asc' },
      },
      relationsTo: {
        include: { from: { select: other } },
        orderBy: { createdAt: 'asc' },
      },
      mergedFrom: { select: { id: true, title: true }, orderBy: { title: 'asc' } },
    },
  })
  if (!row) throw new NotFound()
  return {
    source: sourceOf(row),
    version: row.version,
    updatedAt: row.updatedAt,
    /** Entries that were merged into this one. */
    merged: row.mergedFrom,
    authorityNames: new Map([
      ...row.authorities.map(({ authorityId, authority }) => [authorityId, authority.name] as const),
      ...row.contributors.flatMap(({ authorityId, authority }) =>
        authorityId && authority ? [[authorityId, authority.name] as const] : [],
      ),
    ]),
    relations: [
      ...row.relationsFrom.map(({ id, type, note, to }) => ({
        id,
        type,
        note,
        other: to,
        direction: 'to' as const,
      })),
      ...row.relationsTo.map(({ id, type, note, from }) => ({
        id,
        type,
        note,
        other: from,
        direction: 'from' as const,
      })),
    ],
  }
}

export type SourceMatch = {
  id: string
  title: string
  /** "The Daily, 14 March 1992": distinguishes it from others with the same title. */
  label: string
  /** What a record made from it says too. */
  facts: SourceFacts
  /** The variables by which a sentence names it (`shortName`). */
  csl: CslItem
  holdings: { id: string; textLayerId: string | null; kind: string; language: string | null }[]
}

function namingOf({ id, type, ...variables }: CslItem): CslItem {
  const named = ['title', 'title-short', 'container-title', 'issued', 'custom'] as const
  return {
    id,
    type,
    ...Object.fromEntries(named.flatMap((name) => (name in variables ? [[name, variables[name]]] : []))),
  }
}

/** The number of newest matches that are sorted by similarity for a picker. */
const CANDIDATES = 200

const mostSimilar = (words: string, ids: Prisma.Sql) => db.$queryRaw<{ id: string }[]>`
  SELECT s.id FROM "Source" s WHERE s.id IN ${ids}
  ORDER BY ${wordLine(words)} <<-> s.words, s."updatedAt" DESC, s.id LIMIT 20`

/** At most twenty sources for a picker, the most similar titles first, with the copies that can be quoted; the newest for an empty text. */
export async function searchSources(_actor: Actor, words: string, t: Translator): Promise<SourceMatch[]> {
  const newest = Prisma.sql`(SELECT s.id FROM "Source" s WHERE ${isUnmerged} ORDER BY s."updatedAt" DESC, s.id LIMIT 20)`
  const found = await mostSimilar(words, words ? containingText(words, isUnmerged, CANDIDATES) : newest)
  const ids =
    found.length > 0 || !words
      ? found
      : await mostSimilar(words, containingSimilar(words, isUnmerged, CANDIDATES))
  return matchesOf(
    ids.map(({ id }) => id),
    t,
  )
}

/**
 * The sources with these ids as a picker shows them, in the given order, without those that no longer exist. A merged entry is shown as the
 * source it was merged into, under the id that was asked for.
 */
export async function sourcesById(_actor: Actor, ids: string[], t: Translator): Promise<SourceMatch[]> {
  return matchesOf(ids.map(parseId), t)
}

async function matchesOf(ids: string[], t: Translator): Promise<SourceMatch[]> {
  const rows = await db.source.findMany({
    where: matchesAnySource(ids),
    include: {
      ...sourceParts,
      mergedFrom: { where: { id: { in: ids } }, select: { id: true } },
      holdings: {
        select: {
          id: true,
          kind: true,
          textLayers: { select: { id: true, language: true }, orderBy: { createdAt: 'desc' }, take: 1 },
        },
        orderBy: { createdAt: 'desc' },
      },
    },
  })
  const byId = byEachId(rows)
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const source = sourceOf(row)
    const { title, containerTitle, publisher, issued } = source
    const [first] = source.contributors
    return {
      id,
      title,
      label: [containerTitle ?? publisher ?? (first && personName(first)), issued && formatDate(issued, t)]
        .filter(Boolean)
        .join(', '),
      facts: factsOf(source),
      csl: namingOf(toCsl(source)),
      holdings: row.holdings.map(({ id, kind, textLayers: [layer] }) => ({
        id,
        kind,
        textLayerId: layer?.id ?? null,
        language: layer?.language ?? null,
      })),
    }
  })
}
