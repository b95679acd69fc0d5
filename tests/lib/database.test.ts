import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db, type Tx } from '@/lib/db'
import { rejection } from '@/tests/support/rejection'
import { asOwner } from '@/tests/support/sabotage'

const id = `'${randomUUID()}'`
const hash = `repeat('a', 64)`

type Row = {
  table: string
  values: Record<string, string | number>
  change: string
  /** True if it can be removed while nothing refers to it. */
  deletable?: boolean
}

/** A row of each table that is never rewritten: its columns as SQL, and a column to change. */
const rows: Row[] = [
  {
    table: 'Revision',
    values: {
      id,
      recordId: id,
      number: 1,
      schemaVersion: 1,
      content: `'{}'`,
      contentHash: hash,
      contributors: `'{}'`,
      authorId: id,
    },
    change: `"message" = 'x'`,
  },
  {
    table: 'Edition',
    values: {
      id,
      recordId: id,
      number: 1,
      revisionId: id,
      schemaVersion: 1,
      snapshot: `'{}'`,
      snapshotHash: hash,
      publishedById: id,
    },
    change: `"snapshot" = '{"a":1}'`,
  },
  {
    table: 'EditionSalts',
    values: { editionId: id, salts: `'{a}'` },
    change: `"salts" = '{b}'`,
  },
  {
    table: 'EditionVerdict',
    values: { editionId: id, verdictId: id },
    change: '"verdictId" = gen_random_uuid()',
  },
  {
    table: 'Verdict',
    values: {
      id,
      recordId: id,
      subjectType: `'QUOTATION'`,
      subjectId: `'q'`,
      fingerprint: hash,
      aspect: `'VERBATIM'`,
      outcome: `'FAILED_VERIFICATION'`,
      memberId: id,
    },
    change: `"outcome" = 'VERIFIED'`,
  },
  {
    table: 'Correction',
    values: { verdictId: id, recordId: id, part: `'wording'`, before: `'a'`, after: `'b'` },
    change: `"after" = 'c'`,
  },
  {
    table: 'CorrectionAcceptance',
    values: { verdictId: id, recordId: id, memberId: id },
    change: `"at" = "at" + interval '1 day'`,
  },
  {
    table: 'Dismissal',
    values: {
      id,
      recordId: id,
      check: `'missing-year'`,
      key: hash,
      excerpt: `'28 May'`,
      message: `'{"key":"checks.missing-year.noYear"}'`,
      reason: `'The source gives none.'`,
      memberId: id,
    },
    change: `"reason" = 'another'`,
    deletable: true,
  },
  {
    table: 'Transition',
    values: {
      id,
      recordId: id,
      action: `'SUBMIT'`,
      fromState: `'DRAFT'`,
      toState: `'IN_REVIEW'`,
      actorId: id,
    },
    change: '"actorId" = gen_random_uuid()',
  },
  {
    table: 'Withdrawal',
    values: { id, recordId: id, throughEdition: 1, reason: `'asked for'`, actorId: id },
    change: `"reason" = 'another'`,
  },
  {
    table: 'Erasure',
    values: { recordId: id, actorId: id },
    change: `"at" = "at" + interval '1 day'`,
  },
  {
    table: 'Event',
    values: {
      id: 1,
      at: 'now()',
      action: `'a.b'`,
      subjectType: `'record'`,
      subjectId: `'x'`,
      detailHash: hash,
      previous: hash,
      hash,
    },
    change: `"action" = 'c.d'`,
  },
  {
    table: 'Reference',
    values: {
      id,
      recordId: id,
      revisionId: id,
      subjectType: `'QUOTATION'`,
      subjectId: `'q'`,
      hop: 0,
      sourceId: id,
      access: `'NOT_SEEN'`,
    },
    change: `"access" = 'ORIGINAL_SEEN'`,
  },
  {
    table: 'Comment',
    values: { id, threadId: id, text: `'x'`, authorId: id },
    change: `"text" = 'y'`,
  },
  {
    table: 'EventDetail',
    values: { eventId: 1, salt: `'s'`, detail: `'{}'` },
    change: `"detail" = '{"a":1}'`,
  },
  {
    table: 'MediaFile',
    values: { sha256: hash, size: 1, mediaType: `'text/plain'` },
    change: `"size" = 2`,
    deletable: true,
  },
  {
    table: 'ConsentForm',
    values: { id, recordId: id, sha256: hash, filename: `'a.pdf'`, createdById: id },
    change: `"filename" = 'b.pdf'`,
    deletable: true,
  },
  {
    table: 'TextLayer',
    values: {
      id,
      holdingId: id,
      origin: `'HUMAN'`,
      language: `'en'`,
      text: `'x'`,
      length: 1,
      sha256: hash,
    },
    change: `"text" = 'y'`,
    deletable: true,
  },
  {
    table: 'Passage',
    values: {
      id,
      textLayerId: id,
      start: 0,
      end: 1,
      exact: `'x'`,
      prefix: `''`,
      suffix: `''`,
      createdById: id,
    },
    change: `"exact" = 'y'`,
    deletable: true,
  },
]

