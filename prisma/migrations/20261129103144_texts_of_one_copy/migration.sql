-- DropIndex
DROP INDEX "Relocation_passageId_holdingId_key";

-- AlterTable
ALTER TABLE "Mask" ADD COLUMN     "repeatsId" UUID;

-- AlterTable
ALTER TABLE "Relocation" ADD COLUMN     "textLayerId" UUID;
-- The newest text of the copy is the one that was searched. A decided row stays as it is but for this.
ALTER TABLE "Relocation" DISABLE TRIGGER USER;
UPDATE "Relocation" r SET "textLayerId" = (
  SELECT t.id FROM "TextLayer" t WHERE t."holdingId" = r."holdingId" ORDER BY t."createdAt" DESC, t.id DESC LIMIT 1);
ALTER TABLE "Relocation" ENABLE TRIGGER USER;
ALTER TABLE "Relocation" ALTER COLUMN "textLayerId" SET NOT NULL;

-- CreateIndex
CREATE INDEX "Mask_repeatsId_idx" ON "Mask"("repeatsId");

-- CreateIndex
CREATE INDEX "Relocation_textLayerId_idx" ON "Relocation"("textLayerId");

-- CreateIndex
CREATE UNIQUE INDEX "Relocation_passageId_textLayerId_key" ON "Relocation"("passageId", "textLayerId");

-- AddForeignKey
ALTER TABLE "Mask" ADD CONSTRAINT "Mask_repeatsId_fkey" FOREIGN KEY ("repeatsId") REFERENCES "Mask"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relocation" ADD CONSTRAINT "Relocation_textLayerId_fkey" FOREIGN KEY ("textLayerId") REFERENCES "TextLayer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT stele_record_columns('TextLayer', 1, string_to_array('id holdingId origin correctedFromId language length sha256 locators spans report createdAt', ' '));
SELECT stele_record_columns('Mask', 1, string_to_array('id textLayerId textSha256 start end kind reason memberId at liftedById liftedAt liftReason repeatsId', ' '));
