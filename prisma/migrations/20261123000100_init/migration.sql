-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN');

-- CreateEnum
CREATE TYPE "AuthorityKind" AS ENUM ('PERSON', 'BODY', 'PERIODICAL', 'PLACE', 'EVENT');

-- CreateEnum
CREATE TYPE "Identification" AS ENUM ('IDENTIFIED', 'PARTIAL', 'NAMED_ONLY');

-- CreateEnum
CREATE TYPE "DateBasis" AS ENUM ('AS_PRINTED', 'INFERRED', 'SUPPLIED', 'VIA_INTERMEDIARY');

-- CreateEnum
CREATE TYPE "RelationType" AS ENUM ('QUOTED_IN', 'TRANSLATION_OF', 'REPRINT_OF', 'SAME_WIRE', 'CORRECTS', 'RETRACTS');

-- CreateEnum
CREATE TYPE "HoldingKind" AS ENUM ('ORIGINAL', 'FACSIMILE', 'TRANSCRIPT', 'WEB_CAPTURE', 'AUDIO', 'VIDEO');

-- CreateEnum
CREATE TYPE "TextOrigin" AS ENUM ('BORN_DIGITAL', 'HUMAN', 'OCR');

-- CreateEnum
CREATE TYPE "WorkState" AS ENUM ('DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "SubjectType" AS ENUM ('QUOTATION', 'CITATION', 'FIGURE', 'TIMELINE');

-- CreateEnum
CREATE TYPE "Access" AS ENUM ('ORIGINAL_SEEN', 'FACSIMILE_SEEN', 'TRANSCRIPT_SEEN', 'NOT_SEEN');

-- CreateEnum
CREATE TYPE "Aspect" AS ENUM ('TRACEABLE', 'VERBATIM', 'TRANSLATION', 'LOCATOR', 'DATE', 'TITLE', 'AUTHOR', 'ATTRIBUTION', 'FIGURES', 'CONTEXT', 'CONSENT');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('VERIFIED', 'CORRECTED', 'FAILED_VERIFICATION', 'CANNOT_ACCESS', 'NEEDS_ORIGINAL', 'NOT_APPLICABLE');

-- CreateEnum
CREATE TYPE "ConsentTier" AS ENUM ('OPEN', 'RESTRICTED', 'CLOSED');

-- CreateEnum
CREATE TYPE "NameDisplay" AS ENUM ('NAMED', 'PSEUDONYM', 'ANONYMOUS');

-- CreateTable
CREATE TABLE "Member" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "disabledAt" TIMESTAMPTZ,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "role" "Role" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ NOT NULL,
    "acceptedAt" TIMESTAMPTZ,
    "invitedById" UUID,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInFailure" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInFailure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Authority" (
    "id" UUID NOT NULL,
    "kind" "AuthorityKind" NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT,
    "place" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorityVariant" (
    "id" UUID NOT NULL,
    "authorityId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "script" TEXT,
    "language" TEXT,
    "usedFrom" TEXT,
    "usedTo" TEXT,

    CONSTRAINT "AuthorityVariant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "identification" "Identification" NOT NULL DEFAULT 'IDENTIFIED',
    "title" TEXT NOT NULL,
    "titleShort" TEXT,
    "containerTitle" TEXT,
    "collectionTitle" TEXT,
    "publisher" TEXT,
    "publisherPlace" TEXT,
    "page" TEXT,
    "volume" TEXT,
    "issue" TEXT,
    "number" TEXT,
    "edition" TEXT,
    "section" TEXT,
    "genre" TEXT,
    "medium" TEXT,
    "jurisdiction" TEXT,
    "eventTitle" TEXT,
    "eventPlace" TEXT,
    "archive" TEXT,
    "archivePlace" TEXT,
    "callNumber" TEXT,
    "url" TEXT,
    "doi" TEXT,
    "isbn" TEXT,
    "issn" TEXT,
    "language" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "issuedVerbatim" TEXT,
    "issuedEdtf" TEXT,
    "issuedBasis" "DateBasis",
    "issuedFrom" DATE,
    "issuedTo" DATE,
    "accessedVerbatim" TEXT,
    "accessedEdtf" TEXT,
    "accessedBasis" "DateBasis",
    "extra" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceContributor" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "family" TEXT,
    "given" TEXT,
    "literal" TEXT,
    "authorityId" UUID,

    CONSTRAINT "SourceContributor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceAuthority" (
    "sourceId" UUID NOT NULL,
    "authorityId" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "SourceAuthority_pkey" PRIMARY KEY ("sourceId","authorityId","role")
);

-- CreateTable
CREATE TABLE "SourceRelation" (
    "id" UUID NOT NULL,
    "type" "RelationType" NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaFile" (
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MediaFile_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Holding" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "kind" "HoldingKind" NOT NULL,
    "sha256" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "obtainedFrom" TEXT NOT NULL DEFAULT '',
    "obtainedOn" DATE,
    "rights" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TextLayer" (
    "id" UUID NOT NULL,
    "holdingId" UUID NOT NULL,
    "origin" "TextOrigin" NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "locators" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TextLayer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passage" (
    "id" UUID NOT NULL,
    "textLayerId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "locatorLabel" TEXT,
    "locatorValue" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Record" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "WorkState" NOT NULL DEFAULT 'DRAFT',
    "submittedId" UUID,
    "liveId" UUID,
    "editions" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordAuthority" (
    "recordId" UUID NOT NULL,
    "authorityId" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "RecordAuthority_pkey" PRIMARY KEY ("recordId","authorityId","role")
);

-- CreateTable
CREATE TABLE "Draft" (
    "recordId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "schemaVersion" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("recordId")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "recordId" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "memberId" UUID NOT NULL,
    "firstAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("recordId","edition","memberId")
);

-- CreateTable
CREATE TABLE "Reference" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "revisionId" UUID,
    "subjectType" "SubjectType" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "hop" INTEGER NOT NULL,
    "sourceId" UUID NOT NULL,
    "access" "Access" NOT NULL,
    "passageId" UUID,

    CONSTRAINT "Reference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "recordId" UUID NOT NULL,
    "tier" "ConsentTier" NOT NULL DEFAULT 'RESTRICTED',
    "nameDisplay" "NameDisplay" NOT NULL DEFAULT 'ANONYMOUS',
    "legalName" TEXT NOT NULL DEFAULT '',
    "pseudonym" TEXT NOT NULL DEFAULT '',
    "embargoUntil" DATE,
    "transcriptApprovedOn" DATE,
    "withdrawnOn" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("recordId")
);

-- CreateTable
CREATE TABLE "Transition" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "fromState" "WorkState" NOT NULL,
    "toState" "WorkState" NOT NULL,
    "revisionId" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "actorId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verdict" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "subjectType" "SubjectType" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "aspect" "Aspect" NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "holdingId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Edition" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revisionId" UUID NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "publishedById" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EditionVerdict" (
    "editionId" UUID NOT NULL,
    "verdictId" UUID NOT NULL,

    CONSTRAINT "EditionVerdict_pkey" PRIMARY KEY ("editionId","verdictId")
);

-- CreateTable
CREATE TABLE "Withdrawal" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "throughEdition" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Withdrawal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchEntry" (
    "recordId" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "attribution" TEXT NOT NULL,
    "dated" DATE,
    "text" TEXT NOT NULL,
    "document" tsvector,
    "publishedAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("recordId")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detailHash" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventDetail" (
    "eventId" BIGINT NOT NULL,
    "salt" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "EventDetail_pkey" PRIMARY KEY ("eventId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Member_email_key" ON "Member"("email");

-- CreateIndex
CREATE INDEX "Member_name_id_idx" ON "Member"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_invitedById_idx" ON "Invitation"("invitedById");

-- CreateIndex
CREATE INDEX "Invitation_createdAt_id_idx" ON "Invitation"("createdAt", "id");

-- CreateIndex
CREATE INDEX "SignInFailure_account_at_idx" ON "SignInFailure"("account", "at");

-- CreateIndex
CREATE INDEX "SignInFailure_address_at_idx" ON "SignInFailure"("address", "at");

-- CreateIndex
CREATE INDEX "SignInFailure_at_idx" ON "SignInFailure"("at");

-- CreateIndex
CREATE INDEX "Authority_kind_name_id_idx" ON "Authority"("kind", "name", "id");

-- CreateIndex
CREATE INDEX "Authority_name_id_idx" ON "Authority"("name", "id");

-- CreateIndex
CREATE INDEX "AuthorityVariant_name_idx" ON "AuthorityVariant"("name");

-- CreateIndex
CREATE UNIQUE INDEX "AuthorityVariant_authorityId_name_key" ON "AuthorityVariant"("authorityId", "name");

-- CreateIndex
CREATE INDEX "Source_updatedAt_id_idx" ON "Source"("updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Source_title_id_idx" ON "Source"("title", "id");

-- CreateIndex
CREATE INDEX "Source_createdById_idx" ON "Source"("createdById");

-- CreateIndex
CREATE INDEX "Source_type_idx" ON "Source"("type");

-- CreateIndex
CREATE INDEX "SourceContributor_authorityId_idx" ON "SourceContributor"("authorityId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceContributor_sourceId_role_position_key" ON "SourceContributor"("sourceId", "role", "position");

-- CreateIndex
CREATE INDEX "SourceAuthority_authorityId_idx" ON "SourceAuthority"("authorityId");

-- CreateIndex
CREATE INDEX "SourceRelation_fromId_idx" ON "SourceRelation"("fromId");

-- CreateIndex
CREATE INDEX "SourceRelation_toId_idx" ON "SourceRelation"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceRelation_type_fromId_toId_key" ON "SourceRelation"("type", "fromId", "toId");

-- CreateIndex
CREATE INDEX "Holding_sourceId_createdAt_idx" ON "Holding"("sourceId", "createdAt");

-- CreateIndex
CREATE INDEX "Holding_sha256_idx" ON "Holding"("sha256");

-- CreateIndex
CREATE INDEX "Holding_createdById_idx" ON "Holding"("createdById");

-- CreateIndex
CREATE INDEX "TextLayer_holdingId_idx" ON "TextLayer"("holdingId");

-- CreateIndex
CREATE INDEX "Passage_createdById_idx" ON "Passage"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "Passage_textLayerId_start_end_key" ON "Passage"("textLayerId", "start", "end");

-- CreateIndex
CREATE UNIQUE INDEX "Record_slug_key" ON "Record"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Record_submittedId_key" ON "Record"("submittedId");

-- CreateIndex
CREATE UNIQUE INDEX "Record_liveId_key" ON "Record"("liveId");

-- CreateIndex
CREATE INDEX "Record_updatedAt_id_idx" ON "Record"("updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Record_kind_updatedAt_id_idx" ON "Record"("kind", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Record_state_updatedAt_id_idx" ON "Record"("state", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Record_createdById_idx" ON "Record"("createdById");

-- CreateIndex
CREATE INDEX "RecordAuthority_authorityId_idx" ON "RecordAuthority"("authorityId");

-- CreateIndex
CREATE INDEX "Draft_savedById_idx" ON "Draft"("savedById");

-- CreateIndex
CREATE INDEX "Draft_title_idx" ON "Draft"("title");

-- CreateIndex
CREATE INDEX "Revision_authorId_idx" ON "Revision"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_recordId_number_key" ON "Revision"("recordId", "number");

-- CreateIndex
CREATE INDEX "Contribution_memberId_idx" ON "Contribution"("memberId");

-- CreateIndex
CREATE INDEX "Reference_recordId_revisionId_idx" ON "Reference"("recordId", "revisionId");

-- CreateIndex
CREATE INDEX "Reference_revisionId_idx" ON "Reference"("revisionId");

-- CreateIndex
CREATE INDEX "Reference_sourceId_recordId_idx" ON "Reference"("sourceId", "recordId");

-- CreateIndex
CREATE INDEX "Reference_passageId_idx" ON "Reference"("passageId");

-- CreateIndex
CREATE INDEX "Transition_recordId_at_idx" ON "Transition"("recordId", "at");

-- CreateIndex
CREATE INDEX "Transition_revisionId_idx" ON "Transition"("revisionId");

-- CreateIndex
CREATE INDEX "Transition_actorId_idx" ON "Transition"("actorId");

-- CreateIndex
CREATE INDEX "Verdict_recordId_subjectId_aspect_at_idx" ON "Verdict"("recordId", "subjectId", "aspect", "at");

-- CreateIndex
CREATE INDEX "Verdict_holdingId_idx" ON "Verdict"("holdingId");

-- CreateIndex
CREATE INDEX "Verdict_memberId_idx" ON "Verdict"("memberId");

-- CreateIndex
CREATE INDEX "Edition_revisionId_idx" ON "Edition"("revisionId");

-- CreateIndex
CREATE INDEX "Edition_publishedById_idx" ON "Edition"("publishedById");

-- CreateIndex
CREATE INDEX "Edition_publishedAt_id_idx" ON "Edition"("publishedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_recordId_number_key" ON "Edition"("recordId", "number");

-- CreateIndex
CREATE INDEX "EditionVerdict_verdictId_idx" ON "EditionVerdict"("verdictId");

-- CreateIndex
CREATE INDEX "Withdrawal_recordId_throughEdition_idx" ON "Withdrawal"("recordId", "throughEdition");

-- CreateIndex
CREATE INDEX "Withdrawal_actorId_idx" ON "Withdrawal"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "SearchEntry_editionId_key" ON "SearchEntry"("editionId");

-- CreateIndex
CREATE INDEX "SearchEntry_kind_publishedAt_recordId_idx" ON "SearchEntry"("kind", "publishedAt" DESC, "recordId");

-- CreateIndex
CREATE INDEX "SearchEntry_publishedAt_recordId_idx" ON "SearchEntry"("publishedAt" DESC, "recordId");

-- CreateIndex
CREATE INDEX "SearchEntry_kind_dated_recordId_idx" ON "SearchEntry"("kind", "dated", "recordId");

-- CreateIndex
CREATE INDEX "SearchEntry_dated_recordId_idx" ON "SearchEntry"("dated", "recordId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_hash_key" ON "Event"("hash");

-- CreateIndex
CREATE INDEX "Event_subjectType_subjectId_id_idx" ON "Event"("subjectType", "subjectId", "id");

-- CreateIndex
CREATE INDEX "Event_actorId_idx" ON "Event"("actorId");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorityVariant" ADD CONSTRAINT "AuthorityVariant_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceContributor" ADD CONSTRAINT "SourceContributor_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceContributor" ADD CONSTRAINT "SourceContributor_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceAuthority" ADD CONSTRAINT "SourceAuthority_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceAuthority" ADD CONSTRAINT "SourceAuthority_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceRelation" ADD CONSTRAINT "SourceRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceRelation" ADD CONSTRAINT "SourceRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "MediaFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TextLayer" ADD CONSTRAINT "TextLayer_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_textLayerId_fkey" FOREIGN KEY ("textLayerId") REFERENCES "TextLayer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Record" ADD CONSTRAINT "Record_submittedId_fkey" FOREIGN KEY ("submittedId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Record" ADD CONSTRAINT "Record_liveId_fkey" FOREIGN KEY ("liveId") REFERENCES "Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Record" ADD CONSTRAINT "Record_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordAuthority" ADD CONSTRAINT "RecordAuthority_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordAuthority" ADD CONSTRAINT "RecordAuthority_authorityId_fkey" FOREIGN KEY ("authorityId") REFERENCES "Authority"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reference" ADD CONSTRAINT "Reference_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reference" ADD CONSTRAINT "Reference_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reference" ADD CONSTRAINT "Reference_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reference" ADD CONSTRAINT "Reference_passageId_fkey" FOREIGN KEY ("passageId") REFERENCES "Passage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transition" ADD CONSTRAINT "Transition_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transition" ADD CONSTRAINT "Transition_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transition" ADD CONSTRAINT "Transition_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_holdingId_fkey" FOREIGN KEY ("holdingId") REFERENCES "Holding"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Verdict" ADD CONSTRAINT "Verdict_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionVerdict" ADD CONSTRAINT "EditionVerdict_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditionVerdict" ADD CONSTRAINT "EditionVerdict_verdictId_fkey" FOREIGN KEY ("verdictId") REFERENCES "Verdict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Withdrawal" ADD CONSTRAINT "Withdrawal_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Withdrawal" ADD CONSTRAINT "Withdrawal_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchEntry" ADD CONSTRAINT "SearchEntry_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchEntry" ADD CONSTRAINT "SearchEntry_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventDetail" ADD CONSTRAINT "EventDetail_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

