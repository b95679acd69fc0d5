-- AlterTable
ALTER TABLE "Settings" ADD COLUMN     "secondFactor" "Role"[] DEFAULT ARRAY[]::"Role"[];

-- CreateTable
CREATE TABLE "SecondFactor" (
    "memberId" UUID NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ,
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "memberId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("memberId","codeHash")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "transports" TEXT[],
    "counter" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ,

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Challenge" (
    "value" TEXT NOT NULL,
    "memberId" UUID,
    "expiresAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "Challenge_pkey" PRIMARY KEY ("value")
);

-- CreateIndex
CREATE INDEX "Passkey_memberId_idx" ON "Passkey"("memberId");

-- CreateIndex
CREATE INDEX "Challenge_expiresAt_idx" ON "Challenge"("expiresAt");

-- AddForeignKey
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "SecondFactor" ADD CONSTRAINT second_factor_code_is_of_an_app CHECK ("lastStep" = 0 OR "confirmedAt" IS NOT NULL);
ALTER TABLE "Passkey" ADD CONSTRAINT passkey_has_a_name CHECK (btrim("name") <> '' AND length("name") <= 80);

SELECT stele_record_columns('SecondFactor', 1, string_to_array('memberId confirmedAt', ' '));
SELECT stele_record_columns('RecoveryCode', 2, string_to_array('memberId codeHash', ' '));
SELECT stele_record_columns('Passkey', 1, string_to_array('id memberId name publicKey createdAt', ' '));

-- Settings that no one has changed yet are recorded by the event of their first change.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "Settings" WHERE version > 1) THEN
    PERFORM stele_record_columns('Settings', 1, string_to_array('id version name subject description language languages contact imprint licence accent accentDark isIndexed idleHours twoAdmins secondFactor quotation reportDays', ' '));
  ELSE
    DROP TRIGGER settings_is_recorded ON "Settings";
    CREATE TRIGGER settings_is_recorded AFTER INSERT OR UPDATE OR DELETE ON "Settings" FOR EACH ROW
      EXECUTE FUNCTION stele_record_row('1', 'id', 'version', 'name', 'subject', 'description', 'language', 'languages', 'contact', 'imprint', 'licence', 'accent', 'accentDark', 'isIndexed', 'idleHours', 'twoAdmins', 'secondFactor', 'quotation', 'reportDays');
  END IF;
END $$;
