import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

/**
 * The changes that an erasure makes to each table of a record. A test compares this list with the database. The triggers allow no other
 * values than `stele_erased_*` (prisma/migrations/*_erasure).
 */
export const erasedFrom: Record<string, (recordId: string) => Prisma.Sql> = {
  Draft: (id) => Prisma.sql`
    UPDATE "Draft" SET content = stele_erased_content(), title = 'Erased', words = ' erased ', language = 'und', "contentHash" = stele_erased_hash(),
      "removedText" = '{}', version = version + 1 WHERE "recordId" = ${id}::uuid`,
  // After the draft, whose row the job that writes these words locks.
  DraftSearch: (id) => Prisma.sql`DELETE FROM "DraftSearch" WHERE "recordId" = ${id}::uuid`,
  Revision: (id) => Prisma.sql`
    UPDATE "Revision" SET content = stele_erased_content(), "contentHash" = stele_erased_hash(), message = ''
    WHERE "recordId" = ${id}::uuid`,
  EditionSalts: (id) => Prisma.sql`
    DELETE FROM "EditionSalts" WHERE "editionId" IN (SELECT id FROM "Edition" WHERE "recordId" = ${id}::uuid)`,
  EditionRedaction: (id) => Prisma.sql`
    DELETE FROM "EditionRedaction" WHERE "editionId" IN (SELECT id FROM "Edition" WHERE "recordId" = ${id}::uuid)`,
  // Without text and salts, the root of an edition in parts tells nothing.
  Edition: (id) => Prisma.sql`
    UPDATE "Edition" SET snapshot = '{}',
      "snapshotHash" = CASE "hashScheme" WHEN 1 THEN stele_erased_hash() ELSE "snapshotHash" END
    WHERE "recordId" = ${id}::uuid`,
  CorrectionAcceptance: (id) => Prisma.sql`DELETE FROM "CorrectionAcceptance" WHERE "recordId" = ${id}::uuid`,
  Correction: (id) => Prisma.sql`DELETE FROM "Correction" WHERE "recordId" = ${id}::uuid`,
  Verdict: (id) => Prisma.sql`
    UPDATE "Verdict" SET note = '', fingerprint = stele_erased_hash(), "holdingId" = NULL WHERE "recordId" = ${id}::uuid`,
  Transition: (id) => Prisma.sql`
    UPDATE "Transition" SET reason = 'Erased.' WHERE "recordId" = ${id}::uuid AND reason <> ''`,
  Withdrawal: (id) => Prisma.sql`
    UPDATE "Withdrawal" SET reason = 'Erased.' WHERE "recordId" = ${id}::uuid`,
  Consent: (id) => Prisma.sql`
    UPDATE "Consent" SET "legalName" = '', pseudonym = '', note = '', "nameDisplay" = 'ANONYMOUS', version = version + 1
    WHERE "recordId" = ${id}::uuid`,
  Comment: (id) => Prisma.sql`
    DELETE FROM "Comment" WHERE "threadId" IN (SELECT id FROM "Thread" WHERE "recordId" = ${id}::uuid)`,
  Thread: (id) => Prisma.sql`DELETE FROM "Thread" WHERE "recordId" = ${id}::uuid`,
  RecordTag: (id) => Prisma.sql`DELETE FROM "RecordTag" WHERE "recordId" = ${id}::uuid`,
  BulkRecord: (id) => Prisma.sql`DELETE FROM "BulkRecord" WHERE "recordId" = ${id}::uuid`,
  Dismissal: (id) => Prisma.sql`DELETE FROM "Dismissal" WHERE "recordId" = ${id}::uuid`,
  Reference: (id) => Prisma.sql`DELETE FROM "Reference" WHERE "recordId" = ${id}::uuid`,
  MediaUse: (id) => Prisma.sql`DELETE FROM "MediaUse" WHERE "recordId" = ${id}::uuid`,
  RecordAuthority: (id) => Prisma.sql`DELETE FROM "RecordAuthority" WHERE "recordId" = ${id}::uuid`,
  QueueItem: (id) => Prisma.sql`DELETE FROM "QueueItem" WHERE "recordId" = ${id}::uuid`,
  // What it is called, and a publication that was scheduled.
  Job: (id) => Prisma.sql`
    UPDATE "Job" SET name = '', state = CASE state WHEN 'WAITING' THEN 'CANCELLED'::"JobState" ELSE state END,
      "cancelledAt" = CASE state WHEN 'WAITING' THEN now() ELSE "cancelledAt" END,
      "endedAt" = CASE state WHEN 'WAITING' THEN now() ELSE "endedAt" END
    WHERE "subjectId" = ${id}::uuid`,
  // The e-mails to readers who reported something about it.
  MailMessage: (id) => Prisma.sql`
    DELETE FROM "MailMessage" WHERE EXISTS (
      SELECT FROM "Report" p WHERE p."recordId" = ${id}::uuid AND starts_with(key, concat('report ', p.id)))`,
  Report: (id) => Prisma.sql`
    UPDATE "Report" SET text = '', name = '', email = '', answer = '', note = '', "erasedAt" = coalesce("erasedAt", now())
    WHERE "recordId" = ${id}::uuid`,
  SearchEntry: (id) => Prisma.sql`DELETE FROM "SearchEntry" WHERE "recordId" = ${id}::uuid`,
}

/**
 * Tables of a record that contain none of its text and stay unchanged unless the member chooses otherwise, with what they say.
 * A test finds each table of a record either here or in `erasedFrom`.
 */
export const keptInErasure: Record<string, string> = {
  Assignment: 'who should have written or reviewed it',
  Notification: 'that members were notified',
  ConsentForm: 'signed forms, deleted where the member chose it (erase.ts)',
  Contribution: 'who wrote, and when',
  EditorPage: 'who has the editor open now',
  GoneAddress: 'hashes of addresses that it had, deleted where the member replaces the address (erase.ts)',
  Erasure: 'that it was erased, by whom and when',
  RecordRelation:
    'which records it relates to, who said and checked it; readers see a relation where both are public',
  RecordTranslation:
    'which record it translates, and who linked them; readers see the link where both are public',
}
