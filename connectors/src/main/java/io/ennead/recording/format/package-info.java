/**
 * The files of a recording: one per instrument, hour of event time and attempt of the job. A file
 * is a {@link io.ennead.recording.format.Header} and then {@link
 * io.ennead.recording.format.Block}s.
 *
 * <p>The events of an instrument are numbered from 0 on. An attempt of the job goes on with the
 * number that its checkpoint holds: so what an earlier attempt has at or beyond the first number of
 * a later one never became part of the run, and nothing must be cut off or renamed.
 */
package io.ennead.recording.format;
