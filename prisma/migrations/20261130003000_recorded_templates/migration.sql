-- The contributors of a template decide who can judge the records that are made from it.
SELECT stele_record_columns('RecordTemplate', 1, string_to_array('id kind name content contributors createdById createdAt', ' '));
