-- CreateTable
CREATE TABLE "Correction" (
    "verdictId" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "hop" INTEGER,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("verdictId")
);

-- CreateTable
CREATE TABLE "CorrectionAcceptance" (
    "verdictId" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "revisionId" UUID,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CorrectionAcceptance_pkey" PRIMARY KEY ("verdictId")
);

-- CreateIndex
CREATE INDEX "Correction_recordId_idx" ON "Correction"("recordId");

-- CreateIndex
CREATE INDEX "CorrectionAcceptance_recordId_idx" ON "CorrectionAcceptance"("recordId");

-- CreateIndex
CREATE INDEX "CorrectionAcceptance_revisionId_idx" ON "CorrectionAcceptance"("revisionId");

-- CreateIndex
CREATE INDEX "CorrectionAcceptance_memberId_idx" ON "CorrectionAcceptance"("memberId");

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_verdictId_fkey" FOREIGN KEY ("verdictId") REFERENCES "Verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionAcceptance" ADD CONSTRAINT "CorrectionAcceptance_verdictId_fkey" FOREIGN KEY ("verdictId") REFERENCES "Correction"("verdictId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionAcceptance" ADD CONSTRAINT "CorrectionAcceptance_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionAcceptance" ADD CONSTRAINT "CorrectionAcceptance_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionAcceptance" ADD CONSTRAINT "CorrectionAcceptance_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ---------------------------------------------------------------- what the database promises

ALTER TABLE "Correction"
  ADD CONSTRAINT correction_part_is_a_word CHECK ("part" ~ '^[a-z]+$'),
  ADD CONSTRAINT correction_hop CHECK (("part" = 'locator') = ("hop" IS NOT NULL) AND ("hop" IS NULL OR "hop" >= 0)),
  ADD CONSTRAINT correction_changes_something CHECK ("before" <> "after");

-- What was proposed and taken over is not rewritten. As with the words of an event, it can be erased, on purpose only.
CREATE TRIGGER correction_is_immutable BEFORE UPDATE ON "Correction" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER correction_is_erased_on_purpose BEFORE DELETE ON "Correction" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_erasing();
CREATE TRIGGER correction_is_never_emptied BEFORE TRUNCATE ON "Correction" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER correction_acceptance_is_immutable BEFORE UPDATE ON "CorrectionAcceptance" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER correction_acceptance_is_erased_on_purpose BEFORE DELETE ON "CorrectionAcceptance" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_erasing();
CREATE TRIGGER correction_acceptance_is_never_emptied BEFORE TRUNCATE ON "CorrectionAcceptance" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
