-- The style of notes and lists of sources is a setting.
ALTER TABLE "Settings" ADD COLUMN     "noteStyle" TEXT NOT NULL DEFAULT 'PLAIN';
ALTER TABLE "Settings" ADD CONSTRAINT settings_note_style CHECK ("noteStyle" IN ('PLAIN', 'CHICAGO', 'ISO_690'));

-- Settings that no one has changed yet are recorded by the event of their first change.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "Settings" WHERE version > 1) THEN
    PERFORM stele_record_columns('Settings', 1, string_to_array('id version name subject description language languages contact imprint licence accent accentDark isIndexed idleHours twoAdmins secondFactor quotation reportDays noteStyle', ' '));
  ELSE
    DROP TRIGGER settings_is_recorded ON "Settings";
    CREATE TRIGGER settings_is_recorded AFTER INSERT OR UPDATE OR DELETE ON "Settings" FOR EACH ROW
      EXECUTE FUNCTION stele_record_row('1', 'id', 'version', 'name', 'subject', 'description', 'language', 'languages', 'contact', 'imprint', 'licence', 'accent', 'accentDark', 'isIndexed', 'idleHours', 'twoAdmins', 'secondFactor', 'quotation', 'reportDays', 'noteStyle');
  END IF;
END $$;
