-- The log records more tables: what sources and names are described as, masks, settings, pages, links to sign in, and what admins propose.
-- What it records of a consent, a copy and a text has more columns.
SELECT stele_record_columns('Consent', 1, string_to_array('recordId tier nameDisplay legalName pseudonym embargoUntil transcriptApprovedOn withdrawnOn note contributors hiddenNameAt version', ' '));
SELECT stele_record_columns('Holding', 1, string_to_array('id sourceId kind sha256 filename obtainedFrom obtainedOn rights shown access note contributors createdById createdAt betterThanId cameWithId', ' '));
SELECT stele_record_columns('TextLayer', 1, string_to_array('id holdingId origin correctedFromId language length sha256 locators spans createdAt', ' '));
SELECT stele_record_columns('Source', 1, string_to_array('id type identification title titleShort containerTitle collectionTitle publisher publisherPlace page volume issue number edition section genre medium jurisdiction eventTitle eventPlace archive archivePlace callNumber url doi isbn issn language note issuedVerbatim issuedEdtf issuedBasis issuedFrom issuedTo accessedVerbatim accessedEdtf accessedBasis extra version describedBy mergedIntoId createdById createdAt', ' '));
SELECT stele_record_columns('SourceContributor', 1, string_to_array('id sourceId role position family given literal authorityId', ' '));
SELECT stele_record_columns('SourceAuthority', 3, string_to_array('sourceId authorityId role', ' '));
SELECT stele_record_columns('SourceRelation', 1, string_to_array('id type fromId toId note createdAt', ' '));
SELECT stele_record_columns('Assessment', 1, string_to_array('id sourceId reliability credibility reason memberId at', ' '));
SELECT stele_record_columns('Authority', 1, string_to_array('id kind name language place note version mergedIntoId createdAt', ' '));
SELECT stele_record_columns('AuthorityVariant', 1, string_to_array('id authorityId name script language usedFrom usedTo', ' '));
SELECT stele_record_columns('Mask', 1, string_to_array('id textLayerId textSha256 start end kind reason memberId at liftedById liftedAt liftReason', ' '));
-- Settings that no one has changed yet are recorded by the event of their first change.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "Settings" WHERE version > 1) THEN
    PERFORM stele_record_columns('Settings', 1, string_to_array('id version name subject description language languages contact imprint licence accent accentDark isIndexed idleHours twoAdmins', ' '));
  ELSE
    CREATE TRIGGER settings_is_recorded AFTER INSERT OR UPDATE OR DELETE ON "Settings" FOR EACH ROW
      EXECUTE FUNCTION stele_record_row('1', 'id', 'version', 'name', 'subject', 'description', 'language', 'languages', 'contact', 'imprint', 'licence', 'accent', 'accentDark', 'isIndexed', 'idleHours', 'twoAdmins');
  END IF;
END $$;
SELECT stele_record_columns('Logo', 1, string_to_array('settingsId sha256 width height', ' '));
SELECT stele_record_columns('Page', 1, string_to_array('id slug version liveVersion firstPublishedAt createdAt', ' '));
SELECT stele_record_columns('PageVersion', 2, string_to_array('pageId version title schemaVersion body savedById savedAt', ' '));
SELECT stele_record_columns('Invitation', 1, string_to_array('id email role memberId tokenHash expiresAt acceptedAt invitedById proposedById createdAt', ' '));
SELECT stele_record_columns('AdminProposal', 1, string_to_array('id act memberId email fromRole role proposedById proposedAt expiresAt decision decidedById decidedAt', ' '));
SELECT stele_record_columns('AccountNotice', 1, string_to_array('id memberId change role byId proposedById at', ' '));

-- Indexes written by hand have names in lowercase.
ALTER INDEX "AdminProposal_open_key" RENAME TO admin_proposal_open;
