-- CreateEnum
CREATE TYPE "ThreadKind" AS ENUM ('COMMENT', 'DISAGREEMENT');

-- CreateTable
CREATE TABLE "Thread" (
    "id" UUID NOT NULL,
    "kind" "ThreadKind" NOT NULL DEFAULT 'COMMENT',
    "recordId" UUID,
    "subjectType" "SubjectType",
    "subjectId" TEXT,
    "passageId" UUID,
    "aspect" "Aspect",
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedById" UUID,
    "resolvedAt" TIMESTAMPTZ,

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mention" (
    "commentId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("commentId","memberId")
);

-- CreateIndex
CREATE INDEX "Thread_recordId_subjectId_idx" ON "Thread"("recordId", "subjectId");

-- CreateIndex
CREATE INDEX "Thread_passageId_idx" ON "Thread"("passageId");

-- CreateIndex
CREATE INDEX "Thread_openedById_idx" ON "Thread"("openedById");

-- CreateIndex
CREATE INDEX "Thread_resolvedById_idx" ON "Thread"("resolvedById");

-- CreateIndex
CREATE INDEX "Comment_threadId_at_idx" ON "Comment"("threadId", "at");

-- CreateIndex
CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId");

-- CreateIndex
CREATE INDEX "Mention_memberId_seenAt_idx" ON "Mention"("memberId", "seenAt");

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_passageId_fkey" FOREIGN KEY ("passageId") REFERENCES "Passage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A discussion stands at a subject of a record or at a passage, never at both or neither; its place and its opening never change.
ALTER TABLE "Thread"
  ADD CONSTRAINT thread_has_one_place CHECK (
    ("recordId" IS NULL) <> ("passageId" IS NULL)
    AND ("recordId" IS NULL) = ("subjectType" IS NULL) AND ("recordId" IS NULL) = ("subjectId" IS NULL)),
  ADD CONSTRAINT thread_disagreement_is_on_an_aspect CHECK (("kind" = 'DISAGREEMENT') = ("aspect" IS NOT NULL)),
  ADD CONSTRAINT thread_disagreement_is_on_a_record CHECK ("kind" <> 'DISAGREEMENT' OR "recordId" IS NOT NULL),
  ADD CONSTRAINT thread_resolved_by_somebody CHECK (("resolvedAt" IS NULL) = ("resolvedById" IS NULL));
ALTER TABLE "Comment" ADD CONSTRAINT comment_has_words CHECK (btrim("text") <> '');

-- Two reviewers disagree on one aspect in one place: one open discussion, however many are told to open it.
CREATE UNIQUE INDEX thread_one_open_disagreement ON "Thread" ("recordId", "subjectType", "subjectId", "aspect")
  WHERE "kind" = 'DISAGREEMENT' AND "resolvedAt" IS NULL;
CREATE INDEX thread_open ON "Thread" ("recordId") WHERE "resolvedAt" IS NULL;

CREATE TRIGGER thread_keeps_its_place BEFORE UPDATE ON "Thread" FOR EACH ROW
  WHEN ((OLD."kind", OLD."recordId", OLD."subjectType", OLD."subjectId", OLD."passageId", OLD."aspect", OLD."openedById", OLD."openedAt")
    IS DISTINCT FROM (NEW."kind", NEW."recordId", NEW."subjectType", NEW."subjectId", NEW."passageId", NEW."aspect", NEW."openedById", NEW."openedAt"))
  EXECUTE FUNCTION stele_refuse();

-- What was said is not rewritten. As with the words of an event, it can be erased, on purpose only.
CREATE OR REPLACE FUNCTION stele_refuse_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('stele.erasure', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'DELETE of "%" is refused outside an erasure', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER comment_is_immutable BEFORE UPDATE ON "Comment" FOR EACH ROW EXECUTE FUNCTION stele_refuse();
CREATE TRIGGER comment_is_erased_on_purpose BEFORE DELETE ON "Comment" FOR EACH ROW EXECUTE FUNCTION stele_refuse_unless_erasing();
CREATE TRIGGER comment_is_never_emptied BEFORE TRUNCATE ON "Comment" FOR EACH STATEMENT EXECUTE FUNCTION stele_refuse();
