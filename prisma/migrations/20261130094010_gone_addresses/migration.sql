-- CreateTable
CREATE TABLE "GoneAddress" (
    "sha256" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoneAddress_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "GoneAddress_recordId_idx" ON "GoneAddress"("recordId");

-- AddForeignKey
ALTER TABLE "GoneAddress" ADD CONSTRAINT "GoneAddress_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;
