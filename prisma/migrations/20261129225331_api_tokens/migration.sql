-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('OWN_DRAFTS', 'ALL_DRAFTS');

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" "TokenScope" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "lastUsedAt" TIMESTAMPTZ,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_memberId_idx" ON "ApiToken"("memberId");

-- CreateIndex
CREATE INDEX "ApiToken_expiresAt_idx" ON "ApiToken"("expiresAt");

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ApiToken"
  ADD CONSTRAINT api_token_has_a_name CHECK (btrim("name") <> '' AND length("name") <= 80),
  ADD CONSTRAINT api_token_is_kept_as_hash CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT api_token_ends_within_a_year CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '366 days');

SELECT stele_record_columns('ApiToken', 1, string_to_array('id memberId name scope tokenHash createdAt expiresAt', ' '));
