-- The mark of a hidden name follows from texts that are searched after an event, in a transaction of its own. The log doesn't record it.
SELECT stele_record_columns('Consent', 1, string_to_array('recordId tier nameDisplay legalName pseudonym embargoUntil transcriptApprovedOn withdrawnOn note contributors version', ' '));
