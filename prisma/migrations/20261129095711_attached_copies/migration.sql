-- AlterTable
ALTER TABLE "Holding" ADD COLUMN     "cameWithId" UUID;

-- CreateIndex
CREATE INDEX "Holding_cameWithId_idx" ON "Holding"("cameWithId");

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_cameWithId_fkey" FOREIGN KEY ("cameWithId") REFERENCES "Holding"("id") ON DELETE SET NULL ON UPDATE CASCADE;
