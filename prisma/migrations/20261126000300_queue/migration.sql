-- CreateEnum
CREATE TYPE "QueueReason" AS ENUM ('NEW', 'EDITED', 'SOURCE_CHANGED', 'WARNING_REOPENED');

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "citedAt" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "QueueItem" (
    "recordId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "state" "WorkState" NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "byId" UUID NOT NULL,
    "rounds" INTEGER NOT NULL,
    "reasons" "QueueReason"[] DEFAULT ARRAY[]::"QueueReason"[],
    "comparedWith" INTEGER,
    "changed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "added" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "removed" INTEGER NOT NULL DEFAULT 0,
    "subjects" INTEGER NOT NULL DEFAULT 0,
    "open" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "countedAt" TIMESTAMPTZ,
    "claimedById" UUID,
    "claimedAt" TIMESTAMPTZ,
    "claimUntil" TIMESTAMPTZ,

    CONSTRAINT "QueueItem_pkey" PRIMARY KEY ("recordId")
);

-- CreateIndex
CREATE UNIQUE INDEX "QueueItem_revisionId_key" ON "QueueItem"("revisionId");

-- CreateIndex
CREATE INDEX "QueueItem_state_at_recordId_idx" ON "QueueItem"("state", "at", "recordId");

-- CreateIndex
CREATE INDEX "QueueItem_byId_idx" ON "QueueItem"("byId");

-- CreateIndex
CREATE INDEX "QueueItem_claimedById_idx" ON "QueueItem"("claimedById");

-- CreateIndex
CREATE INDEX "Source_citedAt_idx" ON "Source"("citedAt");

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "QueueItem"
  ADD CONSTRAINT queue_item_waits CHECK ("state" IN ('IN_REVIEW', 'APPROVED')),
  ADD CONSTRAINT queue_item_counts CHECK ("rounds" > 0 AND "subjects" >= 0 AND "removed" >= 0 AND cardinality("open") <= "subjects"),
  ADD CONSTRAINT queue_item_is_compared_with_a_revision CHECK ("comparedWith" > 0),
  ADD CONSTRAINT queue_item_claim_is_whole CHECK (
    ("claimedById" IS NULL) = ("claimedAt" IS NULL) AND ("claimedById" IS NULL) = ("claimUntil" IS NULL) AND "claimUntil" > "claimedAt");

-- What waits already. What of it is still open is counted with its next verdict: only the program can tell.
INSERT INTO "QueueItem" ("recordId", "revisionId", "state", "kind", "language", "title", "at", "byId", "rounds", "reasons", "comparedWith", "subjects")
SELECT r.id, v.id, r.state, r.kind, v.content->>'language', v.content->>'title', step.at, step."actorId",
  greatest(1, (SELECT count(*)::int FROM "Transition" s WHERE s."recordId" = r.id AND s.action = 'SUBMIT' AND s.at > coalesce(
    (SELECT max(p.at) FROM "Transition" p WHERE p."recordId" = r.id AND p.action = 'PUBLISH'), '-infinity'))),
  CASE WHEN before.number IS NULL THEN '{NEW}' WHEN before."contentHash" <> v."contentHash" THEN '{EDITED}' ELSE '{}' END::"QueueReason"[],
  before.number,
  (SELECT count(DISTINCT (f."subjectType", f."subjectId"))::int FROM "Reference" f WHERE f."revisionId" = v.id)
FROM "Record" r
JOIN "Revision" v ON v.id = r."submittedId"
JOIN LATERAL (SELECT t.at, t."actorId" FROM "Transition" t WHERE t."recordId" = r.id ORDER BY t.at DESC LIMIT 1) step ON TRUE
LEFT JOIN LATERAL (
  SELECT b.number, b."contentHash" FROM "Transition" t JOIN "Revision" b ON b.id = t."revisionId"
  WHERE t."recordId" = r.id AND t.action = 'SUBMIT' AND b.id <> v.id ORDER BY t.at DESC LIMIT 1) before ON TRUE
WHERE r.state IN ('IN_REVIEW', 'APPROVED');
