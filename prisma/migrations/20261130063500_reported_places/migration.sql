-- AlterTable
ALTER TABLE "Report" ADD COLUMN     "path" TEXT NOT NULL DEFAULT '';
