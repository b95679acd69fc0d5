-- CreateTable
CREATE TABLE "LanguageConfirmation" (
    "language" TEXT NOT NULL,
    "confirmedById" UUID NOT NULL,
    "confirmedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LanguageConfirmation_pkey" PRIMARY KEY ("language")
);

-- CreateIndex
CREATE INDEX "LanguageConfirmation_confirmedById_idx" ON "LanguageConfirmation"("confirmedById");

-- AddForeignKey
ALTER TABLE "LanguageConfirmation" ADD CONSTRAINT "LanguageConfirmation_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT stele_record_columns('LanguageConfirmation', 1, string_to_array('language confirmedById confirmedAt', ' '));
