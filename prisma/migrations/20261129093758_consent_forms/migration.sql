-- CreateTable
CREATE TABLE "ConsentForm" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ConsentForm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ConsentForm_sha256_idx" ON "ConsentForm"("sha256");

-- CreateIndex
CREATE INDEX "ConsentForm_createdById_idx" ON "ConsentForm"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "ConsentForm_recordId_sha256_key" ON "ConsentForm"("recordId", "sha256");

-- AddForeignKey
ALTER TABLE "ConsentForm" ADD CONSTRAINT "ConsentForm_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentForm" ADD CONSTRAINT "ConsentForm_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "MediaFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsentForm" ADD CONSTRAINT "ConsentForm_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ConsentForm" ADD CONSTRAINT consent_form_has_a_name CHECK (btrim("filename") <> '');
CREATE TRIGGER consent_form_is_immutable BEFORE UPDATE ON "ConsentForm" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER consent_form_is_never_emptied BEFORE TRUNCATE ON "ConsentForm" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
SELECT stele_record_columns('ConsentForm', 1, string_to_array('id recordId sha256 filename createdById createdAt', ' '));
