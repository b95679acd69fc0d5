-- DropIndex
DROP INDEX "TextLayer_holdingId_idx";

-- AlterTable
ALTER TABLE "TextLayer" ADD COLUMN     "correctedFromId" UUID;

-- CreateIndex
CREATE INDEX "TextLayer_holdingId_createdAt_idx" ON "TextLayer"("holdingId", "createdAt");

-- CreateIndex
CREATE INDEX "TextLayer_correctedFromId_idx" ON "TextLayer"("correctedFromId");

-- AddForeignKey
ALTER TABLE "TextLayer" ADD CONSTRAINT "TextLayer_correctedFromId_fkey" FOREIGN KEY ("correctedFromId") REFERENCES "TextLayer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
