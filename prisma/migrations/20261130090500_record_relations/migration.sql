-- CreateEnum
CREATE TYPE "RecordRelationType" AS ENUM ('CITES', 'REPLIES_TO', 'REAFFIRMS', 'REPLACES', 'SAME_EVENT');

-- CreateTable
CREATE TABLE "RecordRelation" (
    "id" UUID NOT NULL,
    "type" "RecordRelationType" NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "statedById" UUID NOT NULL,
    "statedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedById" UUID,
    "checkedAt" TIMESTAMPTZ,

    CONSTRAINT "RecordRelation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RecordRelation_type_fromId_toId_key" ON "RecordRelation"("type", "fromId", "toId");

-- CreateIndex
CREATE INDEX "RecordRelation_fromId_idx" ON "RecordRelation"("fromId");

-- CreateIndex
CREATE INDEX "RecordRelation_toId_idx" ON "RecordRelation"("toId");

-- CreateIndex
CREATE INDEX "RecordRelation_statedById_idx" ON "RecordRelation"("statedById");

-- CreateIndex
CREATE INDEX "RecordRelation_checkedById_idx" ON "RecordRelation"("checkedById");

-- AddForeignKey
ALTER TABLE "RecordRelation" ADD CONSTRAINT "RecordRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordRelation" ADD CONSTRAINT "RecordRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordRelation" ADD CONSTRAINT "RecordRelation_statedById_fkey" FOREIGN KEY ("statedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordRelation" ADD CONSTRAINT "RecordRelation_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "RecordRelation" ADD CONSTRAINT record_relation_with_another CHECK ("fromId" <> "toId");
ALTER TABLE "RecordRelation" ADD CONSTRAINT record_relation_checked_by_another
  CHECK (("checkedById" IS NULL) = ("checkedAt" IS NULL) AND "checkedById" IS DISTINCT FROM "statedById");
SELECT stele_record_columns('RecordRelation', 1, string_to_array('id type fromId toId statedById statedAt checkedById checkedAt', ' '));
