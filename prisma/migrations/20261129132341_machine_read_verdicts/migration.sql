-- AlterTable
ALTER TABLE "Verdict" ADD COLUMN     "pageImage" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PageView" (
    "memberId" UUID NOT NULL,
    "holdingId" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PageView_pkey" PRIMARY KEY ("memberId","holdingId","page")
);

-- CreateIndex
CREATE INDEX "PageView_holdingId_idx" ON "PageView"("holdingId");

-- AddForeignKey
ALTER TABLE "PageView" ADD CONSTRAINT "PageView_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageView" ADD CONSTRAINT "PageView_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT stele_record_columns('Verdict', 1, string_to_array('id recordId subjectType subjectId fingerprint aspect outcome holdingId note pageImage memberId at', ' '));
