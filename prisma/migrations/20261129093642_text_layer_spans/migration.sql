-- AlterTable
ALTER TABLE "TextLayer" ADD COLUMN     "report" JSONB,
ADD COLUMN     "spans" JSONB NOT NULL DEFAULT '[]';
