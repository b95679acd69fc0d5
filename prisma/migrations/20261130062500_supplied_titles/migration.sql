-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "titleIsSupplied" BOOLEAN NOT NULL DEFAULT false;

SELECT stele_record_columns('Source', 1, string_to_array('id type identification title titleIsSupplied titleShort containerTitle collectionTitle publisher publisherPlace page volume issue number edition section genre medium jurisdiction eventTitle eventPlace archive archivePlace callNumber url doi isbn issn language note issuedVerbatim issuedEdtf issuedBasis issuedFrom issuedTo accessedVerbatim accessedEdtf accessedBasis extra version describedBy mergedIntoId createdById createdAt', ' '));
