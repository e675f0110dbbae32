-- What the first append asked for a stream's version: nothing calls it any more.
DROP FUNCTION stream_version(uuid, text, uuid);
