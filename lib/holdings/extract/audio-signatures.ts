/** Other names by which recordings are recognised from their content, with the names that the archive uses. */
export const audioSignatures = {
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/opus': 'audio/ogg',
  'audio/x-flac': 'audio/flac',
  'application/ogg': 'audio/ogg',
} as const
