-- DropForeignKey
ALTER TABLE "BulkRecord" DROP CONSTRAINT "BulkRecord_recordId_fkey";
