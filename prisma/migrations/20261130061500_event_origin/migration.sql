-- AlterTable
ALTER TABLE "Session" ADD COLUMN "isByProvider" BOOLEAN NOT NULL DEFAULT false;

-- The event log is filtered by from where its events came. Prisma doesn't know indexes of expressions.
CREATE INDEX event_detail_via ON "EventDetail" ((detail #>> '{via,by}'), "eventId");