class RolledBack extends Error {}

/** Puts the row in without what it would hang on, then does the work with all triggers on; nothing of it stays. */
async function withRow({ table, values }: Row, work: (tx: Tx) => Promise<unknown>) {
  const columns = Object.keys(values).map((column) => `"${column}"`)
  const attempt = asOwner(async (tx) => {
    await tx.$executeRawUnsafe(
      `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${Object.values(values).join(', ')})`,
    )
    await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = origin`)
    await work(tx)
    throw new RolledBack()
  })
  const error = await rejection(attempt)
  if (!(error instanceof RolledBack)) throw error
}

describe('immutable rows stay as written, for every program', () => {
  test.each(rows)('a row of $table is not changed', async (row) => {
    await expect(
      withRow(row, (tx) => tx.$executeRawUnsafe(`UPDATE "${row.table}" SET ${row.change}`)),
    ).rejects.toThrow(`UPDATE of "${row.table}" is refused`)
  })

  test.each(rows.filter(({ deletable }) => !deletable))('a row of $table is not removed', async (row) => {
    await expect(withRow(row, (tx) => tx.$executeRawUnsafe(`DELETE FROM "${row.table}"`))).rejects.toThrow(
      `DELETE of "${row.table}" is refused`,
    )
  })

  test.each(rows.filter(({ deletable }) => deletable))(
    'a row of $table that nothing refers to can be removed',
    async (row) => {
      await withRow(row, async (tx) => {
        expect(await tx.$executeRawUnsafe(`DELETE FROM "${row.table}"`)).toBe(1)
      })
    },
  )

  test.each(rows)('$table is not emptied', async ({ table }) => {
    await expect(
      asOwner((tx) =>
        tx.$executeRawUnsafe(`SET LOCAL session_replication_role = origin; TRUNCATE "${table}" CASCADE`),
      ),
    ).rejects.toThrow(/TRUNCATE of ".*" is refused/)
  })

  test('event details are deleted only in a declared erasure', async () => {
    const detail = rows.find(({ table }) => table === 'EventDetail')
    if (!detail) throw new Error('EventDetail is missing above')
    await withRow(detail, async (tx) => {
      await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
      expect(await tx.$executeRaw`DELETE FROM "EventDetail"`).toBe(1)
    })
  })

  test('the references of a draft are rewritten by each save', async () => {
    const reference = rows.find(({ table }) => table === 'Reference')
    if (!reference) throw new Error('Reference is missing above')
    const { revisionId: _, ...values } = reference.values
    await withRow({ ...reference, values }, async (tx) => {
      expect(await tx.$executeRaw`DELETE FROM "Reference"`).toBe(1)
    })
  })

  const copy: Row = {
    table: 'Holding',
    values: {
      id,
      sourceId: id,
      kind: `'ORIGINAL'`,
      sha256: hash,
      filename: `'a.txt'`,
      contributors: `'{}'`,
      createdById: id,
    },
    change: '',
  }
  test.each([`"sha256" = repeat('b', 64)`, `"kind" = 'FACSIMILE'`, `"createdAt" = '2001-01-01'`])(
    'an archive copy prevents setting %s',
    async (change) => {
      await expect(
        withRow(copy, (tx) => tx.$executeRawUnsafe(`UPDATE "Holding" SET ${change}`)),
      ).rejects.toThrow('UPDATE of "Holding" is refused')
    },
  )
})

describe('values that cannot be', () => {
  const member = { role: 'EDITOR', name: 'A', passwordHash: 'none' } as const

  test.each(['Upper@example.org', 'nobody', '@'])('%s is not a valid address of a member', async (email) => {
    await expect(db.member.create({ data: { ...member, email } })).rejects.toThrow('member_email_is_folded')
  })

  test('a link is for one purpose', async () => {
    const { id: memberId } = await db.member.create({ data: { ...member, email: 'one@example.org' } })
    await expect(
      db.invitation.create({
        data: {
          email: 'two@example.org',
          memberId,
          role: 'EDITOR',
          tokenHash: 'x',
          expiresAt: new Date(Date.now() + 1000),
        },
      }),
    ).rejects.toThrow('invitation_is_for_one')
  })

  test('a member named in the log can’t be deleted', async () => {
    const { id: memberId } = await db.member.create({ data: { ...member, email: 'three@example.org' } })
    await db.$transaction(async (tx) => {
      const { recordEvent } = await import('@/lib/events')
      const actor = { id: memberId, name: 'A', role: 'EDITOR' } as const
      await recordEvent(tx, { actor, action: 'member.create', subjectType: 'member', subjectId: memberId })
    })
    await expect(db.member.delete({ where: { id: memberId } })).rejects.toMatchObject({ code: 'P2003' })
  })
})
